import { sampleRateHz } from './voice.ts';

/** Multiplies by a fast rise and an exponential fall. */
export function applyStrike(samples: Float32Array, attackSeconds: number, decaySeconds: number): void {
  const attack = Math.max(1, Math.round(attackSeconds * sampleRateHz));
  const shrink = Math.exp(-1 / (decaySeconds * sampleRateHz));
  let level = 1;
  for (let i = 0; i < samples.length; i++) {
    samples[i] = samples[i]! * (i < attack ? i / attack : level);
    if (i >= attack) level *= shrink;
  }
}

export interface Contour {
  readonly attackSeconds: number;
  /** Level held after the decay, 0 to 1. */
  readonly sustain: number;
  readonly decaySeconds: number;
  readonly gateSeconds: number;
  readonly releaseSeconds: number;
}

/** Multiplies by attack, decay, sustain and, after the gate, release. */
export function applyContour(samples: Float32Array, contour: Contour): void {
  const attack = Math.max(1, Math.round(contour.attackSeconds * sampleRateHz));
  const gate = Math.round(contour.gateSeconds * sampleRateHz);
  const fall = Math.exp(-1 / (contour.decaySeconds * sampleRateHz));
  const release = Math.exp(-1 / ((contour.releaseSeconds / 4) * sampleRateHz));
  let level = 0;
  for (let i = 0; i < samples.length; i++) {
    if (i >= gate) level *= release;
    else if (i < attack) level = Math.sin((Math.PI / 2) * (i / attack));
    else level = contour.sustain + (level - contour.sustain) * fall;
    samples[i] = samples[i]! * level;
  }
}

/** Fades the last part of a buffer to zero, so that a voice never ends in a click. */
export function fadeTail(samples: Float32Array, seconds: number): void {
  const count = Math.min(samples.length, Math.round(seconds * sampleRateHz));
  for (let i = 0; i < count; i++) {
    const index = samples.length - 1 - i;
    samples[index] = samples[index]! * (i / count);
  }
}

/** Soft saturation in place; `drive` 1 is gentle. Rational approximation of tanh, odd, so it adds no DC. */
export function saturate(samples: Float32Array, drive: number): void {
  for (let i = 0; i < samples.length; i++) samples[i] = softClip(samples[i]! * drive);
}

/** Close to tanh for |x| < 3 and exactly ±1 beyond. */
export function softClip(value: number): number {
  if (value > 3) return 1;
  if (value < -3) return -1;
  const square = value * value;
  return (value * (27 + square)) / (27 + 9 * square);
}
