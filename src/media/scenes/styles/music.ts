import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import { outExpo } from '../../canvas/easing.ts';
import { createHaze } from '../../canvas/haze.ts';
import type { PlateOptions } from '../../canvas/plate-light.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle, GroundFocus } from '../art-style.ts';
import { createDriftingPlate } from './drifting-plate.ts';
import { createTrussBeams } from './music-beams.ts';
import { dotColour, paintHalftoneCorner } from './halftone-corner.ts';

/** A black room with two gels, haze and a light rig; everything hits on the beat. */
export const musicStyle: ArtStyle = {
  archetype: 'music',
  grainLevels: 12,
  motion: {
    lineSeconds: 0.45,
    staggerSeconds: 0.12,
    ease: outExpo,
    pushPerSecond: 0.022,
    landing: 'pop',
    landSeconds: 0.5,
    landEase: outExpo,
    pulse: 0.022,
  },
  type: {
    letterCase: 'upper',
    monumentTracking: -24,
    headlineTracking: -20,
    headlineLeading: 0.92,
    buttonShape: 'box',
    noteStyle: 'plain',
  },
  footing: 'float',
  createGround(stage, palette, value, focus, seed) {
    const random = createRandom(deriveSeed(seed, 'music ground'));
    const flip = random() < 0.5;
    const hazeSeed = deriveSeed(seed, 'haze');
    const drift = { reachX: 52, reachY: 14, turnsPerSecond: 0.11, phase: random() };
    const corner = { x: flip ? 0 : 1, y: random() < 0.6 ? 0 : 1 };
    return createDriftingPlate(stage, plateOf(palette, value, focus, flip), drift, (context, width, height) => {
      if (value === 'hot' || value === 'pale') {
        const ink = value === 'hot' ? dotColour(palette.hot, palette, 0.45) : palette.hot;
        paintHalftoneCorner(context, {
          ...corner,
          reach: 0.95,
          ink,
          cell: 15 * stage.unit,
          alpha: value === 'hot' ? 0.55 : 0.8,
        });
        return;
      }
      context.globalCompositeOperation = 'screen';
      const colour = mix(palette.hot, palette.paper, 0.25);
      context.drawImage(
        createHaze(width, height, {
          amount: value === 'night' ? 105 : 80,
          colour,
          seed: hazeSeed,
          band: [0.02, 0.4, 0.75, 1],
        }),
        0,
        0,
      );
    });
  },
  lightFor: musicLight,
  createOrnaments: (stage, request) => ({ behind: createTrussBeams(stage, request) }),
};

function plateOf(palette: Palette, value: TonalValue, focus: GroundFocus, flip: boolean): PlateOptions {
  const { x, y } = focus;
  const cold = mix(palette.accent, palette.night, 0.55);
  if (value === 'night') {
    return {
      base: [mix(palette.night, palette.hot, 0.07), mix(palette.night, '#000000', 0.5)],
      lights: [
        { x, y: y + 0.06, radius: 0.78, radiusY: 0.44, colour: mix(palette.hot, palette.night, 0.38), power: 0.6 },
        { x, y: y - 0.06, radius: 0.34, radiusY: 0.2, colour: palette.hot, power: 0.32 },
      ],
      vignette: 0.5,
      ditherLevels: 2,
    };
  }
  if (value === 'field') {
    return {
      base: [mix(palette.field, palette.night, 0.55), mix(palette.field, palette.night, 0.72)],
      lights: [
        { x: flip ? 0.9 : 0.1, y: 0.26, radius: 0.75, colour: cold, power: 0.8 },
        { x: flip ? 0.08 : 0.92, y: 0.78, radius: 0.75, colour: mix(palette.hot, palette.night, 0.3), power: 0.75 },
      ],
      ditherLevels: 1.8,
    };
  }
  if (value === 'pale') {
    return {
      base: [mix(palette.pale, '#ffffff', 0.3), mix(palette.pale, palette.accent, 0.18)],
      angleDegrees: 50,
      lights: [
        {
          x: flip ? 0.1 : 0.9,
          y: 0.95,
          radius: 0.8,
          colour: mix(palette.hot, palette.pale, 0.4),
          power: 0.8,
          mode: 'mix',
        },
      ],
    };
  }
  return {
    base: [mix(palette.hot, palette.paper, 0.1), mix(palette.hot, palette.night, 0.08)],
    angleDegrees: 50,
    lights: [{ x: flip ? 0.8 : 0.2, y: 0.1, radius: 0.8, colour: mix(palette.hot, palette.paper, 0.4), power: 0.26 }],
    ditherLevels: 1.6,
  };
}

function musicLight(palette: Palette, value: TonalValue): RelightOptions {
  const lit = value === 'hot' || value === 'pale';
  return {
    key: {
      angleDegrees: 168,
      elevationDegrees: lit ? 34 : 24,
      colour: mix(palette.accent, '#ffffff', 0.35),
      power: lit ? 1.25 : 0.95,
    },
    fill: { colour: mix(palette.hot, palette.night, 0.6), power: 0.45 },
    rims: [
      { angleDegrees: 5, colour: palette.hot, power: 2.5 },
      { angleDegrees: 175, colour: mix(palette.accent, '#ffffff', 0.5), power: 1.3 },
    ],
    specular: 1.1,
    shine: 24,
    detail: 0.9,
    occlusion: 0.25,
    grade: { stops: ['#020203', '#0f1015', '#383b44', '#979da9', '#e8ebf0'], low: 0.1, high: 1, keep: 0.12 },
  };
}
