import { hexOfOklch, luminance, oklchOf } from './colour.ts';
import { lerp } from './geometry.ts';

/** Least contrast of text under 5 % of the short side (WCAG 2.2, 1.4.3). */
export const textContrast = 4.5;

/** Least contrast of larger type. */
export const largeTypeContrast = 3;

/** WCAG 2.2 contrast ratio of two hex colours, 1 to 21. */
export function contrastRatio(first: string, second: string): number {
  const one = luminance(first);
  const other = luminance(second);
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** The lower of the two contrasts a colour has with the darkest and the lightest colour under it. */
export function lowestContrast(colour: string, ground: readonly string[]): number {
  return Math.min(...ground.map((under) => contrastRatio(colour, under)));
}

/**
 * `colour` moved in lightness, its hue kept, until it has `minimum` contrast with every colour of `ground`
 * (one hex, or the darkest and lightest under the text). Goes to the nearer side that passes; when neither does
 * (a ground from dark to light), the better of black and white.
 */
export function readable(colour: string, ground: string | readonly string[], minimum = textContrast): string {
  const grounds = typeof ground === 'string' ? [ground] : ground;
  if (lowestContrast(colour, grounds) >= minimum) return colour;
  const { lightness, chroma, hueDegrees } = oklchOf(colour);
  const steps = 48;
  for (let step = 1; step <= steps; step++) {
    for (const end of lightness >= 0.5 ? [1, 0] : [0, 1]) {
      const share = step / steps;
      const moved = hexOfOklch({
        lightness: lerp(lightness, end, share),
        chroma: chroma * (1 - share * 0.7),
        hueDegrees,
      });
      if (lowestContrast(moved, grounds) >= minimum) return moved;
    }
  }
  return lowestContrast('#ffffff', grounds) >= lowestContrast('#000000', grounds) ? '#ffffff' : '#000000';
}

/** The one of `inks` that stands out most on a ground (one hex, or its darkest and lightest). Near black or white unless told. */
export function chooseInk(
  ground: string | readonly string[],
  inks: readonly string[] = ['#0b0b0c', '#ffffff'],
): string {
  const grounds = typeof ground === 'string' ? [ground] : ground;
  const ranked = inks.toSorted((one, other) => lowestContrast(other, grounds) - lowestContrast(one, grounds));
  const best = ranked[0];
  if (best === undefined) throw new RangeError('There is no ink to choose from.');
  return best;
}
