/** The colour a plain background has, or would have, at every place of a photograph. Bytes 0–255, with fractions. */
export interface BackgroundModel {
  /** Writes the background's red, green and blue along line `y`, three floats a pixel. */
  readonly readLine: (y: number, line: Float32Array) => void;
  /** Share of the border that the model explains, 0–1. */
  readonly explained: number;
  /** Mean distance of that part from the model, in levels. */
  readonly roughness: number;
}

/** Terms of the surface each channel follows: a tilt and a vignette at most, never a pattern. */
const termCount = 6;
const rounds = 8;
/** A sample this far from the model (levels) counts half. */
const doubtLevels = 10;

interface BorderSample {
  readonly terms: readonly number[];
  readonly colour: readonly [number, number, number];
}

function termsAt(x: number, y: number, width: number, height: number): number[] {
  const u = (x / Math.max(1, width - 1)) * 2 - 1;
  const v = (y / Math.max(1, height - 1)) * 2 - 1;
  return [1, u, v, u * v, u * u, v * v];
}

/** A few thousand pixels of a ring along the border, 2.5 % of the short side thick. */
function sampleBorder(data: Uint8ClampedArray, width: number, height: number): BorderSample[] {
  const ring = Math.max(2, Math.round(Math.min(width, height) * 0.025));
  const stride = Math.max(1, Math.round((width + height) / 600));
  const samples: BorderSample[] = [];
  const take = (x: number, y: number): void => {
    const at = (y * width + x) * 4;
    samples.push({ terms: termsAt(x, y, width, height), colour: [data[at]!, data[at + 1]!, data[at + 2]!] });
  };
  for (let depth = 0; depth < ring; depth += Math.max(1, ring >> 2)) {
    for (let x = 0; x < width; x += stride) {
      take(x, depth);
      take(x, height - 1 - depth);
    }
    for (let y = ring; y < height - ring; y += stride) {
      take(depth, y);
      take(width - 1 - depth, y);
    }
  }
  return samples;
}

/** Solves the symmetric system in place by elimination; a singular direction gets coefficient 0. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const row = matrix[pivot]!;
    const head = row[pivot]!;
    if (Math.abs(head) < 1e-9) continue;
    for (let other = 0; other < size; other++) {
      if (other === pivot) continue;
      const factor = matrix[other]![pivot]! / head;
      for (let column = pivot; column < size; column++) matrix[other]![column]! -= factor * row[column]!;
      right[other]! -= factor * right[pivot]!;
    }
  }
  return right.map((value, index) => {
    const head = matrix[index]![index]!;
    return Math.abs(head) < 1e-9 ? 0 : value / head;
  });
}

function zeros(): number[] {
  return Array.from({ length: termCount }, () => 0);
}

function fitChannel(samples: readonly BorderSample[], weights: readonly number[], channel: 0 | 1 | 2): number[] {
  const matrix = Array.from({ length: termCount }, zeros);
  const right = zeros();
  samples.forEach(({ terms, colour }, index) => {
    const weight = weights[index]!;
    for (let row = 0; row < termCount; row++) {
      const share = weight * terms[row]!;
      right[row]! += share * colour[channel];
      for (let column = 0; column < termCount; column++) matrix[row]![column]! += share * terms[column]!;
    }
  });
  return solve(matrix, right);
}

function evaluate(coefficients: readonly number[], terms: readonly number[]): number {
  return coefficients.reduce((sum, coefficient, index) => sum + coefficient * terms[index]!, 0);
}

function distanceOf(sample: BorderSample, channels: readonly (readonly number[])[]): number {
  return Math.max(
    ...sample.colour.map((value, channel) => Math.abs(value - evaluate(channels[channel]!, sample.terms))),
  );
}

/** The middle colour of the border: a start that an object at the border cannot pull away. */
function medianStart(samples: readonly BorderSample[]): number[][] {
  return ([0, 1, 2] as const).map((channel) => {
    const sorted = samples.map((sample) => sample.colour[channel]).sort((one, other) => one - other);
    return [sorted[sorted.length >> 1] ?? 0, 0, 0, 0, 0, 0];
  });
}

function createLineReader(channels: readonly (readonly number[])[], width: number, height: number) {
  return (y: number, line: Float32Array): void => {
    for (let x = 0, at = 0; x < width; x++, at += 3) {
      const u = (x / Math.max(1, width - 1)) * 2 - 1;
      const v = (y / Math.max(1, height - 1)) * 2 - 1;
      for (let channel = 0; channel < 3; channel++) {
        const terms = channels[channel]!;
        const flat = terms[0]! + terms[1]! * u + terms[2]! * v;
        line[at + channel] = flat + terms[3]! * u * v + terms[4]! * u * u + terms[5]! * v * v;
      }
    }
  };
}

/** Fits a smooth surface to a photograph's border, in rounds that trust what lies far from it less and less. */
export function fitBackground(data: Uint8ClampedArray, width: number, height: number): BackgroundModel {
  const samples = sampleBorder(data, width, height);
  let channels = medianStart(samples);
  // The first rounds forgive much, so that a strong but even gradient is followed before outliers are judged.
  for (let round = 0; round < rounds; round++) {
    const doubt = doubtLevels * Math.max(1, 5 - round);
    const weights = samples.map((sample) => 1 / (1 + (distanceOf(sample, channels) / doubt) ** 4));
    channels = ([0, 1, 2] as const).map((channel) => fitChannel(samples, weights, channel));
  }
  const near = samples.map((sample) => distanceOf(sample, channels)).filter((distance) => distance < 2 * doubtLevels);
  return {
    readLine: createLineReader(channels, width, height),
    explained: near.length / samples.length,
    roughness: near.reduce((sum, distance) => sum + distance, 0) / Math.max(1, near.length),
  };
}
