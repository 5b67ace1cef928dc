import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { luminance, mix, parseHex, toHex, withAlpha } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { outQuint, progress } from '../../canvas/easing.ts';
import type { Box } from '../../canvas/geometry.ts';
import { createLayer, type Sprite } from '../../canvas/layer.ts';
import { createSpecks } from '../../canvas/specks.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { createHeroActor } from '../hero-actor.ts';
import type { Layout } from '../layout.ts';
import type { Plate } from '../plate.ts';
import type { PlateRequest } from '../plate-request.ts';
import { setText, type SetText } from '../set-text.ts';
import { fromStart, type Stage } from '../stage.ts';
import { artStyleOf } from '../style-registry.ts';
import { typeLayers, type TypeMark } from '../type-layers.ts';
import type { TypeLayers, TypeRequest } from '../type-request.ts';
import { setCornerNote } from './corner-note.ts';
import { groundInks } from './ground-inks.ts';

/** Opening time: a printed sun rises behind the hero and up into the words, whose ink lies over it as in a two-ink print. */
export const sunriseLayout: Layout = { id: 'sunrise', composePlate, setType };

interface SunrisePlan {
  /** Middle and radius of the sun when it is up, in pixels. */
  readonly sun: { readonly x: number; readonly y: number; readonly radius: number };
  readonly hero: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly tilt: number;
  };
  readonly words: Box;
}

function planOf(stage: Stage, seed: number): SunrisePlan {
  const { width, height, side, safe } = stage;
  const random = createRandom(deriveSeed(seed, 'sunrise'));
  const tilt = -24 + random() * 32;
  const room = (x: number, y: number, w: number, h: number): Box => ({
    x: stage.direction === 'rtl' ? width - x - w : x,
    y,
    width: w,
    height: h,
  });
  if (stage.shape === 'portrait') {
    return {
      sun: { x: width * (0.42 + random() * 0.16), y: height * 0.79, radius: side * 0.62 },
      hero: { x: 0.5, y: 0.685, width: width * 0.84, height: height * 0.34, tilt },
      words: room(safe.x, safe.y + height * 0.05, safe.width, height * 0.345),
    };
  }
  if (stage.shape === 'square') {
    return {
      sun: { x: fromStart(stage, 0.62), y: height * 0.98, radius: side * 0.6 },
      hero: { x: 0.66, y: 0.72, width: width * 0.56, height: height * 0.48, tilt },
      words: room(safe.x, safe.y + height * 0.07, safe.width, height * 0.32),
    };
  }
  return {
    sun: { x: fromStart(stage, 0.6 + random() * 0.08), y: height * (0.94 + random() * 0.1), radius: side * 0.66 },
    hero: { x: 0.79, y: 0.53, width: width * 0.36, height: height * 0.72, tilt },
    words: room(safe.x, safe.y + height * 0.085, width * 0.56, safe.height - height * 0.085),
  };
}

/** The sun's colour: the first of the palette that stands out from the ground and still carries the words' ink. */
export function sunColour(palette: Palette, value: TonalValue): string {
  const ground = palette[value];
  const ink = groundInks({ palette, value })[0]!;
  const fits = (colour: string): boolean => contrastRatio(colour, ground) >= 1.3 && contrastRatio(colour, ink) >= 2.6;
  const wishes = [
    palette.hot,
    palette.accent,
    palette.field,
    palette.pale,
    mix(palette.hot, palette.paper, 0.4),
    mix(ground, ink, 0.22),
  ];
  return wishes.find((colour) => colour !== ground && fits(colour)) ?? mix(ground, ink, 0.25);
}

const riseSeconds = 1;
const risingPerSecond = 9;

async function composePlate(request: PlateRequest, stage: Stage): Promise<Plate> {
  const plan = planOf(stage, request.seed);
  const { palette, value, seed } = request;
  const style = artStyleOf(request.archetype);
  const focus = { x: plan.sun.x / stage.width, y: 0.7, floorY: null };
  const ground = style.createGround(stage, palette, value, focus, seed);
  const colour = sunColour(palette, value);
  const disc = paintSun(stage, plan, colour, seed);
  const actor = await createHeroActor(request, stage, {
    x: fromStart(stage, plan.hero.x),
    y: plan.hero.y * stage.height,
    anchor: 'centre',
    room: { width: plan.hero.width, height: plan.hero.height, tiltDegrees: plan.hero.tilt },
    startSeconds: 0.15,
  });
  const rise = Math.min(riseSeconds, request.durationSeconds * 0.4);
  const rayColour = withAlpha(mix(palette[value], colour, 0.5), value === 'night' ? 0.3 : 0.36);
  return {
    draw(context, seconds) {
      const below =
        (1 - progress(seconds, 0, rise, outQuint)) * plan.sun.radius * 0.9 - seconds * risingPerSecond * stage.unit;
      ground.draw(context, seconds);
      drawRays(context, stage, { ...plan.sun, y: plan.sun.y + below }, rayColour, seconds);
      context.drawImage(disc.canvas, disc.x, Math.round(disc.y + below));
      actor.drawFooting(context, seconds);
      actor.drawHero(context, seconds);
    },
  };
}

/** The sun as printed ink: flat, worn by specks, ending in a screen of dots towards its foot. */
function paintSun(stage: Stage, plan: SunrisePlan, colour: string, seed: number): Sprite {
  const { x, y, radius } = plan.sun;
  const top = Math.floor(y - radius) - 2;
  const left = Math.max(0, Math.floor(x - radius) - 2);
  const right = Math.min(stage.width, Math.ceil(x + radius) + 2);
  // It goes on rising through the film, so more of it is printed than the frame shows at first.
  const height = Math.ceil(Math.min(radius * 2 + 4, stage.height - top + 60 * stage.unit));
  const canvas = createLayer(right - left, height, (context) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x - left, y - top, radius, 0, Math.PI * 2);
    context.fill();
    context.globalCompositeOperation = 'destination-out';
    context.globalAlpha = 0.8;
    context.drawImage(createSpecks(right - left, height, 1300, deriveSeed(seed, 'sun')), 0, 0);
  });
  return { canvas, x: left, y: top };
}

const rayCount = 22;

/** Rays round the sun that turn slowly. */
function drawRays(
  context: SKRSContext2D,
  stage: Stage,
  sun: SunrisePlan['sun'],
  colour: string,
  seconds: number,
): void {
  const reach = Math.hypot(stage.width, stage.height);
  const inner = sun.radius * 1.08;
  context.fillStyle = colour;
  context.beginPath();
  for (let ray = 0; ray < rayCount; ray++) {
    const from = (ray / rayCount) * Math.PI * 2 + seconds * 0.11;
    if (Math.sin(from + 0.07) > 0.5) continue;
    const to = from + Math.PI / rayCount;
    context.moveTo(sun.x + Math.cos(from) * inner, sun.y + Math.sin(from) * inner);
    context.lineTo(sun.x + Math.cos(from) * reach, sun.y + Math.sin(from) * reach);
    context.lineTo(sun.x + Math.cos(to) * reach, sun.y + Math.sin(to) * reach);
    context.lineTo(sun.x + Math.cos(to) * inner, sun.y + Math.sin(to) * inner);
    context.closePath();
  }
  context.fill();
}

async function setType(request: TypeRequest, stage: Stage): Promise<TypeLayers> {
  const plan = planOf(stage, request.seed);
  const { palette, value } = request;
  const fills = groundInks(request);
  const overprinted = luminance(fills[0]!) < 0.12 && luminance(palette[value]) > 0.25;
  const headline = setText(request, stage, {
    text: request.text.headline,
    role: 'headline',
    room: plan.words,
    face: request.faces.display as FaceName,
    anchor: stage.shape === 'landscape' ? 'middle' : 'bottom',
    maxLines: 3,
    maxSize: 0.62,
    fills,
    startSeconds: 0.08,
    ...(overprinted ? { ground: palette[value] } : {}),
  });
  const note = request.text.line || request.text.note || request.signature;
  return typeLayers([
    headline !== null && overprinted ? overprint(headline, sunColour(palette, value)) : headline,
    setCornerNote(request, stage, {
      text: note,
      corner: 'top-start',
      voice: 'note',
      startSeconds: 0.6,
      fills,
      share: stage.shape === 'landscape' ? 0.5 : 0.9,
    }),
  ]);
}

/** Dark ink laid on as a second print: where it meets the sun both inks show, and that is the colour that is measured. */
function overprint(text: SetText, sun: string): TypeMark {
  return {
    placements: [{ ...text.placement, fill: multiplied(text.fill, sun), ground: null }],
    draw(context, seconds) {
      context.save();
      context.globalCompositeOperation = 'multiply';
      text.draw(context, seconds);
      context.restore();
    },
  };
}

function multiplied(one: string, other: string): string {
  const [first, second] = [parseHex(one), parseHex(other)];
  return toHex([0, 1, 2].map((channel) => (first[channel]! * second[channel]!) / 255) as [number, number, number]);
}
