import { sharp } from '../sharp.ts';
import { oklabOfLinear, linearOfByte } from '../canvas/colour.ts';

/** Joins are looked at this coarsely: fine enough for what moves, too coarse for grain and for a pixel's shift. */
const columns = 64;
const rows = 36;

/** A picture as joins see it: mean colours of its fields, in levels of 255. */
export interface JoinPicture {
  /** Red, green and blue of each field, row by row. */
  readonly levels: Float32Array;
  /** Lightness of each field in OKLab, 0–1. */
  readonly lightness: Float32Array;
  /** The two colour axes of OKLab, field by field. */
  readonly tints: Float32Array;
}

export const joinFields = columns * rows;
export const joinColumns = columns;

/** Reads a picture of ours (PNG) for the comparison of a join. */
export async function readJoinPicture(path: string): Promise<JoinPicture> {
  const data = await sharp(path)
    .removeAlpha()
    .resize({ width: columns, height: rows, fit: 'fill', kernel: 'lanczos2' })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  const levels = Float32Array.from(data);
  const lightness = new Float32Array(joinFields);
  const tints = new Float32Array(joinFields * 2);
  for (let field = 0; field < joinFields; field++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(field * 3, field * 3 + 3);
    const [l, a, b] = oklabOfLinear([linearOfByte[red]!, linearOfByte[green]!, linearOfByte[blue]!]);
    lightness[field] = l;
    tints[field * 2] = a;
    tints[field * 2 + 1] = b;
  }
  return { levels, lightness, tints };
}
