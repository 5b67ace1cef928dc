/** A stretch of the film in which somebody speaks, in seconds. */
export interface SpokenStretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** How far music goes down under a voice: the voice leads, and the music is still there. */
export const duckingDb = 11;
/** It has gone down when the voice begins, and comes back a little after it. */
const fallSeconds = 0.22;
const riseSeconds = 0.45;
/** In a pause shorter than this the music stays down: it would pump. */
const shortestPauseSeconds = 1.1;

/** Spoken stretches in order, those that lie close together as one. Pure. */
export function mergeStretches(stretches: readonly SpokenStretch[]): SpokenStretch[] {
  const merged: SpokenStretch[] = [];
  for (const stretch of stretches.toSorted((one, other) => one.startSeconds - other.startSeconds)) {
    const last = merged.at(-1);
    if (last === undefined || stretch.startSeconds - last.endSeconds >= shortestPauseSeconds) merged.push(stretch);
    else merged[merged.length - 1] = { ...last, endSeconds: Math.max(last.endSeconds, stretch.endSeconds) };
  }
  return merged;
}

/** Music's level at a time, in decibels: 0, or down to -11 under a voice, eased on both sides. Pure. */
export function duckingAt(stretches: readonly SpokenStretch[], seconds: number): number {
  const depths = stretches.map(({ startSeconds, endSeconds }) => {
    const down = eased((seconds - startSeconds + fallSeconds) / fallSeconds);
    const up = eased((endSeconds + riseSeconds - seconds) / riseSeconds);
    return Math.min(down, up);
  });
  return -duckingDb * Math.max(0, ...depths);
}

function eased(share: number): number {
  const held = Math.min(1, Math.max(0, share));
  return held * held * (3 - 2 * held);
}

/** The same as a filter: level by level of five milliseconds. `stretches` come from `mergeStretches`. */
export function duckingFilter(stretches: readonly SpokenStretch[]): string[] {
  if (stretches.length === 0) return [];
  const ease = (share: string): string => {
    const held = `clip(${share}\\,0\\,1)`;
    return `(${held}*${held}*(3-2*${held}))`;
  };
  // Merged stretches never overlap with their ramps, so their depths can be added.
  const depths = stretches.map(({ startSeconds, endSeconds }) => {
    const down = ease(`(t-${(startSeconds - fallSeconds).toFixed(4)})/${fallSeconds}`);
    const up = ease(`(${(endSeconds + riseSeconds).toFixed(4)}-t)/${riseSeconds}`);
    return `min(${down}\\,${up})`;
  });
  const level = `pow(10\\,-${(duckingDb / 20).toFixed(4)}*(${depths.join('+')}))`;
  return ['asetnsamples=n=240:p=0', `volume=volume='${level}':eval=frame`];
}
