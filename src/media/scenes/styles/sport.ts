import { deriveSeed, createRandom } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { outExpo, outQuint } from '../../canvas/easing.ts';
import type { PlateOptions } from '../../canvas/plate-light.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle, GroundFocus } from '../art-style.ts';
import type { Stage } from '../stage.ts';
import { createDriftingPlate } from './drifting-plate.ts';
import { dotColour, paintHalftoneCorner } from './halftone-corner.ts';
import { createFlyingStreaks } from './sport-streaks.ts';

/** Everything leans forward and leaves a trail: one hot colour, ink and bone. */
export const sportStyle: ArtStyle = {
  archetype: 'sport',
  grainLevels: 9,
  motion: {
    lineSeconds: 0.55,
    staggerSeconds: 0.13,
    ease: outQuint,
    pushPerSecond: 0.035,
    landing: 'slide',
    landSeconds: 0.7,
    landEase: outExpo,
    pulse: 0.012,
  },
  type: {
    letterCase: 'upper',
    monumentTracking: -12,
    headlineTracking: -8,
    headlineLeading: 0.86,
    buttonShape: 'slab',
    noteStyle: 'plain',
  },
  footing: 'contact',
  createGround(stage, palette, value, focus, seed) {
    const random = createRandom(deriveSeed(seed, 'sport ground'));
    const dotted = value === 'pale' || (value !== 'night' && random() < 0.4);
    const ink = value === 'pale' ? palette.hot : dotColour(palette[value], palette, 0.4);
    const corner = { x: focus.x < 0.5 ? 1 : 0, y: random() < 0.5 ? 0 : 1 };
    return createDriftingPlate(
      stage,
      plateOf(stage, palette, value, focus),
      { reachX: 46, reachY: 12, turnsPerSecond: 0.11, phase: random() },
      dotted
        ? (context) =>
            paintHalftoneCorner(context, {
              ...corner,
              reach: 0.95,
              ink,
              cell: 11 * stage.unit,
              alpha: value === 'pale' ? 0.85 : 0.4,
            })
        : undefined,
    );
  },
  lightFor: sportLight,
  createOrnaments(stage, request, focus) {
    const { palette, value } = request;
    const seed = deriveSeed(request.seed, 'sport streaks');
    const colours = {
      night: [palette.hot, palette.accent, mix(palette.hot, palette.night, 0.4)],
      hot: [palette.paper, mix(palette.hot, palette.paper, 0.55), palette.field],
      field: [palette.hot, mix(palette.field, palette.paper, 0.4), mix(palette.field, palette.night, 0.4)],
      pale: [palette.hot, palette.accent, mix(palette.pale, palette.ink, 0.3)],
    }[value];
    const middle = focus.floorY === null ? focus.y : focus.floorY - 0.14;
    const alpha = { night: 0.6, hot: 0.5, field: 0.45, pale: 0.4 }[value];
    return {
      behind: createFlyingStreaks(stage, { colours, count: 34, alpha, top: middle - 0.4, bottom: middle + 0.36, seed }),
    };
  },
};

function plateOf(stage: Stage, palette: Palette, value: TonalValue, focus: GroundFocus): PlateOptions {
  const { x, y } = focus;
  const upright = stage.shape === 'portrait';
  if (value === 'night') {
    const glowY = focus.floorY ?? Math.min(0.92, y + 0.24);
    return {
      base: [mix(palette.night, palette.field, 0.09), mix(palette.night, '#000000', 0.45)],
      lights: [
        { x, y: glowY, radius: upright ? 0.72 : 0.78, radiusY: 0.24, colour: palette.hot, power: 0.42 },
        { x, y: glowY - 0.3, radius: 0.8, colour: palette.field, power: 0.16 },
        { x: x < 0.5 ? 0.9 : 0.12, y: 0.12, radius: 0.6, colour: mix(palette.night, palette.field, 0.4), power: 0.5 },
      ],
      vignette: 0.5,
      ditherLevels: 2,
      ...(focus.floorY === null
        ? {}
        : {
            floor: {
              y: focus.floorY - 0.035,
              colour: mix(palette.night, palette.field, 0.16),
              amount: 0.75,
              softness: 0.02,
            },
          }),
    };
  }
  if (value === 'pale') {
    return {
      base: [mix(palette.pale, '#ffffff', 0.25), mix(palette.pale, palette.ink, 0.09)],
      angleDegrees: 40,
      lights: [
        { x: 1 - x, y: 0.92, radius: 0.85, colour: mix(palette.hot, palette.pale, 0.55), power: 0.9, mode: 'mix' },
      ],
    };
  }
  const ground = palette[value];
  const deep = value === 'hot' ? palette.field : mix(palette.field, palette.night, 0.5);
  // Where paper is read on it, the ground is not lightened: small texts need all of their contrast.
  const darkInk = contrastRatio(palette.ink, ground) > contrastRatio(palette.paper, ground);
  return {
    base: [mix(ground, palette.paper, darkInk ? 0.06 : 0), mix(ground, deep, 0.3)],
    angleDegrees: 60,
    lights: [
      {
        x: x < 0.5 ? 0.18 : 0.82,
        y: darkInk ? 0.12 : y,
        radius: darkInk ? 0.9 : 0.55,
        colour: mix(ground, palette.paper, darkInk ? 0.25 : 0.1),
        power: darkInk ? 0.22 : 0.12,
      },
      { x: 1 - x, y: 1.02, radius: 0.8, radiusY: 0.4, colour: deep, power: 0.55, mode: 'mix' },
    ],
    ditherLevels: 1.4,
  };
}

function sportLight(palette: Palette, value: TonalValue): RelightOptions {
  const night = value === 'night';
  const dark = ['#0a0a0c', '#1a1a1c', '#312f31'];
  const stops =
    value === 'pale'
      ? [
          '#0a0a0c',
          mix(palette.hot, palette.night, 0.15),
          palette.hot,
          '#d9d2c8',
          mix(palette.paper, '#ffffff', 0.3),
          '#ffffff',
        ]
      : [...dark, '#b9b2a8', mix(palette.paper, '#f3ede2', 0.5), '#ffffff'];
  return {
    key: { angleDegrees: 118, elevationDegrees: 42, colour: '#fff6ea', power: night ? 1.35 : 1.5 },
    fill: { colour: mix(palette.hot, '#b0a8a0', night ? 0.6 : 0.75), power: night ? 0.22 : 0.3 },
    rims: [
      { angleDegrees: 195, colour: palette.hot, power: night ? 2.2 : 0.9 },
      { angleDegrees: 30, colour: '#fff1df', power: 0.8 },
    ],
    specular: 0.55,
    shine: 36,
    detail: 0.8,
    occlusion: 0.5,
    grade: { stops, low: 0.18, high: 0.96, keep: 0.1 },
  };
}
