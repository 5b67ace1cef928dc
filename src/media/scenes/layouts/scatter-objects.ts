import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed, shuffle, type Random } from '#domain/random.ts';
import { mix } from '../../canvas/colour.ts';
import { createDefocus, createFloatingShadow } from '../../canvas/defocus.ts';
import { progress } from '../../canvas/easing.ts';
import { createLayer } from '../../canvas/layer.ts';
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
  readonly shadow: Canvas | null;
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
    return float(request, stage, random, source, place, index);
  });
  return (context: SKRSContext2D, seconds: number): void => {
    for (const object of objects) drawFloating(context, stage, request, object, seconds);
  };
}

/** The hero, then its companions; a photograph is not repeated, so forms keep it company when there are none. */
async function prepareSprites(request: PlateRequest, stage: Stage, places: readonly FloatingPlace[]): Promise<Canvas[]> {
  const largest = Math.max(...places.filter((place) => place.depth === 'sharp').map((place) => place.size));
  const side = (share: number) => ({ width: share * stage.side, height: share * stage.side });
  const random = createRandom(deriveSeed(request.seed, 'companions'));
  const companions: HeroSource[] = shuffle(random, request.companions).slice(0, 2).map((icon) => ({ kind: 'art', icon }));
  const fillers: HeroSource[] = request.hero.kind === 'photo' && companions.length === 0 ? [{ kind: 'form' }] : [];
  const sprites = [await prepareHero(request, { ...side(largest), tiltDegrees: -10 + random() * 20 })];
  for (const source of [...companions, ...fillers]) {
    sprites.push(await prepareHero(request, { ...side(litShare * 0.62), tiltDegrees: -20 + random() * 40 }, source));
  }
  if (request.hero.kind !== 'photo') sprites.push(await prepareHero(request, { ...side(litShare * 0.62), tiltDegrees: 24, flip: true }));
  return sprites;
}

function float(request: PlateRequest, stage: Stage, random: Random, source: Canvas, place: FloatingPlace, index: number): Floating {
  const depth = depths[place.depth];
  const size = (place.size * stage.side) / Math.max(source.width, source.height);
  const canvas = depth.blur > 0 ? blurred(source, depth.blur * stage.unit, size) : source;
  const dark = mix(request.palette[request.value], request.palette.night, 0.8);
  const printed = artStyleOf(request.archetype).footing === 'print';
  const casts = !printed && (place.depth === 'sharp' || place.depth === 'middle');
  return {
    canvas,
    shadow: casts ? createFloatingShadow(shrunk(source, size), dark, 16 * stage.unit) : null,
    x: place.x * stage.width,
    y: place.y * stage.height,
    scale: depth.blur > 0 ? 1 : size,
    tilt: place.depth === 'sharp' ? 0 : (random() - 0.5) * 0.9,
    sway: depth.sway * (random() < 0.5 ? -1 : 1),
    phase: random() * 6.3,
    startSeconds: index * 0.035 - 0.16,
    drift: depth.drift * stage.unit,
  };
}

/** Blurs at half size: nobody sees the difference, and it is drawn four times faster. */
function blurred(source: Canvas, radius: number, scale: number): Canvas {
  return createDefocus(shrunk(source, scale), radius);
}

function shrunk(source: Canvas, scale: number): Canvas {
  return createLayer(source.width * scale, source.height * scale, (context) => {
    context.drawImage(source, 0, 0, source.width * scale, source.height * scale);
  });
}

function drawFloating(context: SKRSContext2D, stage: Stage, request: PlateRequest, object: Floating, seconds: number): void {
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
  context.save();
  context.globalAlpha *= Math.min(1, share * 2.5);
  context.translate(x, y);
  context.rotate(object.tilt + Math.sin(seconds * 1.2 + object.phase) * object.sway + (1 - share) * 0.4);
  const grown = Math.max(0.01, 0.5 + 0.5 * share) * (1 + motion.pushPerSecond * 0.5 * seconds);
  context.scale(grown, grown);
  if (object.shadow !== null) {
    const alpha = context.globalAlpha;
    context.globalAlpha = alpha * 0.4;
    context.drawImage(object.shadow, -object.shadow.width / 2 + 8 * stage.unit, -object.shadow.height / 2 + 24 * stage.unit);
    context.globalAlpha = alpha;
  }
  const { width, height } = object.canvas;
  context.drawImage(object.canvas, (-width * object.scale) / 2, (-height * object.scale) / 2, width * object.scale, height * object.scale);
  context.restore();
}
