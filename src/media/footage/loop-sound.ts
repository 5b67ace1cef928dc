import type { StereoSound } from '../audio/wav.ts';
import type { LoopPlan } from './loop-plan.ts';

/** Plays a part of a sound again, with both ends of each seam sounding together at equal power. Pure. */
export function loopSound(sound: StereoSound, plan: LoopPlan, repeats: number): StereoSound {
  const { from, to } = plan;
  const length = sound.left.length + repeats * (to - from);
  const loop = (samples: Float32Array): Float32Array => {
    const result = new Float32Array(length);
    result.set(samples);
    for (let turn = 1; turn <= repeats; turn++) join(result, samples, plan, turn);
    return result;
  };
  return { sampleRateHz: sound.sampleRateHz, left: loop(sound.left), right: loop(sound.right) };
}

/** Lays the sound from before `from` on over what has been written up to `to` of the turn before. */
function join(result: Float32Array, samples: Float32Array, { from, to, seam }: LoopPlan, turn: number): void {
  const half = Math.floor(seam / 2);
  const shift = turn * (to - from);
  const start = from - half;
  for (let at = start; at < samples.length; at++) {
    const share = Math.min(1, (at - start) / Math.max(1, 2 * half));
    const into = at + shift;
    const before = share < 1 ? result[into]! * Math.cos((Math.PI / 2) * share) : 0;
    result[into] = before + samples[at]! * Math.sin((Math.PI / 2) * share);
  }
}
