/** What a beat may last and would like to last, in seconds. */
export interface BeatLength {
  readonly shortestSeconds: number;
  readonly longestSeconds: number;
  readonly aimSeconds: number;
}

/** Seconds between which one cut must fall; `beat` is the beat that starts there. */
export interface CutWindow {
  readonly beat: number;
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** Slack for comparing sums of floating-point seconds; far below a frame. */
const epsilonSeconds = 1e-9;

/**
 * Starts of all beats so that every cut but the first lies on one of `lines`, every beat keeps its bounds, and the
 * whole is as near as possible to the lengths aimed for (least squares of the relative error). `null` when no such
 * set of cuts exists. `lines` ascend strictly between 0 and the duration.
 */
export function cutOnLines(
  lengths: readonly BeatLength[],
  lines: readonly number[],
  durationSeconds: number,
  window: CutWindow,
): number[] | null {
  const positions = [0, ...lines, durationSeconds];
  const last = positions.length - 1;
  let costs = new Float64Array(positions.length).fill(Infinity);
  costs[0] = 0;
  const origins: Int32Array[] = [];
  for (const [beat, length] of lengths.entries()) {
    const isLast = beat === lengths.length - 1;
    const reached = new Float64Array(positions.length).fill(Infinity);
    const origin = new Int32Array(positions.length).fill(-1);
    for (let start = 0; start < last; start++) {
      const cost = costs[start]!;
      if (cost === Infinity || !mayStart(beat, positions[start]!, window)) continue;
      for (let end = isLast ? last : start + 1; end < (isLast ? last + 1 : last); end++) {
        const seconds = positions[end]! - positions[start]!;
        if (seconds > length.longestSeconds + epsilonSeconds) break;
        if (seconds < length.shortestSeconds - epsilonSeconds) continue;
        const total = cost + ((seconds - length.aimSeconds) / length.aimSeconds) ** 2;
        if (total < reached[end]!) {
          reached[end] = total;
          origin[end] = start;
        }
      }
    }
    costs = reached;
    origins.push(origin);
  }
  return costs[last] === Infinity ? null : traceStarts(origins, positions, last);
}

function mayStart(beat: number, seconds: number, window: CutWindow): boolean {
  if (beat !== window.beat) return true;
  return seconds >= window.fromSeconds - epsilonSeconds && seconds <= window.toSeconds + epsilonSeconds;
}

function traceStarts(origins: readonly Int32Array[], positions: readonly number[], last: number): number[] {
  const starts: number[] = [];
  let at = last;
  for (let beat = origins.length - 1; beat >= 0; beat--) {
    at = origins[beat]![at]!;
    starts.unshift(positions[at]!);
  }
  return starts;
}

/** Times of a musical grid strictly inside a film. The grid also runs backwards from its first beat. */
export function gridLines(stepSeconds: number, firstBeatSeconds: number, durationSeconds: number): number[] {
  const first = firstBeatSeconds % stepSeconds;
  const lines: number[] = [];
  for (let index = 0; first + index * stepSeconds < durationSeconds - epsilonSeconds; index++) {
    const seconds = first + index * stepSeconds;
    if (seconds > epsilonSeconds) lines.push(seconds);
  }
  return lines;
}
