import type { Canvas } from '@napi-rs/canvas';
import { deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { hexOfOklch, oklchOf } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { clamp } from '../../canvas/geometry.ts';
import { paletteFromImage } from '../../canvas/palette.ts';
import { createRiso } from '../../canvas/riso.ts';
import { createSpecks } from '../../canvas/specks.ts';

/** Lightness of the flat tint an object may be printed in, the best liked first. */
const tintLightness = [0.85, 0.91, 0.78, 0.95, 0.7];

/** Least contrast of that tint with the sheet it is printed on: below it the outline is lost. */
const leastOutline = 1.14;

/** Hue of golden ink. Baked, wooden and brass things print in it: paler they turn pink, darker they turn olive. */
const goldenDegrees = 76;

/** Reds weaker than this chroma (brick, leather, metal with a red handle) print golden too, else they come out pink. */
const strongRed = 0.17;

/** Below this chroma a thing has no hue worth printing: steel, stone, glass. */
const greyish = 0.075;

/** A lit object as a print in two inks: a flat tint of its own hue and dark dots in its shadows, a little out of register. */
export function printObject(art: Canvas, palette: Palette, value: TonalValue, unit: number): Canvas {
  const cell = clamp(Math.max(art.width, art.height) / 66, 4.6 * unit, 7.5 * unit);
  return createRiso(art, {
    tint: tintOf(art, palette, palette[value]),
    ink: dotInk(palette),
    shiftX: 4 * unit,
    shiftY: -3 * unit,
    screen: { cell, angleDegrees: 22, gamma: 1.35, gain: 1, autoLevels: true },
  });
}

/** Dots in the deep of the ad's hot colour: they read as shade on any tint. */
function dotInk(palette: Palette): string {
  const { chroma, hueDegrees } = oklchOf(palette.hot);
  return hexOfOklch({ lightness: 0.38, chroma: Math.min(chroma, 0.14), hueDegrees });
}

/** The object's own hue as a bright ink, at a lightness that stands out from the sheet. Greyish things print golden. */
function tintOf(art: Canvas, palette: Palette, sheet: string): string {
  const { chroma, hueDegrees } = oklchOf(paletteFromImage(art, 4)?.accent ?? palette.accent);
  const under = oklchOf(sheet);
  const sheetIsRed = under.chroma > 0.1 && (under.hueDegrees < 45 || under.hueDegrees > 340);
  const isRed = (hueDegrees <= 34 || hueDegrees > 345) && chroma >= strongRed && !sheetIsRed;
  const golden = !isRed && (chroma < greyish || hueDegrees < 112 || hueDegrees > 345);
  const tints = (isRed ? tintLightness.toReversed() : tintLightness).map((lightness) =>
    hexOfOklch({
      lightness,
      chroma: clamp(chroma * 1.5, 0.09, 0.165),
      hueDegrees: golden ? goldenDegrees : hueDegrees,
    }),
  );
  return tints.find((tint) => contrastRatio(tint, sheet) >= leastOutline) ?? tints[0]!;
}

/** Knocks specks out of printed letters, in place: the ink has worn. */
export function wearLetters(letters: Canvas, unit: number, seed: number): void {
  const { width, height } = letters;
  const context = letters.getContext('2d');
  const specks = createSpecks(
    width,
    height,
    Math.round((width * height) / (900 * unit * unit)),
    deriveSeed(seed, 'specks'),
  );
  context.save();
  context.globalCompositeOperation = 'destination-out';
  context.globalAlpha = 0.75;
  context.drawImage(specks, 0, 0);
  context.restore();
}
