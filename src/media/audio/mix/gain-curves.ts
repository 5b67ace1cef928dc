import { sampleRateHz } from '../synth/voice.ts';

/** Fills a block with a gain for each sample, from absolute sample `start` on. */
export type FillGain = (block: Float32Array, start: number, count: number) => void;

/** One pole at about 3 ms keeps every curve free of clicks. */
const smoothing = Math.exp(-1 / (0.003 * sampleRateHz));

/** Pushes the gain down at every kick and lets it come back within `recoverySeconds`: the pump of dance music. */
export function createDuck(kickSeconds: readonly number[], depth: number, recoverySeconds: number): FillGain {
  const kicks = kickSeconds.map((seconds) => Math.round(seconds * sampleRateHz));
  const recovery = Math.max(1, Math.round(recoverySeconds * sampleRateHz));
  let next = 0;
  let last = -recovery;
  let gain = 1;
  return (block, start, count) => {
    for (let i = 0; i < count; i++) {
      if (next < kicks.length && kicks[next]! <= start + i) last = kicks[next++]!;
      const left = 1 - Math.min(1, (start + i - last) / recovery);
      const target = 1 - depth * left * left;
      gain = target + (gain - target) * smoothing;
      block[i] = gain;
    }
  };
}

/** 1 everywhere but between two times, where it is 0. Answers whether a block is anything but 1. */
export function createGate(
  closed: { readonly fromSeconds: number; readonly toSeconds: number } | undefined,
): (block: Float32Array, start: number, count: number) => boolean {
  if (closed === undefined) return () => false;
  const from = Math.round(closed.fromSeconds * sampleRateHz);
  const to = Math.round(closed.toSeconds * sampleRateHz) - 700;
  let gain = 1;
  return (block, start, count) => {
    const isOpen = start + count < from || (start > to && gain > 0.99999);
    if (isOpen) return false;
    for (let i = 0; i < count; i++) {
      const target = start + i >= from && start + i < to ? 0 : 1;
      gain = target + (gain - target) * smoothing;
      block[i] = gain;
    }
    return true;
  };
}
