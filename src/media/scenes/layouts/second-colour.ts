import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { contrastRatio } from '../../canvas/contrast.ts';

/** What stands out least and still reads as a shape of its own. */
const leastShapeContrast = 1.45;
/** A button has to be found at once. */
const leastButtonContrast = 2.4;

/** A second colour of the palette for a large field on a ground: the most colourful that stands out from it. */
export function secondColour({ palette, value }: { readonly palette: Palette; readonly value: TonalValue }): string {
  const ground = palette[value];
  const liked = {
    night: [palette.hot, palette.field, palette.pale],
    hot: [palette.pale, palette.night, palette.field],
    field: [palette.hot, palette.pale, palette.night],
    pale: [palette.field, palette.hot, palette.night],
  }[value];
  return liked.find((colour) => contrastRatio(colour, ground) >= leastShapeContrast) ?? palette.night;
}

/** The colour of a button on a ground: the loudest that is seen on it. */
export function buttonColour({ palette, value }: { readonly palette: Palette; readonly value: TonalValue }): string {
  const ground = palette[value];
  const [first, second] = [palette.ink, palette.paper].toSorted(
    (one, other) => contrastRatio(other, ground) - contrastRatio(one, ground),
  );
  const liked = {
    night: [palette.accent, palette.hot, palette.paper],
    hot: [first!, second!],
    field: [palette.hot, first!, second!],
    pale: [palette.hot, palette.accent, palette.ink],
  }[value];
  return liked.find((colour) => contrastRatio(colour, ground) >= leastButtonContrast) ?? first!;
}
