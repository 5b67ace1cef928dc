import type { StereoMix } from './render-mix.ts';

const blockSamples = 64;
/** Gain may fall over about 5 ms before a peak and comes back in about 120 ms. */
const fallBlocks = 4;
const riseBlocks = 90;

/**
 * Limits in place, looking ahead: no sample leaves above `ceiling`. The gain is linear within blocks of 64
 * samples and at most what both neighbouring blocks allow, so the bound is exact.
 */
export function limit(mix: StereoMix, ceiling: number): void {
  const { left, right } = mix;
  const blocks = Math.ceil(left.length / blockSamples);
  const gains = new Float32Array(blocks + 2).fill(1);
  for (let block = 0; block < blocks; block++) {
    let peak = 0;
    const end = Math.min(left.length, (block + 1) * blockSamples);
    for (let i = block * blockSamples; i < end; i++) {
      peak = Math.max(peak, Math.abs(left[i]!), Math.abs(right[i]!));
    }
    gains[block + 1] = peak > ceiling ? ceiling / peak : 1;
  }
  for (let block = gains.length - 2; block >= 0; block--) {
    gains[block] = Math.min(gains[block]!, gains[block + 1]! + 1 / fallBlocks);
  }
  for (let block = 1; block < gains.length; block++) {
    gains[block] = Math.min(gains[block]!, gains[block - 1]! + 1 / riseBlocks);
  }
  for (let block = 0; block < blocks; block++) {
    const from = Math.min(gains[block]!, gains[block + 1]!);
    const to = Math.min(gains[block + 1]!, gains[block + 2]!);
    const start = block * blockSamples;
    const end = Math.min(left.length, start + blockSamples);
    for (let i = start; i < end; i++) {
      const gain = from + ((to - from) * (i - start)) / blockSamples;
      left[i] = left[i]! * gain;
      right[i] = right[i]! * gain;
    }
  }
}
