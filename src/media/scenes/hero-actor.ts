import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createCastShadow } from '../canvas/cast-shadow.ts';
import { createContactShadow, type FloorShadow } from '../canvas/contact-shadow.ts';
import { createFloatingShadow } from '../canvas/defocus.ts';
import { inOutCubic, progress } from '../canvas/easing.ts';
import { clamp, lerp } from '../canvas/geometry.ts';
import { createLightSweep } from '../canvas/light-sweep.ts';
import { mix } from '../canvas/colour.ts';
import { createReflection } from '../canvas/reflection.ts';
import { prepareHero, type HeroRoom } from './hero-sprite.ts';
import type { HeroSource, PlateRequest } from './plate-request.ts';
import type { Stage } from './stage.ts';
import { artStyleOf } from './style-registry.ts';

/** Where and how a hero stands. */
export interface HeroStand {
  /** Middle of the hero, in pixels. */
  readonly x: number;
  /** The foot line when it stands, its middle when it floats. */
  readonly y: number;
  readonly room: HeroRoom;
  /** `foot`: on the ground, with the style's footing. `centre`: in the air, with a soft shadow. */
  readonly anchor: 'foot' | 'centre';
  readonly source?: HeroSource;
  /** When it begins to come in. Default 0. */
  readonly startSeconds?: number;
  /** `none` for a shot that opens with the hero in place: crops and end cards. */
  readonly landing?: 'style' | 'none';
  /** Seconds of the light sweep's start, or null for none. Default: shortly after landing. */
  readonly sweepAt?: number | null;
}

/** Where a hero is at a time: its middle or foot, scale, turn and opacity. */
export interface HeroPose {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly turnRadians: number;
  readonly opacity: number;
}

/** A hero with its landing, its never-ending slow move, its shadow and its sweep of light. */
export interface HeroActor {
  readonly canvas: Canvas;
  readonly poseAt: (seconds: number) => HeroPose;
  /** Draws what lies on the ground: shadow, reflection. */
  drawFooting(context: SKRSContext2D, seconds: number): void;
  drawHero(context: SKRSContext2D, seconds: number): void;
}

/** Seconds a sweep of light takes over the hero. */
const sweepSeconds = 1.6;

/** Prepares the hero of a plate. Draw its footing, then itself. */
export async function createHeroActor(request: PlateRequest, stage: Stage, stand: HeroStand): Promise<HeroActor> {
  const canvas = await prepareHero(request, stand.room, stand.source);
  const poseAt = (seconds: number): HeroPose => pose(request, stage, stand, canvas, seconds);
  const footing = createFooting(request, stage, stand, canvas);
  const floats = stand.anchor === 'centre' || artStyleOf(request.archetype).footing === 'float';
  const sweep = createLightSweep(canvas, { power: 0.34 });
  const landed = (stand.startSeconds ?? 0) + artStyleOf(request.archetype).motion.landSeconds;
  const printed = artStyleOf(request.archetype).footing === 'print';
  const sweepAt = printed ? null : stand.sweepAt === undefined ? landed : stand.sweepAt;
  return {
    canvas,
    poseAt,
    drawFooting(context, seconds) {
      const at = poseAt(seconds);
      if (at.opacity <= 0) return;
      context.save();
      context.globalAlpha *= at.opacity;
      const y = stand.anchor === 'foot' ? stand.y : at.y;
      // Once landed, a soft shadow need not grow with the push: copied to whole pixels it costs a third.
      if (floats && at.scale >= 1) context.translate(Math.round(at.x), Math.round(y));
      else {
        context.translate(at.x, y);
        context.scale(at.scale, at.scale);
      }
      footing(context);
      context.restore();
    },
    drawHero(context, seconds) {
      const sweeps = sweepAt !== null && seconds > sweepAt && seconds < sweepAt + sweepSeconds;
      paintHero(context, canvas, poseAt(seconds), stand.anchor, (top) => {
        if (sweeps) sweep(context, progress(seconds, sweepAt, sweepSeconds, inOutCubic), -canvas.width / 2, top);
      });
    },
  };
}

/** Paints a sprite in a hero's pose; `over` paints on it, in the sprite's own coordinates, given its top edge. */
export function paintHero(
  context: SKRSContext2D,
  canvas: Canvas,
  pose: HeroPose,
  anchor: HeroStand['anchor'],
  over?: (top: number) => void,
): void {
  if (pose.opacity <= 0) return;
  const top = anchor === 'foot' ? -canvas.height : -canvas.height / 2;
  context.save();
  context.globalAlpha *= pose.opacity;
  context.translate(pose.x, pose.y);
  context.rotate(pose.turnRadians);
  context.scale(pose.scale, pose.scale);
  context.drawImage(canvas, -canvas.width / 2, top);
  over?.(top);
  context.restore();
}

function pose(request: PlateRequest, stage: Stage, stand: HeroStand, canvas: Canvas, seconds: number): HeroPose {
  const { motion, footing } = artStyleOf(request.archetype);
  const start = stand.startSeconds ?? 0;
  const landSeconds = Math.min(motion.landSeconds, request.durationSeconds * 0.4);
  const share = stand.landing === 'none' ? 1 : progress(seconds, start, landSeconds, motion.landEase);
  const rest = 1 - share;
  const sign = stage.direction === 'rtl' ? 1 : -1;
  const push = 1 + motion.pushPerSecond * 0.6 * seconds;
  const floats = stand.anchor === 'centre' || footing === 'float';
  const hover = floats ? Math.sin(seconds * 1.9) * 4 * stage.unit : 0;
  const base = { x: stand.x, y: stand.y + hover, scale: push, turnRadians: 0, opacity: clamp(share * 3) };
  if (motion.landing === 'slide')
    return {
      ...base,
      x: stand.x + sign * rest * (stage.width * 0.62 + canvas.width / 2),
      turnRadians: sign * rest * 0.05,
      opacity: 1,
    };
  if (motion.landing === 'rise')
    return { ...base, y: base.y + rest * 60 * stage.unit, scale: push * lerp(0.96, 1, share) };
  if (motion.landing === 'drop') return { ...base, y: base.y - rest * stage.height * 0.7, opacity: 1 };
  if (motion.landing === 'pop') return { ...base, scale: push * Math.max(0.01, lerp(0.4, 1, share)) };
  return { ...base, scale: push * lerp(0.985, 1, share) };
}

/** Paints shadow or reflection with the hero's stand at the origin. */
function createFooting(
  request: PlateRequest,
  stage: Stage,
  stand: HeroStand,
  canvas: Canvas,
): (context: SKRSContext2D) => void {
  const { footing } = artStyleOf(request.archetype);
  const ground = {
    night: request.palette.night,
    hot: request.palette.hot,
    field: request.palette.field,
    pale: request.palette.pale,
  }[request.value];
  const dark = mix(ground, request.palette.night, 0.82);
  if (footing === 'print' && (stand.source ?? request.hero).kind !== 'photo') return () => undefined;
  if (stand.anchor === 'centre' || footing === 'float')
    return floatingShadow(canvas, dark, stage, stand.anchor === 'foot' ? canvas.height / 2 : 0);
  if (footing === 'cast')
    return floorShadow(
      createCastShadow(canvas, { colour: dark, blur: 11 * stage.unit }),
      createContactShadow(canvas, { colour: dark, power: 0.55 }),
    );
  const contact = createContactShadow(canvas, {
    colour: dark,
    power: request.value === 'night' ? 0.95 : 0.75,
    flat: 0.14,
  });
  if (footing === 'contact') return floorShadow(contact);
  const mirrored = createReflection(canvas, {
    depth: 0.22,
    alpha: request.value === 'night' ? 0.3 : 0.18,
    blur: 3 * stage.unit,
  });
  return (context) => {
    floorShadow(contact)(context);
    context.drawImage(mirrored, -mirrored.width / 2, -2);
  };
}

/** The soft shadow of a hero whose middle hangs `lift` pixels above the point it is drawn from. */
function floatingShadow(canvas: Canvas, colour: string, stage: Stage, lift: number): (context: SKRSContext2D) => void {
  const shadow = createFloatingShadow(canvas, colour, 26 * stage.unit);
  const x = Math.round(12 * stage.unit - shadow.width / 2);
  const y = Math.round(38 * stage.unit - shadow.height / 2 - lift);
  return (context) => {
    context.globalAlpha *= 0.45;
    context.drawImage(shadow, x, y);
  };
}

function floorShadow(...shadows: readonly FloorShadow[]): (context: SKRSContext2D) => void {
  return (context) => {
    for (const shadow of shadows) context.drawImage(shadow.canvas, shadow.offsetX, shadow.offsetY - 5);
  };
}
