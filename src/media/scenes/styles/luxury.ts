import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix, withAlpha } from '../../canvas/colour.ts';
import { inOutSine, outQuint } from '../../canvas/easing.ts';
import type { PlateOptions } from '../../canvas/plate-light.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle, GroundFocus } from '../art-style.ts';
import { createDriftingPlate } from './drifting-plate.ts';
import { createFloatingMotes } from './floating-motes.ts';
import { createGlidingSlit } from './luxury-slit.ts';

/** Almost no light, one metal, black lacquer, long holds: a slit of light passes and things are seen for a moment. */
export const luxuryStyle: ArtStyle = {
  archetype: 'luxury',
  grainLevels: 8,
  motion: {
    lineSeconds: 1.1,
    staggerSeconds: 0.28,
    ease: outQuint,
    pushPerSecond: 0.012,
    landing: 'fade',
    landSeconds: 1.2,
    landEase: inOutSine,
    pulse: 0,
  },
  type: {
    letterCase: 'as-written',
    monumentTracking: -8,
    headlineTracking: -14,
    headlineLeading: 1,
    buttonShape: 'box',
    noteStyle: 'spaced-caps',
  },
  footing: 'reflection',
  createGround(stage, palette, value, focus, seed) {
    const random = createRandom(deriveSeed(seed, 'luxury ground'));
    const flip = random() < 0.5;
    const drift = { reachX: 52, reachY: 14, turnsPerSecond: 0.1, phase: random() };
    const gloss = value === 'hot' || value === 'field';
    return createDriftingPlate(
      stage,
      plateOf(palette, value, focus, flip),
      drift,
      gloss
        ? (context, width, height) =>
            paintLacquer(context, width, height, mix(palette[value], palette.paper, 0.5), flip)
        : undefined,
    );
  },
  lightFor: luxuryLight,
  createOrnaments(stage, request, focus) {
    const { palette, value } = request;
    const random = createRandom(deriveSeed(request.seed, 'luxury light'));
    const way = random() < 0.5 ? 1 : -1;
    const lit = value === 'pale';
    const gold = mix(palette.accent, palette.paper, 0.35);
    const behind = createGlidingSlit(stage, {
      colour: lit ? '#ffffff' : gold,
      power: { night: 0.24, hot: 0.22, field: 0.22, pale: 0.6 }[value],
      width: lit ? 120 : 44,
      halo: lit ? 150 : 90,
      angleDegrees: way * (12 + random() * 10),
      x: focus.x - way * (0.12 + random() * 0.1),
      speed: way * 26,
      operation: lit ? 'source-over' : 'screen',
      seed: request.seed,
    });
    if (lit) return { behind };
    return {
      behind,
      front: createFloatingMotes(stage, {
        colour: gold,
        count: 16,
        alpha: 0.5,
        smallest: 3,
        largest: 9,
        rise: 20,
        seed: deriveSeed(request.seed, 'motes'),
      }),
    };
  },
};

/** The mirror of a lamp in polished lacquer: a slanting pane with one crisp edge. */
function paintLacquer(context: SKRSContext2D, width: number, height: number, colour: string, flip: boolean): void {
  context.save();
  if (flip) {
    context.translate(width, 0);
    context.scale(-1, 1);
  }
  context.beginPath();
  context.moveTo(width * 0.5, 0);
  context.lineTo(width * 0.86, 0);
  context.lineTo(width * 0.5, height);
  context.lineTo(width * 0.14, height);
  const sheen = context.createLinearGradient(width * 0.3, height * 0.4, width * 0.68, height * 0.6);
  sheen.addColorStop(0, withAlpha(colour, 0.16));
  sheen.addColorStop(0.35, withAlpha(colour, 0.05));
  sheen.addColorStop(1, withAlpha(colour, 0));
  context.fillStyle = sheen;
  context.fill();
  context.restore();
}

function plateOf(palette: Palette, value: TonalValue, focus: GroundFocus, flip: boolean): PlateOptions {
  const { x, y, floorY } = focus;
  const far = flip ? 0.12 : 0.88;
  if (value === 'pale') {
    return {
      base: [mix(palette.pale, palette.accent, 0.05), mix(palette.pale, mix(palette.accent, palette.hot, 0.2), 0.24)],
      angleDegrees: flip ? 125 : 55,
      lights: [
        {
          x: 1 - far,
          y: 0.12,
          radius: 0.8,
          colour: mix(palette.paper, palette.accent, 0.05),
          power: 0.85,
          mode: 'mix',
        },
      ],
      vignette: 0.12,
      ...(floorY === null
        ? {}
        : {
            floor: { y: floorY - 0.02, colour: mix(palette.pale, palette.accent, 0.24), amount: 0.5, softness: 0.05 },
          }),
    };
  }
  const depth = { night: 0.94, hot: 0.3, field: 0.5 }[value];
  const wall = mix(value === 'night' ? palette.field : palette[value], palette.night, depth);
  const lamp = mix(value === 'hot' ? palette.hot : palette.field, palette.paper, value === 'night' ? 0.02 : 0.16);
  return {
    base: [wall, mix(wall, mix(palette.night, '#000000', 0.5), 0.72)],
    angleDegrees: 70,
    lights: [
      { x, y, radius: 0.46, radiusY: 0.6, colour: lamp, power: value === 'night' ? 0.2 : 0.32 },
      { x: far, y: 0.05, radius: 0.7, colour: lamp, power: 0.1 },
      ...(floorY === null
        ? []
        : [{ x, y: floorY + 0.012, radius: 0.52, radiusY: 0.05, colour: mix(lamp, palette.paper, 0.15), power: 0.3 }]),
    ],
    vignette: 0.6,
    vignetteX: x,
    ditherLevels: 2,
    ...(floorY === null
      ? {}
      : { floor: { y: floorY - 0.012, colour: mix(palette.night, '#000000', 0.6), amount: 0.72, softness: 0.012 } }),
  };
}

function luxuryLight(palette: Palette, value: TonalValue): RelightOptions {
  const lit = value === 'pale';
  const metal = mix(palette.accent, '#f2e3c4', 0.3);
  return {
    key: { angleDegrees: 128, elevationDegrees: lit ? 46 : 34, colour: '#fff3dc', power: lit ? 1.4 : 1.15 },
    fill: { colour: mix(palette.field, palette.paper, 0.3), power: lit ? 0.36 : 0.16 },
    rims: [
      { angleDegrees: 170, colour: mix(metal, '#ffffff', 0.4), power: lit ? 0.6 : 1.7, tightness: 3 },
      { angleDegrees: 12, colour: palette.field, power: lit ? 0.3 : 0.9 },
    ],
    specular: 1.05,
    shine: 58,
    bulge: 1.1,
    detail: 0.85,
    occlusion: 0.35,
    wrap: 0.2,
    grade: {
      stops: [
        mix(palette.night, '#000000', 0.3),
        mix(palette.night, palette.field, 0.5),
        mix(palette.field, palette.accent, 0.45),
        metal,
        mix(metal, '#ffffff', 0.55),
        '#fffaf0',
      ],
      low: 0.12,
      high: 1,
      keep: 0.06,
    },
  };
}
