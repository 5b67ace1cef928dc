import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed, shuffle, type Random } from '#domain/random.ts';
import { mix } from '../../canvas/colour.ts';
import { createDefocus, createFloatingShadow } from '../../canvas/defocus.ts';
import { progress } from '../../canvas/easing.ts';
import { createLayer, cropToInk } from '../../canvas/layer.ts';
import { prepareHero } from '../hero-sprite.ts';
import type { HeroSource, PlateRequest } from '../plate-request.ts';
import type { Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';

/** How far an object is from the lens. */
export type Depth = 'near' | 'sharp' | 'middle' | 'far';

/** Where an object floats: its middle as fractions of the frame, its size as a share of the short side. */
export interface FloatingPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly depth: Depth;
}

interface Floating {
  readonly canvas: Canvas;
  /** Objects far out of focus only glide: turning large soft sprites in every frame costs much and shows little. */
  readonly glides: boolean;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly tilt: number;
  readonly sway: number;
  readonly phase: number;
  readonly startSeconds: number;
  /** Way in a second, in pixels: near objects pass faster. */
  readonly drift: number;
}

/** Blur in units of the stage and drift in units a second, by depth. */
const depths: Record<Depth, { readonly blur: number; readonly drift: number; readonly sway: number }> = {
  far: { blur: 2.6, drift: 5, sway: 0.05 },
  middle: { blur: 0, drift: 10, sway: 0.07 },
  sharp: { blur: 0, drift: 14, sway: 0.05 },
  near: { blur: 11, drift: 34, sway: 0.04 },
};

/** Largest sprite that is lit; smaller places take scaled copies of it. */
const litShare = 0.4;

/** Objects afloat in several depths, given in painting order; the hero takes the first sharp place. */
export async function createFloatingObjects(request: PlateRequest, stage: Stage, places: readonly FloatingPlace[]) {
  const random = createRandom(deriveSeed(request.seed, 'floating objects'));
  const sprites = await prepareSprites(request, stage, places);
  const firstSharp = places.findIndex((place) => place.depth === 'sharp');
  const others = sprites.slice(1);
  let next = 0;
  const objects = places.map((place, index) => {
    const source = index === firstSharp ? sprites[0]! : (others[next++ % others.length] ?? sprites[0]!);
    return float(request, stage, random, source, place, index, index === firstSharp);
  });
  return (context: SKRSContext2D, seconds: number): void => {
    for (const object of objects) drawFloating(context, stage, request, object, seconds);
  };
}

/** The hero, then its companions; a photograph is not repeated, so forms keep it company when there are none. */
async function prepareSprites(
  request: PlateRequest,
  stage: Stage,
  places: readonly FloatingPlace[],
): Promise<Canvas[]> {
  const largest = Math.max(...places.filter((place) => place.depth === 'sharp').map((place) => place.size));
  const side = (share: number) => ({ width: share * stage.side, height: share * stage.side });
  const random = createRandom(deriveSeed(request.seed, 'companions'));
  const companions: HeroSource[] = shuffle(random, request.companions)
    .slice(0, 2)
    .map((icon) => ({ kind: 'art', icon }));
  const fillers: HeroSource[] = request.hero.kind === 'photo' && companions.length === 0 ? [{ kind: 'form' }] : [];
  const heroRoom = {
    width: largest * stage.side * (stage.shape === 'landscape' ? 1.15 : 1.3),
    height: largest * stage.side,
    tiltDegrees: -10 + random() * 20,
  };
  const sprites = [await prepareHero(request, heroRoom)];
  for (const source of [...companions, ...fillers]) {
    sprites.push(await prepareHero(request, { ...side(litShare * 0.62), tiltDegrees: -20 + random() * 40 }, source));
  }
  if (request.hero.kind !== 'photo')
    sprites.push(await prepareHero(request, { ...side(litShare * 0.62), tiltDegrees: 24, flip: true }));
  return sprites;
}

function float(
  request: PlateRequest,
  stage: Stage,
  random: Random,
  source: Canvas,
  place: FloatingPlace,
  index: number,
  asLit: boolean,
): Floating {
  const depth = depths[place.depth];
  const size = asLit ? 1 : (place.size * stage.side) / Math.max(source.width, source.height);
  const canvas = depth.blur > 0 ? blurred(source, depth.blur * stage.unit, size) : source;
  const dark = mix(request.palette[request.value], request.palette.night, 0.8);
  const printed = artStyleOf(request.archetype).footing === 'print';
  const casts = !printed && (place.depth === 'sharp' || place.depth === 'middle');
  const tilt = place.depth === 'sharp' ? 0 : (random() - 0.5) * 0.9;
  const glides = place.depth === 'near';
  const shaped = casts ? withShadow(shrunk(source, size), dark, stage, place.depth === 'sharp' ? 16 : 9) : canvas;
  const baked = casts || depth.blur > 0;
  return {
    canvas: glides ? turned(shaped, tilt) : shaped,
    glides,
    x: asLit ? whole(place.x * stage.width, source.width, stage.width, stage) : place.x * stage.width,
    y: asLit ? whole(place.y * stage.height, source.height, stage.height, stage) : place.y * stage.height,
    scale: baked ? 1 : size,
    tilt,
    sway: depth.sway * (random() < 0.5 ? -1 : 1),
    phase: random() * 6.3,
    startSeconds: index * 0.035 - 0.16,
    drift: (asLit ? 5 : depth.drift) * stage.unit,
  };
}

/** The object over its own soft shadow, as one sprite with the object in the middle. */
function withShadow(object: Canvas, dark: string, stage: Stage, blur: number): Canvas {
  const shadow = createFloatingShadow(object, dark, blur * stage.unit);
  const [moveX, moveY] = [blur * 0.5 * stage.unit, blur * 1.5 * stage.unit];
  const [width, height] = [shadow.width + moveX * 2, shadow.height + moveY * 2];
  return createLayer(width, height, (context) => {
    context.globalAlpha = 0.4;
    context.drawImage(shadow, (width - shadow.width) / 2 + moveX, (height - shadow.height) / 2 + moveY);
    context.globalAlpha = 1;
    context.drawImage(object, (width - object.width) / 2, (height - object.height) / 2);
  });
}

function turned(source: Canvas, radians: number): Canvas {
  const side = Math.hypot(source.width, source.height);
  const layer = createLayer(side, side, (context) => {
    context.translate(side / 2, side / 2);
    context.rotate(radians);
    context.drawImage(source, -source.width / 2, -source.height / 2);
  });
  return cropToInk(layer).canvas;
}

/** The hero itself is never cut by the frame. */
function whole(middle: number, size: number, room: number, stage: Stage): number {
  const margin = size * 0.54 + 16 * stage.unit;
  return margin * 2 > room ? room / 2 : Math.min(Math.max(middle, margin), room - margin);
}

/** An object out of focus, at the size it is seen at. */
function blurred(source: Canvas, radius: number, scale: number): Canvas {
  return createDefocus(shrunk(source, scale), radius);
}

function shrunk(source: Canvas, scale: number): Canvas {
  return createLayer(source.width * scale, source.height * scale, (context) => {
    context.drawImage(source, 0, 0, source.width * scale, source.height * scale);
  });
}

function drawFloating(
  context: SKRSContext2D,
  stage: Stage,
  request: PlateRequest,
  object: Floating,
  seconds: number,
): void {
  const { motion } = artStyleOf(request.archetype);
  const landSeconds = Math.min(motion.landSeconds, request.durationSeconds * 0.3);
  const share = progress(seconds, object.startSeconds, landSeconds, motion.landEase);
  if (share <= 0) return;
  const away = { x: object.x - stage.width / 2, y: object.y - stage.height / 2 };
  const far = Math.hypot(away.x, away.y) || 1;
  // Everything spreads slowly from the middle, nearer things faster: the camera moves in.
  const spread = object.drift * seconds - (1 - share) * 60 * stage.unit;
  const x = object.x + (away.x / far) * spread + Math.sin(seconds * 1.1 + object.phase) * 6 * stage.unit;
  const y = object.y + (away.y / far) * spread + Math.cos(seconds * 1.4 + object.phase) * 8 * stage.unit;
  const { width, height } = object.canvas;
  context.save();
  context.globalAlpha *= Math.min(1, share * 2.5);
  if (object.glides) {
    context.drawImage(object.canvas, Math.round(x - width / 2), Math.round(y - height / 2));
  } else {
    context.translate(x, y);
    context.rotate(object.tilt + Math.sin(seconds * 1.2 + object.phase) * object.sway + (1 - share) * 0.4);
    const grown = Math.max(0.01, 0.5 + 0.5 * share) * (1 + motion.pushPerSecond * 0.5 * seconds) * object.scale;
    context.scale(grown, grown);
    context.drawImage(object.canvas, -width / 2, -height / 2);
  }
  context.restore();
}
