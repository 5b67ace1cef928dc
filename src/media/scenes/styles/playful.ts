import { deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import { outBack } from '../../canvas/easing.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle } from '../art-style.ts';
import { createConfetti } from './playful-confetti.ts';
import { createBlobs } from './playful-blobs.ts';

/** A room full of toys: flat bright paper shapes, soft round light, and everything bounces as it arrives. */
export const playfulStyle: ArtStyle = {
  archetype: 'playful',
  grainLevels: 6,
  motion: {
    lineSeconds: 0.5,
    staggerSeconds: 0.13,
    ease: outBack,
    pushPerSecond: 0.02,
    landing: 'pop',
    landSeconds: 0.6,
    landEase: outBack,
    pulse: 0.018,
  },
  type: {
    letterCase: 'as-written',
    monumentTracking: -26,
    headlineTracking: -22,
    headlineLeading: 0.96,
    buttonShape: 'pill',
    noteStyle: 'plain',
  },
  footing: 'cast',
  createGround(stage, palette, value, focus, seed) {
    const blobs = createBlobs(stage, palette, value, focus, deriveSeed(seed, 'blobs'));
    return {
      draw(context, seconds) {
        context.fillStyle = palette[value];
        context.fillRect(0, 0, stage.width, stage.height);
        blobs.draw(context, seconds);
      },
    };
  },
  lightFor: playfulLight,
  createOrnaments: (stage, request, focus) => createConfetti(stage, request, focus),
};

/** One big soft lamp and the floor's colour thrown back: everything looks made of clay. */
function playfulLight(palette: Palette, value: TonalValue): RelightOptions {
  const night = value === 'night';
  return {
    key: { angleDegrees: 122, elevationDegrees: 48, colour: '#fffaf0', power: night ? 1.15 : 1.25 },
    fill: { colour: mix(palette[value], '#ffffff', 0.35), power: 0.44 },
    rims: [
      { angleDegrees: 300, colour: mix(palette[value], palette.paper, 0.3), power: 0.9 },
      { angleDegrees: 60, colour: '#ffffff', power: 0.5 },
    ],
    specular: 0.42,
    shine: 22,
    bulge: 1.35,
    detail: 0.4,
    wrap: 0.45,
    occlusion: 0.18,
    grade: { saturation: 1.18, tint: mix('#ffffff', palette.accent, 0.07) },
  };
}
