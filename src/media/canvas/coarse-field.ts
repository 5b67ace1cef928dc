/**
 * A smooth picture kept as one float for every few pixels: node (column, row) stands at pixel (column x step, row x step).
 * Light and haze are evaluated here and read back at full size, which is 16 times cheaper than pixel by pixel.
 */
export interface CoarseField {
  readonly values: Float32Array;
  readonly columns: number;
  readonly rows: number;
  readonly step: number;
}

/** An empty field that covers `width` x `height` pixels with a node every `step` pixels. */
export function createCoarseField(width: number, height: number, step = 4): CoarseField {
  const columns = Math.ceil(width / step) + 1;
  const rows = Math.ceil(height / step) + 1;
  return { values: new Float32Array(columns * rows), columns, rows, step };
}

/** Writes the field's values at every pixel of line `y` into `line`, interpolated in both directions. */
export function readLine(field: CoarseField, y: number, line: Float32Array): void {
  const { values, columns, step } = field;
  const row = Math.min(field.rows - 2, Math.floor(y / step));
  const share = y / step - row;
  const above = row * columns;
  const below = above + columns;
  let left = values[above]! + (values[below]! - values[above]!) * share;
  for (let column = 1, x = 0; x < line.length; column++) {
    const right = values[above + column]! + (values[below + column]! - values[above + column]!) * share;
    const rise = (right - left) / step;
    const end = Math.min(line.length, x + step);
    for (let value = left; x < end; x++, value += rise) line[x] = value;
    left = right;
  }
}
