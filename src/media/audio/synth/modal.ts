import { sampleRateHz } from './voice.ts';

/** A struck body is a sum of dying sines. */
export interface Overtone {
  /** Multiple of the fundamental. */
  readonly ratio: number;
  readonly amplitude: number;
  /** Time to fall to 1/e. */
  readonly decaySeconds: number;
}

/** Adds one dying sine by a two-term recurrence: exact, and far cheaper than calling sine for each sample. */
export function addDampedSine(
  out: Float32Array,
  sine: {
    readonly frequencyHz: number;
    readonly amplitude: number;
    readonly decaySeconds: number;
    readonly phase?: number;
  },
  offset = 0,
): void {
  if (sine.frequencyHz > sampleRateHz * 0.42 || sine.frequencyHz <= 0) return;
  const angle = (2 * Math.PI * sine.frequencyHz) / sampleRateHz;
  const phase = (sine.phase ?? 0) * 2 * Math.PI;
  const shrink = Math.exp(-1 / (sine.decaySeconds * sampleRateHz));
  const twice = 2 * shrink * Math.cos(angle);
  const square = shrink * shrink;
  let current = sine.amplitude * Math.sin(phase);
  let next = sine.amplitude * shrink * Math.sin(angle + phase);
  const end = Math.min(out.length, offset + Math.ceil(sine.decaySeconds * 9 * sampleRateHz));
  for (let i = offset; i < end; i++) {
    out[i] = out[i]! + current;
    const following = twice * next - square * current;
    current = next;
    next = following;
  }
}
