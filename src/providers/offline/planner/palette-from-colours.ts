import type { Palette } from '#domain/spec.ts';
import { hexOfOklch, oklchOf } from '#media/canvas/colour.ts';
import { contrastRatio } from '#media/canvas/contrast.ts';

const greyChroma = 0.04;
const leastContrast = 4.5;

/** A palette built round colours the prompt names: the most colourful one leads, the others keep their parts. */
export function paletteFromColours(colours: readonly string[]): Palette {
  const ranked = colours.toSorted((one, other) => oklchOf(other).chroma - oklchOf(one).chroma);
  const isColourful = (colour: string): boolean => oklchOf(colour).chroma > greyChroma;
  const leading = colours.find(isColourful) ?? ranked[0]!;
  const others = colours.filter((colour) => colour !== leading);
  const dark = others.find((colour) => oklchOf(colour).lightness < 0.32);
  const light = others.find((colour) => oklchOf(colour).lightness > 0.88);
  const second = others.find((colour) => colour !== dark && colour !== light);
  const { hueDegrees, chroma, lightness } = oklchOf(leading);
  const tone = (level: number, share: number): string =>
    hexOfOklch({ lightness: level, chroma: Math.min(chroma, share), hueDegrees });
  const ink = dark ?? tone(0.15, 0.03);
  const paper = light === undefined ? tone(0.985, 0.008) : hexOfOklch({ ...oklchOf(light), lightness: 0.985 });
  const hot = lightness < 0.25 || lightness > 0.9 ? tone(isColourful(leading) ? 0.5 : 0.32, 0.18) : leading;
  const accent =
    second ?? (light !== undefined && isColourful(light) ? light : tone(lightness > 0.7 ? 0.55 : 0.76, 0.17));
  return {
    night: readableGround(dark ?? tone(0.17, 0.045), ink, paper),
    hot: readableGround(hot, ink, paper),
    field: readableGround(
      second === undefined ? tone(0.74, 0.09) : hexOfOklch({ ...oklchOf(second), lightness: 0.74 }),
      ink,
      paper,
    ),
    pale: readableGround(light ?? tone(0.96, 0.022), ink, paper),
    ink,
    paper,
    accent,
  };
}

/** A ground moved in lightness until ink or paper can be read on it. */
function readableGround(ground: string, ink: string, paper: string): string {
  const { lightness, chroma, hueDegrees } = oklchOf(ground);
  const isReadable = (hex: string): boolean =>
    Math.max(contrastRatio(ink, hex), contrastRatio(paper, hex)) >= leastContrast;
  for (let step = 0; step <= 40; step++) {
    for (const side of lightness < 0.6 ? [-1, 1] : [1, -1]) {
      const moved = lightness + side * step * 0.01;
      const hex =
        step === 0 ? ground : hexOfOklch({ lightness: Math.min(0.98, Math.max(0.1, moved)), chroma, hueDegrees });
      if (isReadable(hex)) return hex;
    }
  }
  return paper;
}
