import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { hexOfOklch, mix, oklchOf } from '../../canvas/colour.ts';
import { outBack, outQuint } from '../../canvas/easing.ts';
import { createHaze } from '../../canvas/haze.ts';
import type { PlateOptions } from '../../canvas/plate-light.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle, GroundFocus } from '../art-style.ts';
import { createDriftingPlate } from './drifting-plate.ts';
import { createWeather, stormColours } from './problem-weather.ts';

/** Weather as a story: storm and rain while the problem lasts, plain sun once it is answered. */
export const problemStyle: ArtStyle = {
  archetype: 'problem',
  grainLevels: 9,
  motion: {
    lineSeconds: 0.6,
    staggerSeconds: 0.14,
    ease: outQuint,
    pushPerSecond: 0.018,
    landing: 'pop',
    landSeconds: 0.5,
    landEase: outBack,
    pulse: 0.008,
  },
  type: {
    letterCase: 'as-written',
    monumentTracking: -46,
    headlineTracking: -34,
    headlineLeading: 0.95,
    buttonShape: 'pill',
    noteStyle: 'plain',
  },
  footing: 'cast',
  createGround(stage, palette, value, focus, seed) {
    const random = createRandom(deriveSeed(seed, 'problem ground'));
    const drift = { reachX: 52, reachY: 12, turnsPerSecond: 0.1, phase: random() };
    const side = random() < 0.5 ? 0.22 : 0.78;
    const cloud = mix(palette[value], palette.paper, value === 'night' ? 0.62 : 0.8);
    return createDriftingPlate(stage, plateOf(palette, value, focus, side), drift, (context, width, height) => {
      const haze = {
        amount: { night: 66, field: 36, hot: 24, pale: 40 }[value],
        colour: cloud,
        seed: deriveSeed(seed, 'haze'),
        band: [-0.1, 0.08, 0.4, 0.86] as const,
      };
      context.drawImage(createHaze(width, height, haze), 0, 0);
    });
  },
  lightFor: problemLight,
  createOrnaments: (stage, request, focus) => createWeather(stage, request, focus),
};

function plateOf(palette: Palette, value: TonalValue, focus: GroundFocus, side: number): PlateOptions {
  const floor = (colour: string) =>
    focus.floorY === null ? {} : { floor: { y: focus.floorY - 0.08, colour, amount: 0.32, softness: 0.12 } };
  if (value === 'night' || value === 'field') {
    const { high, low, gleam } = stormColours(palette, value);
    return {
      base: [high, low],
      angleDegrees: 85,
      lights: [
        { x: side, y: 0, radius: 0.95, radiusY: 0.5, colour: gleam, power: value === 'night' ? 0.3 : 0.14 },
        { x: focus.x, y: focus.y, radius: 0.5, colour: gleam, power: value === 'night' ? 0.1 : 0.14 },
      ],
      vignette: 0.3,
      ditherLevels: 1.8,
      ...floor(mix(low, gleam, 0.14)),
    };
  }
  const sun = palette[value];
  const bright = mix(sun, '#ffffff', value === 'hot' ? 0.42 : 0.7);
  return {
    base: [mix(sun, bright, 0.18), mix(sun, palette.accent, value === 'hot' ? 0.12 : 0.08)],
    angleDegrees: 60,
    lights: [
      { x: side, y: 0.08, radius: 0.85, colour: bright, power: 0.66, mode: 'mix' },
      {
        x: 1 - side,
        y: 1.05,
        radius: 0.75,
        colour: mix(sun, value === 'hot' ? palette.night : palette.hot, 0.2),
        power: 0.4,
        mode: 'mix',
      },
    ],
    ditherLevels: 1.3,
    ...floor(mix(sun, palette.night, 0.2)),
  };
}

function problemLight(palette: Palette, value: TonalValue): RelightOptions {
  const wet = value === 'night' || value === 'field';
  const sky = wet ? mix(stormColours(palette, value).gleam, '#ffffff', 0.5) : '#ffffff';
  return {
    key: { angleDegrees: 118, elevationDegrees: 42, colour: wet ? '#f6fbff' : '#fff6dc', power: wet ? 1.2 : 1.4 },
    fill: { colour: mix(palette.hot, wet ? '#7a8a98' : '#c98a3a', 0.55), power: wet ? 0.34 : 0.4 },
    rims: [
      { angleDegrees: 98, colour: sky, power: wet ? 1.1 : 0.7 },
      { angleDegrees: 318, colour: palette.hot, power: 0.7 },
    ],
    specular: 0.6,
    shine: 32,
    bulge: 1.1,
    detail: 0.75,
    occlusion: 0.28,
    // Everything is made of the answer's colour: in bad weather it is the only warm thing, in good weather part of the sun.
    grade: { stops: answerStops(palette), low: 0.08, high: 0.86, keep: 0.05 },
  };
}

/** Tones of an object, from its dark parts to its highlights, all of the hot colour's family. */
function answerStops(palette: Palette): readonly string[] {
  const { hueDegrees, chroma } = oklchOf(palette.hot);
  const tone = (lightness: number, share: number): string =>
    hexOfOklch({ lightness, chroma: chroma * share, hueDegrees: hueDegrees - (1 - lightness) * 24 });
  return [
    tone(0.14, 0.2),
    tone(0.36, 0.5),
    mix(tone(0.7, 0.95), palette.hot, 0.6),
    palette.hot,
    palette.hot,
    mix(palette.hot, '#ffffff', 0.3),
    mix(palette.hot, '#ffffff', 0.7),
  ];
}
