function blurRows(source: Float32Array, target: Float32Array, width: number, height: number, radius: number): void {
  const weight = 1 / (2 * radius + 1);
  const last = width - 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const first = source[row]!;
    const final = source[row + last]!;
    let sum = first * (radius + 1);
    for (let x = 1; x <= radius; x++) sum += source[row + Math.min(x, last)]!;
    for (let x = 0; x < width; x++) {
      target[row + x] = sum * weight;
      sum += x + radius + 1 > last ? final : source[row + x + radius + 1]!;
      sum -= x < radius ? first : source[row + x - radius]!;
    }
  }
}

/** Columns, walked row by row so that memory is read in order: one running sum for each column. */
function blurColumns(source: Float32Array, target: Float32Array, width: number, height: number, radius: number): void {
  const sums = new Float32Array(width);
  const weight = 1 / (2 * radius + 1);
  const lastRow = (height - 1) * width;
  for (let x = 0; x < width; x++) sums[x] = source[x]! * (radius + 1);
  for (let step = 1; step <= radius; step++) {
    const row = Math.min(step, height - 1) * width;
    for (let x = 0; x < width; x++) sums[x]! += source[row + x]!;
  }
  for (let y = 0; y < height; y++) {
    const here = y * width;
    const entering = Math.min(lastRow, (y + radius + 1) * width);
    const leaving = Math.max(0, (y - radius) * width);
    for (let x = 0; x < width; x++) {
      const sum = sums[x]!;
      target[here + x] = sum * weight;
      sums[x] = sum + source[entering + x]! - source[leaving + x]!;
    }
  }
}

/**
 * Blurs a float field by three box passes: close to a Gaussian of `radius` pixels, at a cost that does not grow with it.
 * The source is left alone; edges repeat.
 */
export function blurField(source: Float32Array, width: number, height: number, radius: number): Float32Array {
  const box = Math.max(1, Math.round(radius / 1.7));
  const result = Float32Array.from(source);
  const between = new Float32Array(result.length);
  for (let pass = 0; pass < 3; pass++) {
    blurRows(result, between, width, height, box);
    blurColumns(between, result, width, height, box);
  }
  return result;
}
