import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix, withAlpha } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { outQuint } from '../../canvas/easing.ts';
import type { PlateOptions } from '../../canvas/plate-light.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle, GroundFocus } from '../art-style.ts';
import { createDriftingPlate } from './drifting-plate.ts';
import { createSignalArcs } from './tech-arcs.ts';

/** A seamless studio: porcelain, graphite and one signal colour. Things arrive exactly and then rest. */
export const techStyle: ArtStyle = {
  archetype: 'tech',
  grainLevels: 6,
  motion: {
    lineSeconds: 0.6,
    staggerSeconds: 0.13,
    ease: outQuint,
    pushPerSecond: 0.014,
    landing: 'rise',
    landSeconds: 0.9,
    landEase: outQuint,
    pulse: 0.004,
  },
  type: {
    letterCase: 'as-written',
    monumentTracking: -58,
    headlineTracking: -34,
    headlineLeading: 0.98,
    buttonShape: 'pill',
    noteStyle: 'plain',
  },
  footing: 'reflection',
  createGround(stage, palette, value, focus, seed) {
    const random = createRandom(deriveSeed(seed, 'tech ground'));
    const grid = value !== 'pale' || random() < 0.5;
    const dot =
      value === 'pale' ? withAlpha(palette.ink, 0.1) : withAlpha(palette.paper, value === 'night' ? 0.1 : 0.14);
    const side = random() < 0.5 ? 0.12 : 0.88;
    return createDriftingPlate(
      stage,
      plateOf(palette, value, focus, side),
      { reachX: 40, reachY: 10, turnsPerSecond: 0.1, phase: random() },
      grid ? (context, width, height) => paintDotGrid(context, width, height, 30 * stage.unit, dot) : undefined,
    );
  },
  lightFor: techLight,
  createOrnaments: (stage, request, focus) => ({ behind: createSignalArcs(stage, request, focus) }),
};

/** A grid of fine dots over the whole ground: a measuring plate. */
function paintDotGrid(context: SKRSContext2D, width: number, height: number, pitch: number, colour: string): void {
  const size = Math.max(1, pitch * 0.07);
  context.fillStyle = colour;
  context.beginPath();
  for (let y = pitch / 2; y < height; y += pitch) {
    for (let x = pitch / 2; x < width; x += pitch) context.rect(Math.round(x), Math.round(y), size, size);
  }
  context.fill();
}

function plateOf(palette: Palette, value: TonalValue, focus: GroundFocus, side: number): PlateOptions {
  const { x, y } = focus;
  const floorAt = focus.floorY === null ? null : focus.floorY - 0.075;
  const floor = (colour: string, amount: number) =>
    floorAt === null ? {} : { floor: { y: floorAt, colour, amount, softness: 0.14 } };
  if (value === 'night') {
    return {
      base: [mix(palette.night, palette.paper, 0.05), mix(palette.night, '#000000', 0.35)],
      lights: [
        { x: side, y: 0.34, radius: 0.85, colour: palette.hot, power: 0.3 },
        { x: 1 - side, y: 1, radius: 0.6, colour: mix(palette.night, palette.paper, 0.14), power: 0.4 },
        { x, y: y - 0.1, radius: 0.4, colour: mix(palette.night, palette.paper, 0.2), power: 0.25 },
      ],
      ditherLevels: 1.8,
      ...floor(mix(palette.night, palette.hot, 0.14), 0.5),
    };
  }
  if (value === 'pale') {
    return {
      base: [mix(palette.pale, '#ffffff', 0.45), mix(palette.pale, palette.ink, 0.1)],
      lights: [
        { x, y: y - 0.14, radius: 0.62, colour: '#ffffff', power: 0.95, mode: 'mix' },
        { x: side, y: 0.82, radius: 0.55, colour: mix(palette.hot, palette.pale, 0.68), power: 0.6, mode: 'mix' },
      ],
      ...floor(mix(palette.pale, palette.ink, 0.16), 0.42),
    };
  }
  const ground = palette[value];
  const darkInk = contrastRatio(palette.ink, ground) > contrastRatio(palette.paper, ground);
  return {
    base: [mix(ground, palette.paper, darkInk ? 0.12 : 0), mix(ground, palette.night, darkInk ? 0.02 : 0.14)],
    angleDegrees: 60,
    lights: [
      { x, y, radius: 0.52, colour: mix(ground, palette.paper, 0.3), power: 0.24 },
      {
        x: 0.5,
        y: 1.02,
        radius: 0.85,
        colour: mix(ground, palette.night, darkInk ? 0.14 : 0.45),
        power: 0.7,
        mode: 'mix',
      },
    ],
    ditherLevels: 1.4,
    ...floor(mix(ground, palette.night, darkInk ? 0.2 : 0.4), 0.4),
  };
}

function techLight(palette: Palette, value: TonalValue): RelightOptions {
  const night = value === 'night';
  const rim = value === 'hot' || value === 'field' ? mix(palette.hot, palette.paper, 0.4) : palette.hot;
  return {
    key: { angleDegrees: 122, elevationDegrees: 40, colour: '#ffffff', power: night ? 1.2 : 1.5 },
    fill: { colour: mix(palette.hot, '#c4ccd8', 0.75), power: night ? 0.22 : 0.34 },
    rims: [
      { angleDegrees: 12, colour: rim, power: night ? 1.7 : 1 },
      { angleDegrees: 168, colour: '#ffffff', power: 0.55 },
    ],
    specular: 0.65,
    shine: 40,
    detail: 0.75,
    occlusion: 0.3,
    grade: { stops: ['#07080a', '#1a1d23', '#3a4049', '#8a929e', '#d5dae1'], low: 0.22, high: 1, keep: 0.08 },
  };
}
