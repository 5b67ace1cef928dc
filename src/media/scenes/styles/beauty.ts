import type { Canvas } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { createCaustic } from '../../canvas/caustic.ts';
import { mix } from '../../canvas/colour.ts';
import { outQuint } from '../../canvas/easing.ts';
import { createLayer } from '../../canvas/layer.ts';
import type { PlateOptions } from '../../canvas/plate-light.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle, GroundFocus, Painted } from '../art-style.ts';
import type { PlateRequest } from '../plate-request.ts';
import type { Stage } from '../stage.ts';
import { createDriftingPetals } from './beauty-petals.ts';
import { createDriftingPlate } from './drifting-plate.ts';

/** Skin-warm air in the product's own colours: gloss, light through glass on the table, petals before the lens. */
export const beautyStyle: ArtStyle = {
  archetype: 'beauty',
  grainLevels: 7,
  motion: {
    lineSeconds: 0.9,
    staggerSeconds: 0.22,
    ease: outQuint,
    pushPerSecond: 0.014,
    landing: 'rise',
    landSeconds: 1.1,
    landEase: outQuint,
    pulse: 0,
  },
  type: {
    letterCase: 'as-written',
    monumentTracking: -36,
    headlineTracking: -24,
    headlineLeading: 0.98,
    buttonShape: 'pill',
    noteStyle: 'plain',
  },
  footing: 'cast',
  createGround(stage, palette, value, focus, seed) {
    const random = createRandom(deriveSeed(seed, 'beauty ground'));
    const drift = { reachX: 44, reachY: 16, turnsPerSecond: 0.1, phase: random() };
    return createDriftingPlate(stage, airOf(palette, value, focus, random() < 0.5), drift);
  },
  lightFor: beautyLight,
  createOrnaments(stage, request, focus) {
    const petals = createDriftingPetals(stage, request, focus, deriveSeed(request.seed, 'petals'));
    const water = createShimmer(stage, request, focus);
    return {
      front: petals.front,
      behind: {
        draw(context, seconds) {
          water.draw(context, seconds);
          petals.behind.draw(context, seconds);
        },
      },
    };
  },
};

/** Light that went through glass or water, wandering over the table beside the object. */
function createShimmer(stage: Stage, request: PlateRequest, focus: GroundFocus): Painted {
  const { palette, value } = request;
  const seed = deriveSeed(request.seed, 'caustic');
  const colour = mix(palette.accent, '#ffffff', value === 'pale' ? 0.7 : 0.45);
  const way = createRandom(seed)() < 0.5 ? 1 : -1;
  const layers = [0, 1].map((index) =>
    laidDown(
      createCaustic(560 * stage.unit, 230 * stage.unit, colour, {
        power: value === 'pale' ? 1.1 : 0.8,
        seed: seed + index,
      }),
      way * -0.9,
    ),
  );
  const y = ((focus.floorY ?? Math.min(0.9, focus.y + 0.26)) - 0.045) * stage.height;
  return {
    draw(context, seconds) {
      context.save();
      context.globalCompositeOperation = 'screen';
      const x = focus.x * stage.width + way * 230 * stage.unit;
      for (const [index, layer] of layers.entries()) {
        const sway = Math.sin(seconds * (1.1 + index * 0.35) + index * 2.1) * 16 * stage.unit;
        context.globalAlpha = 0.55 + 0.3 * Math.sin(seconds * 1.6 + index * 2.6);
        context.drawImage(layer, Math.round(x + sway - layer.width / 2), Math.round(y - layer.height / 2));
      }
      context.restore();
    },
  };
}

/** A layer sheared as it lies on a table, baked so that drawing it is a plain copy. */
function laidDown(layer: Canvas, shear: number): Canvas {
  const lean = Math.abs(shear) * layer.height;
  return createLayer(layer.width + lean, layer.height, (context) => {
    context.transform(1, 0, shear, 1, shear < 0 ? lean : 0, 0);
    context.drawImage(layer, 0, 0);
  });
}

function airOf(palette: Palette, value: TonalValue, focus: GroundFocus, flip: boolean): PlateOptions {
  const { x, floorY } = focus;
  const side = flip ? 0.82 : 0.18;
  const floor = (colour: string, amount: number) =>
    floorY === null ? {} : { floor: { y: floorY - 0.1, colour, amount, softness: 0.03 } };
  const blush = mix(palette.accent, palette.pale, 0.3);
  if (value === 'night') {
    return {
      base: [mix(palette.night, palette.hot, 0.34), mix(palette.night, palette.hot, 0.06)],
      angleDegrees: flip ? 120 : 60,
      lights: [
        { x, y: 0.36, radius: 0.66, colour: mix(palette.hot, palette.accent, 0.25), power: 0.34 },
        { x: 1 - side, y: 1, radius: 0.6, colour: palette.hot, power: 0.26 },
      ],
      ditherLevels: 1.8,
      ...floor(mix(palette.night, palette.hot, 0.3), 0.6),
    };
  }
  if (value === 'hot') {
    return {
      base: [mix(palette.hot, palette.accent, 0.35), mix(palette.hot, palette.night, 0.12)],
      angleDegrees: flip ? 120 : 60,
      lights: [
        { x: side, y: 0.14, radius: 0.85, colour: mix(palette.accent, palette.paper, 0.2), power: 0.34 },
        { x: 1 - side, y: 1, radius: 0.7, colour: mix(palette.hot, palette.night, 0.35), power: 0.6, mode: 'mix' },
      ],
      ditherLevels: 1.4,
      ...floor(mix(palette.hot, palette.accent, 0.4), 0.5),
    };
  }
  const tender = value === 'pale';
  return {
    base: tender
      ? [mix(palette.pale, palette.paper, 0.5), mix(palette.pale, palette.accent, 0.4)]
      : [mix(palette.pale, palette.accent, 0.42), mix(palette.accent, palette.field, 0.45)],
    angleDegrees: flip ? 115 : 65,
    lights: [
      { x: side, y: 0.2, radius: 0.8, colour: mix(palette.paper, palette.accent, 0.07), power: 0.9, mode: 'mix' },
      {
        x: 1 - side,
        y: 0.98,
        radius: 0.62,
        colour: tender ? blush : mix(palette.accent, palette.hot, 0.4),
        power: tender ? 0.5 : 0.45,
        mode: 'mix',
      },
    ],
    ...floor(mix(palette.pale, palette.accent, tender ? 0.3 : 0.45), 0.6),
  };
}

/** Stock colours become the ad's own hue, from its shade to its shine, with a wet highlight. */
function beautyLight(palette: Palette, value: TonalValue): RelightOptions {
  const dim = value === 'night';
  return {
    key: { angleDegrees: 126, elevationDegrees: 42, colour: '#fffaf4', power: dim ? 1.15 : 1.3 },
    fill: { colour: mix(palette.accent, palette.paper, 0.3), power: dim ? 0.34 : 0.5 },
    rims: [
      { angleDegrees: 300, colour: mix(palette.accent, '#ffffff', 0.3), power: 0.8 },
      { angleDegrees: 130, colour: '#ffffff', power: 0.5 },
    ],
    specular: 0.95,
    shine: 58,
    detail: 0.7,
    occlusion: 0.25,
    wrap: 0.45,
    grade: {
      stops: [
        mix(palette.hot, palette.night, 0.55),
        palette.hot,
        mix(palette.accent, palette.hot, 0.2),
        mix(palette.accent, palette.paper, 0.5),
        mix(palette.paper, '#ffffff', 0.5),
      ],
      low: 0.16,
      high: 1,
      keep: 0.3,
    },
  };
}
