import { transform } from './fourier.ts';

/** Sample rate the analysis works at. */
export const analysisRateHz = 22_050;
const windowSamples = 1024;
const hopSamples = 220;
const bandCount = 32;

/** How much begins at each moment: in the three lowest of 32 bands, where kicks are, and in all of them. */
export interface OnsetEnvelope {
  readonly low: Float64Array;
  readonly all: Float64Array;
  /** Deviation of `all` before it was scaled: a steady tone has next to none. */
  readonly strength: number;
  readonly rateHz: number;
  /** Time of value 0: an onset shows when it has reached the middle of the window. */
  readonly offsetSeconds: number;
}

function melEdges(): number[] {
  return Array.from({ length: bandCount + 1 }, (_, band) => {
    const hertz = 700 * (10 ** ((band * 3000) / bandCount / 2595) - 1) + 30;
    return Math.round((hertz * windowSamples) / analysisRateHz);
  });
}

/** Subtracts the mean of the surrounding 0.8 s and scales to unit variance. */
function flatten(flux: Float64Array, rateHz: number): { onsets: Float64Array; deviation: number } {
  const reach = Math.round(rateHz * 0.4);
  const sums = new Float64Array(flux.length + 1);
  for (let i = 0; i < flux.length; i++) sums[i + 1] = sums[i]! + flux[i]!;
  const out = new Float64Array(flux.length);
  let power = 0;
  for (let i = 0; i < flux.length; i++) {
    const from = Math.max(0, i - reach);
    const to = Math.min(flux.length, i + reach);
    out[i] = Math.max(0, flux[i]! - (sums[to]! - sums[from]!) / Math.max(1, to - from));
    power += out[i]! * out[i]!;
  }
  const deviation = Math.sqrt(power / Math.max(1, flux.length));
  return { onsets: deviation > 0 ? out.map((value) => value / deviation) : out, deviation };
}

/** Spectral flux on a logarithmic mel scale of samples at 22,050 Hz, 100 values a second. */
export function onsetEnvelope(samples: Float32Array): OnsetEnvelope {
  const count = Math.max(0, Math.floor((samples.length - windowSamples) / hopSamples));
  const edges = melEdges();
  const previous = new Float64Array(bandCount);
  const real = new Float64Array(windowSamples);
  const imaginary = new Float64Array(windowSamples);
  const low = new Float64Array(count);
  const all = new Float64Array(count);
  const shape = Float64Array.from(
    { length: windowSamples },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / windowSamples),
  );
  for (let frame = 0; frame < count; frame++) {
    for (let i = 0; i < windowSamples; i++) real[i] = samples[frame * hopSamples + i]! * shape[i]!;
    imaginary.fill(0);
    transform(real, imaginary);
    for (let band = 0; band < bandCount; band++) {
      let energy = 0;
      const end = Math.max(edges[band]! + 1, edges[band + 1]!);
      for (let k = edges[band]!; k < end; k++) energy += real[k]! * real[k]! + imaginary[k]! * imaginary[k]!;
      const level = Math.log1p(100 * Math.sqrt(energy));
      const rise = Math.max(0, level - previous[band]!);
      previous[band] = level;
      if (frame === 0) continue;
      all[frame] = all[frame]! + rise;
      if (band < 3) low[frame] = low[frame]! + rise;
    }
  }
  const rateHz = analysisRateHz / hopSamples;
  const flat = flatten(all, rateHz);
  return {
    low: flatten(low, rateHz).onsets,
    all: flat.onsets,
    strength: flat.deviation,
    rateHz,
    offsetSeconds: windowSamples / 2 / analysisRateHz,
  };
}
