import { sampleRateHz } from './voice.ts';

export type FilterMode = 'low' | 'band' | 'high';

const controlSamples = 32;

/** Shares of input, band and low signal that make each output. */
function outputs(mode: FilterMode, k: number): readonly [number, number, number] {
  if (mode === 'low') return [0, 0, 1];
  return mode === 'band' ? [0, k, 0] : [1, -k, -1];
}

/**
 * State-variable filter in place (topology-preserving form of V. Zavalishin). `cutoffAt` gives hertz for
 * seconds since the start and is asked every 32 samples.
 */
export function sweepFilter(
  samples: Float32Array,
  mode: FilterMode,
  cutoffAt: (seconds: number) => number,
  quality = Math.SQRT1_2,
): void {
  const k = 1 / quality;
  const [fromInput, fromBand, fromLow] = outputs(mode, k);
  let first = 0;
  let second = 0;
  for (let start = 0; start < samples.length; start += controlSamples) {
    const cutoff = Math.min(sampleRateHz * 0.45, Math.max(10, cutoffAt(start / sampleRateHz)));
    const g = Math.tan((Math.PI * cutoff) / sampleRateHz);
    const a1 = 1 / (1 + g * (g + k));
    const a2 = g * a1;
    const a3 = g * a2;
    const end = Math.min(samples.length, start + controlSamples);
    for (let i = start; i < end; i++) {
      const input = samples[i]!;
      const rest = input - second;
      const band = a1 * first + a2 * rest;
      const low = second + a2 * first + a3 * rest;
      first = 2 * band - first;
      second = 2 * low - second;
      samples[i] = fromInput * input + fromBand * band + fromLow * low;
    }
  }
}

/** The same filter with a cutoff that stays. */
export function filter(samples: Float32Array, mode: FilterMode, cutoffHz: number, quality = Math.SQRT1_2): void {
  sweepFilter(samples, mode, () => cutoffHz, quality);
}
