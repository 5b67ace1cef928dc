import type { Canvas } from '@napi-rs/canvas';
import { deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { hexOfOklch, luminance, mix, oklchOf } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { clamp } from '../../canvas/geometry.ts';
import { paletteFromImage } from '../../canvas/palette.ts';
import { createRiso } from '../../canvas/riso.ts';
import { createSpecks } from '../../canvas/specks.ts';

/** Tints an object may be printed in, by lightness, the best liked first. */
const tintLightness = [0.84, 0.9, 0.76, 0.95, 0.66];

/** Least contrast of an object's flat tint with the sheet it is printed on: below it the outline is lost. */
const leastOutline = 1.22;

/** A lit object as a print in two inks: a flat tint of its own hue and dark dots in its shadows, a little out of register. */
export function printObject(art: Canvas, palette: Palette, value: TonalValue, unit: number): Canvas {
  const cell = clamp(Math.max(art.width, art.height) / 74, 4.2 * unit, 7.5 * unit);
  return createRiso(art, {
    tint: tintOf(art, palette, palette[value]),
    ink: mix(palette.ink, mix(palette.hot, palette.ink, 0.35), 0.6),
    shiftX: 4 * unit,
    shiftY: -3 * unit,
    screen: { cell, angleDegrees: 22, gamma: 1.2, gain: 1.12, autoLevels: true },
  });
}

/** The object's own hue, bright and warm like an ink, at a lightness that stands out from the sheet. */
function tintOf(art: Canvas, palette: Palette, sheet: string): string {
  const own = paletteFromImage(art, 4)?.accent ?? palette.accent;
  const { chroma, hueDegrees } = oklchOf(own);
  const grey = chroma < 0.035;
  const warm = oklchOf(luminance(palette.accent) > 0.25 ? palette.accent : palette.hot);
  const tints = tintLightness.map((lightness) =>
    hexOfOklch({ lightness, chroma: grey ? warm.chroma * 0.7 : clamp(chroma * 1.3, 0.07, 0.15), hueDegrees: grey ? warm.hueDegrees : hueDegrees }),
  );
  return tints.find((tint) => contrastRatio(tint, sheet) >= leastOutline) ?? tints[0]!;
}

/** Knocks specks out of printed letters, in place: the ink has worn. */
export function wearLetters(letters: Canvas, unit: number, seed: number): void {
  const { width, height } = letters;
  const context = letters.getContext('2d');
  const specks = createSpecks(width, height, Math.round((width * height) / (900 * unit * unit)), deriveSeed(seed, 'specks'));
  context.save();
  context.globalCompositeOperation = 'destination-out';
  context.globalAlpha = 0.75;
  context.drawImage(specks, 0, 0);
  context.restore();
}
