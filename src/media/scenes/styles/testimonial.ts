import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { outCubic, outQuint } from '../../canvas/easing.ts';
import { createPaper } from '../../canvas/paper.ts';
import type { PlateOptions } from '../../canvas/plate-light.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle, GroundFocus } from '../art-style.ts';
import { createDriftingPlate } from './drifting-plate.ts';
import { createRoomLights } from './testimonial-discs.ts';

/** A quiet room in daylight: paper, one soft lamp, lights out of focus. Nothing shouts; the words are somebody's. */
export const testimonialStyle: ArtStyle = {
  archetype: 'testimonial',
  grainLevels: 7,
  motion: {
    lineSeconds: 0.8,
    staggerSeconds: 0.18,
    ease: outQuint,
    pushPerSecond: 0.014,
    landing: 'rise',
    landSeconds: 0.9,
    landEase: outCubic,
    pulse: 0,
  },
  type: {
    letterCase: 'as-written',
    monumentTracking: -22,
    headlineTracking: -18,
    headlineLeading: 1,
    buttonShape: 'pill',
    noteStyle: 'plain',
  },
  footing: 'cast',
  createGround(stage, palette, value, focus, seed) {
    const random = createRandom(deriveSeed(seed, 'testimonial ground'));
    const lampX = random() < 0.5 ? 0.1 : 0.9;
    const drift = { reachX: 36, reachY: 14, turnsPerSecond: 0.1, phase: random() };
    return createDriftingPlate(stage, plateOf(palette, value, focus, lampX), drift, (context, width, height) => {
      context.drawImage(createPaper(width, height, value === 'night' ? 4 : 5, deriveSeed(seed, 'paper')), 0, 0);
    });
  },
  lightFor: testimonialLight,
  createOrnaments: (stage, request) => ({ behind: createRoomLights(stage, request) }),
};

function plateOf(palette: Palette, value: TonalValue, focus: GroundFocus, lampX: number): PlateOptions {
  const ground = palette[value];
  // Light and shade go the same way as the paper or ink that will be read on them: away from it.
  const darkInk = contrastRatio(palette.ink, ground) > contrastRatio(palette.paper, ground);
  const light =
    value === 'pale' ? '#ffffff' : mix(ground, palette.paper, darkInk ? 0.42 : value === 'night' ? 0.28 : 0.1);
  const shade =
    value === 'pale'
      ? mix(palette.pale, palette.field, 0.3)
      : darkInk
        ? mix(ground, palette.paper, 0.08)
        : mix(ground, palette.night, 0.4);
  return {
    base: [mix(ground, light, value === 'pale' ? 0.35 : 0.08), mix(ground, shade, 0.35)],
    angleDegrees: lampX < 0.5 ? 35 : 145,
    lights: [
      {
        x: lampX,
        y: 0.02,
        radius: 0.95,
        radiusY: 0.55,
        colour: light,
        power: value === 'pale' ? 0.9 : 0.42,
        mode: 'mix',
        rotationDegrees: lampX < 0.5 ? 28 : -28,
      },
      { x: focus.x, y: focus.y, radius: 0.5, colour: light, power: value === 'pale' ? 0.4 : 0.16, mode: 'mix' },
      { x: 1 - lampX, y: 1, radius: 0.7, colour: shade, power: 0.6, mode: 'mix' },
    ],
    ditherLevels: value === 'night' ? 2 : 1.3,
    ...(focus.floorY === null
      ? {}
      : { floor: { y: focus.floorY - 0.06, colour: shade, amount: 0.32, softness: 0.05 } }),
  };
}

function testimonialLight(palette: Palette, value: TonalValue): RelightOptions {
  return {
    key: { angleDegrees: 132, elevationDegrees: 46, colour: '#fff4e4', power: value === 'night' ? 1.15 : 1.3 },
    fill: { colour: mix(palette.pale, palette.field, 0.35), power: 0.42 },
    rims: [{ angleDegrees: 24, colour: mix(palette.accent, '#ffffff', 0.5), power: 0.8 }],
    specular: 0.4,
    shine: 28,
    detail: 0.7,
    occlusion: 0.4,
    grade: { saturation: 0.82, tint: mix('#ffffff', palette.accent, 0.08) },
  };
}
