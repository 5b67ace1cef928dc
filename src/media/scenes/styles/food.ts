import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import { outQuint } from '../../canvas/easing.ts';
import { createGobo, type GoboOptions } from '../../canvas/gobo.ts';
import type { PlateOptions } from '../../canvas/plate-light.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle, GroundFocus } from '../art-style.ts';
import type { Stage } from '../stage.ts';
import { createDriftingPlate } from './drifting-plate.ts';
import { createFloatingMotes } from './floating-motes.ts';
import { createRisingSteam, isServedHot } from './food-steam.ts';
import { createLeafShadows } from './leaf-shadows.ts';

/** Morning light through a kitchen window on a clay wall: long shadows, steam, things set down with care. */
export const foodStyle: ArtStyle = {
  archetype: 'food',
  grainLevels: 9,
  motion: {
    lineSeconds: 0.8,
    staggerSeconds: 0.18,
    ease: outQuint,
    pushPerSecond: 0.018,
    landing: 'rise',
    landSeconds: 0.7,
    landEase: outQuint,
    pulse: 0.004,
  },
  type: {
    letterCase: 'as-written',
    monumentTracking: -34,
    headlineTracking: -22,
    headlineLeading: 1,
    buttonShape: 'pill',
    noteStyle: 'plain',
  },
  footing: 'cast',
  createGround(stage, palette, value, focus, seed) {
    const random = createRandom(deriveSeed(seed, 'food ground'));
    const options = windowOf(stage, palette, value, focus, random() < 0.5, seed);
    const drift = { reachX: 40, reachY: 14, turnsPerSecond: 0.1, phase: random() };
    return createDriftingPlate(stage, wallOf(palette, value, focus), drift, (context, width, height) => {
      context.globalCompositeOperation = 'multiply';
      context.drawImage(createGobo(width, height, options), 0, 0);
    });
  },
  lightFor: foodLight,
  createOrnaments(stage, request, focus) {
    const { palette, value, hero } = request;
    const seed = deriveSeed(request.seed, 'food air');
    const random = createRandom(seed);
    const right = random() < 0.5;
    const leaves = createLeafShadows(stage, {
      colour: windowShade(palette, value),
      alpha: value === 'pale' ? 0.3 : 0.42,
      x: right ? 0.88 : 0.12,
      y: 0.08 + random() * 0.14,
      angleDegrees: right ? 150 : 30,
      length: 620,
      seed,
    });
    if (!isServedHot(hero)) {
      const lit = mix(palette.accent, palette.paper, 0.6);
      const motes = createFloatingMotes(stage, {
        colour: lit,
        count: 18,
        alpha: value === 'pale' ? 0.7 : 0.42,
        smallest: 3,
        largest: 11,
        seed,
      });
      return { behind: leaves, front: motes };
    }
    const foot = focus.floorY === null ? focus.y : focus.y - 0.02;
    const colour = value === 'pale' ? '#ffffff' : mix(palette.paper, palette.accent, 0.15);
    return {
      behind: leaves,
      front: createRisingSteam(stage, {
        colour,
        alpha: value === 'pale' ? 1 : 0.8,
        x: focus.x,
        y: foot,
        height: 430,
        seed,
      }),
    };
  },
};

/** What the window's shade multiplies the wall by: the wall's own colour, never grey. */
function windowShade(palette: Palette, value: TonalValue): string {
  if (value === 'pale') return mix(mix(palette.hot, palette.pale, 0.42), palette.accent, 0.3);
  if (value === 'night') return mix(palette.night, palette.hot, 0.14);
  return mix(palette[value], palette.night, 0.55);
}

function windowOf(
  stage: Stage,
  palette: Palette,
  value: TonalValue,
  focus: GroundFocus,
  leafy: boolean,
  seed: number,
): GoboOptions {
  const upright = stage.shape === 'portrait';
  const lean = focus.x < 0.5 ? 1 : -1;
  return {
    colour: windowShade(palette, value),
    amount: { night: 0.66, hot: 0.46, field: 0.46, pale: 0.4 }[value],
    x: focus.x + lean * 0.04,
    y: upright ? 0.36 : 0.42,
    width: upright ? 0.95 : 0.62,
    height: upright ? 0.62 : 1,
    panes: leafy ? [3, 2] : [4, 3],
    skew: lean * 0.4,
    rotationDegrees: lean * 11,
    blur: 12 * stage.unit,
    leaves: leafy ? 5 : 0,
    seed,
  };
}

function wallOf(palette: Palette, value: TonalValue, focus: GroundFocus): PlateOptions {
  const { x, y, floorY } = focus;
  const floor = (colour: string, amount: number) =>
    floorY === null ? {} : { floor: { y: floorY - 0.16, colour, amount, softness: 0.02 } };
  if (value === 'night') {
    return {
      base: [mix(palette.night, palette.hot, 0.3), mix(palette.night, '#000000', 0.25)],
      angleDegrees: 60,
      lights: [
        { x, y, radius: 0.72, colour: mix(palette.hot, palette.accent, 0.3), power: 0.42 },
        { x: 1 - x, y: 0.02, radius: 0.7, colour: palette.accent, power: 0.12 },
      ],
      ditherLevels: 2,
      ...floor(mix(palette.night, palette.hot, 0.22), 0.6),
    };
  }
  if (value === 'pale') {
    return {
      base: [mix(palette.pale, '#ffffff', 0.3), mix(palette.pale, palette.accent, 0.22)],
      angleDegrees: 70,
      lights: [{ x: 0.2, y: 0.1, radius: 0.8, colour: mix(palette.pale, '#ffffff', 0.7), power: 0.9, mode: 'mix' }],
      ...floor(mix(palette.pale, palette.accent, 0.34), 0.5),
    };
  }
  const ground = palette[value];
  return {
    base: [mix(ground, palette.night, value === 'field' ? 0.2 : 0.12), mix(ground, palette.night, 0.34)],
    angleDegrees: 75,
    lights: [{ x: x < 0.5 ? 0.6 : 0.28, y: 0.18, radius: 0.9, colour: mix(palette.accent, ground, 0.4), power: 0.13 }],
    ditherLevels: 1.4,
    ...floor(mix(ground, palette.night, 0.3), 0.55),
  };
}

/** Food keeps its own colours; the light makes them warm. */
function foodLight(palette: Palette, value: TonalValue): RelightOptions {
  const dim = value === 'night';
  return {
    key: { angleDegrees: 130, elevationDegrees: 44, colour: '#fff0d4', power: dim ? 1.25 : 1.4 },
    fill: { colour: mix(palette.hot, palette.accent, 0.5), power: dim ? 0.34 : 0.44 },
    rims: [
      { angleDegrees: 150, colour: '#fff2dc', power: 0.6 },
      { angleDegrees: 20, colour: mix(palette.accent, palette.hot, 0.4), power: dim ? 1.1 : 0.5 },
    ],
    specular: 0.55,
    shine: 32,
    detail: 0.7,
    occlusion: 0.45,
    grade: { saturation: 0.8, tint: '#ffe6bc', gain: 1.06 },
  };
}
