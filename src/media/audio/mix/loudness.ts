import { sampleRateHz } from '../synth/voice.ts';
import type { StereoMix } from './render-mix.ts';

/** K-weighting at 48 kHz: head shelf, then high-pass (ITU-R BS.1770-5, tables 1 and 2). */
const shelf = { b: [1.53512485958697, -2.69169618940638, 1.19839281085285], a: [-1.69065929318241, 0.73248077421585] };
const highPass = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] };

/** Blocks of 100 ms; four make a BS.1770 gating block. */
const hopSamples = sampleRateHz / 10;

function addWeightedPower(samples: Float32Array, power: Float64Array): void {
  let [s1, s2, h1, h2] = [0, 0, 0, 0];
  const [sb0, sb1, sb2] = shelf.b as [number, number, number];
  const [sa1, sa2] = shelf.a as [number, number];
  const [ha1, ha2] = highPass.a as [number, number];
  for (let hop = 0; hop < power.length; hop++) {
    const end = Math.min(samples.length, (hop + 1) * hopSamples);
    let sum = 0;
    for (let i = hop * hopSamples; i < end; i++) {
      const x = samples[i]!;
      const y = sb0 * x + s1;
      s1 = sb1 * x - sa1 * y + s2;
      s2 = sb2 * x - sa2 * y;
      const z = y + h1;
      h1 = -2 * y - ha1 * z + h2;
      h2 = y - ha2 * z;
      sum += z * z;
    }
    power[hop] = power[hop]! + sum / hopSamples;
  }
}

/** K-weighted power of both channels together for every 100 ms. */
export function weightedPower(mix: StereoMix): Float64Array {
  const power = new Float64Array(Math.ceil(mix.left.length / hopSamples));
  addWeightedPower(mix.left, power);
  addWeightedPower(mix.right, power);
  return power;
}

export function toLufs(power: number): number {
  return power <= 0 ? Number.NEGATIVE_INFINITY : -0.691 + 10 * Math.log10(power);
}

/** Integrated loudness of 100 ms powers, gated as BS.1770 does; -Infinity for silence. */
export function integratedLoudnessLufs(
  power: Float64Array,
  fromSeconds = 0,
  toSeconds = Number.POSITIVE_INFINITY,
): number {
  const first = Math.max(0, Math.round(fromSeconds * 10));
  const last = Math.min(power.length, Math.max(first + 1, Math.round(toSeconds * 10)));
  const blocks: number[] = [];
  const width = Math.min(4, last - first);
  for (let hop = first; hop + width <= last; hop++) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += power[hop + i]!;
    blocks.push(sum / width);
  }
  const mean = (list: readonly number[]): number =>
    list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
  const loud = blocks.filter((block) => toLufs(block) > -70);
  const gate = toLufs(mean(loud)) - 10;
  return toLufs(mean(loud.filter((block) => toLufs(block) > gate)));
}
