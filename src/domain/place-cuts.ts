import { gridLines } from './beat-cuts.ts';
import { toFrames, toSeconds } from './time.ts';

/** One beat on its way to a place in the film. */
export interface UnplacedBeat {
  /** Where it would begin if frames and music did not matter. */
  readonly idealStartSeconds: number;
  /** Where it began in the plan before; null for a new beat. */
  readonly formerStartSeconds: number | null;
  /** Whether its length must not change at all. */
  readonly isFixed: boolean;
  readonly leastSeconds: number;
}

/** Where the cuts of a film may fall. */
export interface CutGrid {
  readonly durationSeconds: number;
  readonly fps: number;
  readonly tempoBpm: number;
  readonly firstBeatSeconds: number;
}

/** A cut goes to the music when that moves it by no more than this: less is not seen, more would bend the timing. */
const reachSeconds = 0.08;
const slackSeconds = 1e-9;

/**
 * Starts of all beats. A cut that has not moved stays exactly where it was; one that has goes to the frame nearest to
 * the music's pulse (or half of it) within 80 ms, else to the nearest frame. Beats of fixed length stay joined to their
 * neighbours of fixed length and move as one; those joined to the film's start or end stand where that puts them. No
 * beat falls below its least length: where no frame is left for a cut, it stays between frames.
 */
export function placeCuts(beats: readonly UnplacedBeat[], grid: CutGrid): number[] {
  const ideal = [...beats.map((beat) => beat.idealStartSeconds), grid.durationSeconds];
  const placed = [...ideal];
  const lines = pulses(grid);
  for (let first = 1; first < beats.length; first++) {
    const last = lastJoined(beats, first);
    if (last === beats.length) break;
    const before = beats[first - 1]!;
    if (!before.isFixed) {
      const earliest = placed[first - 1]! + before.leastSeconds - slackSeconds;
      const latest = ideal[first]! + (ideal[last + 1]! - ideal[last]!) - beats[last]!.leastSeconds + slackSeconds;
      const cut = candidates(beats[first]!, lines, grid.fps).find(
        (seconds) => seconds >= earliest && seconds <= latest,
      );
      placed[first] = cut ?? ideal[first]!;
    }
    const shift = placed[first]! - ideal[first]!;
    for (let joined = first + 1; joined <= last; joined++) placed[joined] = ideal[joined]! + shift;
    first = last;
  }
  return placed.slice(0, -1);
}

/** The last cut that moves together with a cut, because only fixed beats lie between. */
function lastJoined(beats: readonly UnplacedBeat[], first: number): number {
  let last = first;
  while (beats[last]?.isFixed === true) last++;
  return last;
}

/** Places for a cut, the best first. */
function candidates(beat: UnplacedBeat, lines: readonly (readonly number[])[], fps: number): number[] {
  const { idealStartSeconds: ideal, formerStartSeconds: former } = beat;
  const unmoved = former !== null && Math.abs(former - ideal) < slackSeconds ? [former] : [];
  const onMusic = lines
    .flatMap((grid) => grid.filter((line) => Math.abs(line - ideal) <= reachSeconds).sort(nearestTo(ideal)))
    .map((line) => toSeconds(toFrames(line, fps), fps))
    .filter((seconds) => Math.abs(seconds - ideal) <= reachSeconds);
  const frame = toFrames(ideal, fps);
  const onFrames = [frame, frame - 1, frame + 1].map((each) => toSeconds(each, fps)).sort(nearestTo(ideal));
  return [...unmoved, ...onMusic, ...onFrames];
}

function nearestTo(seconds: number): (one: number, other: number) => number {
  return (one, other) => Math.abs(one - seconds) - Math.abs(other - seconds);
}

function pulses({ tempoBpm, firstBeatSeconds, durationSeconds }: CutGrid): number[][] {
  return [1, 2].map((parts) => gridLines(60 / tempoBpm / parts, firstBeatSeconds, durationSeconds));
}
