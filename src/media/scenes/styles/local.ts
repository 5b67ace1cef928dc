import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import { outBack, outQuint } from '../../canvas/easing.ts';
import { createPaper } from '../../canvas/paper.ts';
import type { RelightOptions } from '../../canvas/relight.ts';
import type { ArtStyle } from '../art-style.ts';
import { createFlatSheet } from './flat-sheet.ts';
import { paintHalftoneCorner } from './halftone-corner.ts';
import { printObject, wearLetters } from './local-print.ts';
import { createPrintedOrnament } from './local-ornaments.ts';

/** A poster from the print shop round the corner: two inks on fibre paper, worn and a little out of register. Nothing glossy. */
export const localStyle: ArtStyle = {
  archetype: 'local',
  grainLevels: 7,
  motion: {
    lineSeconds: 0.55,
    staggerSeconds: 0.18,
    ease: outQuint,
    pushPerSecond: 0.02,
    landing: 'rise',
    landSeconds: 0.7,
    landEase: outBack,
    pulse: 0.008,
  },
  type: {
    letterCase: 'as-written',
    monumentTracking: -10,
    headlineTracking: -12,
    headlineLeading: 0.98,
    buttonShape: 'pill',
    noteStyle: 'plain',
  },
  footing: 'print',
  createGround(stage, palette, value, focus, seed) {
    const random = createRandom(deriveSeed(seed, 'local ground'));
    const sheet = palette[value];
    const dotted = random() < 0.6;
    const ink = mix(
      sheet,
      { pale: palette.hot, field: palette.hot, hot: palette.night, night: palette.field }[value],
      value === 'pale' ? 0.55 : 0.32,
    );
    const corner = { x: focus.x < 0.5 ? 1 : 0, y: random() < 0.5 ? 0 : 1 };
    return createFlatSheet(stage, sheet, random(), (canvas) => {
      const context = canvas.getContext('2d');
      if (dotted) paintHalftoneCorner(context, { ...corner, reach: 0.8, ink, cell: 13 * stage.unit, alpha: 0.8 });
      context.drawImage(createPaper(canvas.width, canvas.height, 12, deriveSeed(seed, 'paper')), 0, 0);
    });
  },
  lightFor: localLight,
  finishArt: printObject,
  finishInk: wearLetters,
  createOrnaments: (stage, request, focus) => ({ behind: createPrintedOrnament(stage, request, focus) }),
};

/** Plain daylight from the upper left: it only shapes the tones that the screen of dots then prints. */
function localLight(_palette: Palette, _value: TonalValue): RelightOptions {
  return {
    key: { angleDegrees: 128, elevationDegrees: 42, colour: '#ffffff', power: 1.35 },
    fill: { colour: '#c8c0b4', power: 0.3 },
    rims: [{ angleDegrees: 20, colour: '#ffffff', power: 0.4 }],
    specular: 0.15,
    shine: 20,
    bulge: 1.15,
    detail: 0.9,
    occlusion: 0.45,
    grade: { gain: 1.12 },
  };
}
