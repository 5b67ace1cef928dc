import { clamp } from './geometry.ts';

/** A curve from (0, 0) to (1, 1). */
export type Ease = (share: number) => number;

export const outExpo: Ease = (share) => (share >= 1 ? 1 : 1 - 2 ** (-10 * share));
export const outQuint: Ease = (share) => 1 - (1 - share) ** 5;
export const outCubic: Ease = (share) => 1 - (1 - share) ** 3;
export const inOutCubic: Ease = (share) => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2);
export const inOutSine: Ease = (share) => (1 - Math.cos(Math.PI * share)) / 2;

/** An ease that overshoots its end once; 1.25 goes about 6 % beyond. */
export function outBackBy(overshoot: number): Ease {
  return (share) => 1 + (overshoot + 1) * (share - 1) ** 3 + overshoot * (share - 1) ** 2;
}

/** The overshoot of a playful landing: about 6 % beyond its end. */
export const outBack: Ease = outBackBy(1.25);

/** Eased progress, 0 to 1, of a move that starts at `startSeconds` and lasts `durationSeconds`; 0 before, 1 after. */
export function progress(seconds: number, startSeconds: number, durationSeconds: number, ease: Ease = outExpo): number {
  if (durationSeconds <= 0) return seconds < startSeconds ? 0 : 1;
  return ease(clamp((seconds - startSeconds) / durationSeconds));
}

/** A hit on every beat that dies away: 1 on the beat, exp(-`decay` x phase) after it. */
export function beatPulse(seconds: number, beatSeconds: number, decay = 7): number {
  if (beatSeconds <= 0) return 0;
  const phase = seconds / beatSeconds;
  return Math.exp(-decay * (phase - Math.floor(phase)));
}
