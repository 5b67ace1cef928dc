import type { Canvas } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { hexOfOklab, hexOfOklch, linearOfByte, oklabOfLinear, oklchOf, type Rgb } from './colour.ts';
import { clamp } from './geometry.ts';
import { readPixels } from './layer.ts';

/** One colour of a picture and the part of the picture it stands for. */
export interface Swatch {
  readonly hex: string;
  /** Part of the opaque pixels, 0–1. */
  readonly share: number;
  /** OKLab chroma and lightness. */
  readonly chroma: number;
  readonly lightness: number;
}

/** The colours of a picture, by role. */
export interface ImagePalette {
  /** All of them, the commonest first. */
  readonly swatches: readonly Swatch[];
  readonly dominant: string;
  /** The most telling colour: greatest chroma x share^0.35 among those above 3 % share. */
  readonly accent: string;
  readonly darkest: string;
  readonly lightest: string;
}

/** Grounds of one hue, from very light to very dark. */
export interface ColourFamily {
  readonly paper: string;
  readonly wash: string;
  readonly field: string;
  readonly deep: string;
  readonly night: string;
  readonly accent: string;
}

const sampleTarget = 6000;
const rounds = 12;
const chromaWeight = 2;

/** OKLab of a few thousand opaque pixels on an even grid. */
function samplePixels(image: Canvas): Rgb[] {
  const data = readPixels(image);
  const { width, height } = image;
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / sampleTarget)));
  const samples: Rgb[] = [];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * 4;
      if (data[at + 3]! <= 200) continue;
      samples.push(
        oklabOfLinear([linearOfByte[data[at]!]!, linearOfByte[data[at + 1]!]!, linearOfByte[data[at + 2]!]!]),
      );
    }
  }
  return samples;
}

function distance(one: Rgb, other: Rgb): number {
  const colour = (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;
  return (one[0] - other[0]) ** 2 + chromaWeight * colour;
}

function nearest(centres: readonly Rgb[], sample: Rgb): number {
  let best = 0;
  let bestDistance = Infinity;
  for (let index = 0; index < centres.length; index++) {
    const apart = distance(centres[index]!, sample);
    if (apart < bestDistance) {
      bestDistance = apart;
      best = index;
    }
  }
  return best;
}

/** k-means++ starts: each new centre is drawn from samples in proportion to their distance from the ones there are. */
function chooseCentres(samples: readonly Rgb[], count: number, seed: number): Rgb[] {
  const random = createRandom(seed);
  const centres: Rgb[] = [samples[Math.floor(random() * samples.length)]!];
  while (centres.length < count) {
    const weights = samples.map((sample) => distance(centres[nearest(centres, sample)]!, sample));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total < 1e-9) break;
    let left = random() * total;
    let chosen = 0;
    while (chosen < samples.length - 1 && (left -= weights[chosen]!) > 0) chosen++;
    centres.push(samples[chosen]!);
  }
  return centres;
}

function cluster(samples: readonly Rgb[], count: number, seed: number): Swatch[] {
  let centres = chooseCentres(samples, count, seed);
  let sizes = centres.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    const sums = centres.map(() => [0, 0, 0] as [number, number, number]);
    sizes = centres.map(() => 0);
    for (const sample of samples) {
      const index = nearest(centres, sample);
      const sum = sums[index]!;
      sizes[index]!++;
      for (let part = 0; part < 3; part++) sum[part]! += sample[part]!;
    }
    centres = centres.map((centre, index) => {
      const size = sizes[index]!;
      const [lightness, a, b] = sums[index]!;
      return size === 0 ? centre : ([lightness / size, a / size, b / size] as const);
    });
  }
  return centres
    .map((centre, index) => ({
      hex: hexOfOklab(centre),
      share: sizes[index]! / samples.length,
      chroma: Math.hypot(centre[1], centre[2]),
      lightness: centre[0],
    }))
    .filter((swatch) => swatch.share > 0)
    .sort((one, other) => other.share - one.share);
}

/** The colours of a picture's opaque pixels: k-means in OKLab, the same for the same seed. Null when nothing is opaque. */
export function paletteFromImage(image: Canvas, count = 6, seed = 7): ImagePalette | null {
  const samples = samplePixels(image);
  if (samples.length === 0) return null;
  const swatches = cluster(samples, count, seed);
  const weight = (swatch: Swatch): number => swatch.chroma * swatch.share ** 0.35;
  const telling = swatches.filter((swatch) => swatch.share > 0.03).sort((one, other) => weight(other) - weight(one));
  const byLightness = swatches.toSorted((one, other) => one.lightness - other.lightness);
  return {
    swatches,
    dominant: swatches[0]!.hex,
    accent: (telling[0] ?? swatches[0]!).hex,
    darkest: byLightness[0]!.hex,
    lightest: byLightness.at(-1)!.hex,
  };
}

/** Grounds of a hue in OKLCH degrees. `colourfulness` 1 is the usual chroma, 0 grey. */
export function familyOfHue(hueDegrees: number, colourfulness = 1): Omit<ColourFamily, 'accent'> {
  const tone = (lightness: number, chroma: number): string =>
    hexOfOklch({ lightness, chroma: chroma * colourfulness, hueDegrees });
  return {
    paper: tone(0.95, 0.018),
    wash: tone(0.87, 0.045),
    field: tone(0.62, 0.12),
    deep: tone(0.34, 0.07),
    night: tone(0.17, 0.028),
  };
}

/** Grounds of an accent's hue; those of a grey accent stay nearly grey. */
export function familyOf(accent: string): ColourFamily {
  const { chroma, hueDegrees } = oklchOf(accent);
  return { ...familyOfHue(hueDegrees, clamp(chroma / 0.06, 0.08, 1)), accent };
}

/** `colour` turned round the hue circle by `degrees`, its lightness kept. Counter colours want less than 40 or more than 120. */
export function turnHue(colour: string, degrees: number): string {
  const { lightness, chroma, hueDegrees } = oklchOf(colour);
  return hexOfOklch({ lightness, chroma, hueDegrees: (((hueDegrees + degrees) % 360) + 360) % 360 });
}

/** `colour` with another OKLab lightness, 0–1. */
export function withLightness(colour: string, lightness: number): string {
  return hexOfOklch({ ...oklchOf(colour), lightness });
}
