import { BeatboardError } from './errors.ts';
import { placeCuts, type CutGrid } from './place-cuts.ts';
import { shareSeconds } from './share-seconds.ts';
import { toleranceSeconds } from './spec.ts';
import { toFrames, toSeconds } from './time.ts';

/** One beat whose place in the film is to be found. */
export interface BeatToTime {
  /** Its length before, or the one it is given. */
  readonly durationSeconds: number;
  /** Whether it keeps that length exactly. */
  readonly isFixed: boolean;
  /** Where it began before; null for a new beat. */
  readonly formerStartSeconds: number | null;
  /** Lengths that suit it; wishes, not walls. */
  readonly shortestSeconds: number;
  readonly longestSeconds: number;
}

/** When a beat begins and how long it lasts. */
export interface BeatTime {
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

/** No beat is made shorter than this: less is not seen as a picture of its own. */
const leastBeatSeconds = 0.5;

/**
 * Times of all beats, which add up to the film exactly. Lengths that fit together as they are stay to the last digit;
 * otherwise fixed ones stay and the others share what is left. Throws `spec_invalid` when they cannot.
 */
export function retimeBeats(beats: readonly BeatToTime[], grid: CutGrid): BeatTime[] {
  const tooShort = beats.findIndex((beat) => beat.isFixed && beat.durationSeconds < leastBeatSeconds);
  if (tooShort !== -1) {
    const seconds = shown(beats[tooShort]!.durationSeconds);
    throw refusal(`Beat ${tooShort + 1} cannot last ${seconds} s: ${leastBeatSeconds} s is the least.`);
  }
  return timesAsTheyAre(beats, grid) ?? sharedTimes(beats, grid);
}

/** One after the other; a beat that begins where it began before keeps that figure to the last digit. */
function timesAsTheyAre(beats: readonly BeatToTime[], { durationSeconds }: CutGrid): BeatTime[] | null {
  let endSeconds = 0;
  const times = beats.map((beat): BeatTime => {
    const former = beat.formerStartSeconds;
    const isUnmoved = former !== null && Math.abs(former - endSeconds) <= toleranceSeconds;
    const startSeconds = isUnmoved ? former : endSeconds;
    endSeconds = startSeconds + beat.durationSeconds;
    return { startSeconds, durationSeconds: beat.durationSeconds };
  });
  return Math.abs(endSeconds - durationSeconds) <= toleranceSeconds ? times : null;
}

function sharedTimes(beats: readonly BeatToTime[], grid: CutGrid): BeatTime[] {
  const lengths = idealLengths(beats, grid.durationSeconds);
  const startOf = (index: number): number => lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
  const starts = placeCuts(
    beats.map((beat, index) => ({
      idealStartSeconds: startOf(index),
      formerStartSeconds: beat.formerStartSeconds,
      isFixed: beat.isFixed,
      leastSeconds: leastOf(beat),
    })),
    grid,
  );
  return beats.map((beat, index) => {
    const startSeconds = starts[index]!;
    if (beat.isFixed) return { startSeconds, durationSeconds: beat.durationSeconds };
    const seconds = (starts[index + 1] ?? grid.durationSeconds) - startSeconds;
    const isUnchanged = Math.abs(seconds - beat.durationSeconds) < 1e-9;
    return { startSeconds, durationSeconds: isUnchanged ? beat.durationSeconds : wholeFrames(seconds, grid.fps) };
  });
}

function idealLengths(beats: readonly BeatToTime[], totalSeconds: number): number[] {
  const fixedSeconds = total(beats.filter((beat) => beat.isFixed));
  const free = beats.filter((beat) => !beat.isFixed);
  const shares =
    free.length === 0
      ? null
      : shareSeconds(
          free.map((beat) => ({
            ownSeconds: beat.durationSeconds,
            leastSeconds: leastOf(beat),
            // A beat that was outside what suits it already is not pulled in.
            shortestSeconds: Math.min(beat.shortestSeconds, beat.durationSeconds),
            longestSeconds: Math.max(beat.longestSeconds, beat.durationSeconds),
          })),
          totalSeconds - fixedSeconds,
        );
  if (shares === null) throw misfit(beats, fixedSeconds, totalSeconds);
  const rest = shares.values();
  return beats.map((beat) => (beat.isFixed ? beat.durationSeconds : rest.next().value!));
}

/** A beat that was shorter than the least already may stay so, but is not shortened. */
function leastOf(beat: BeatToTime): number {
  return Math.min(leastBeatSeconds, beat.durationSeconds);
}

/** The same number of frames always gives the same figure, wherever in the film they are. */
function wholeFrames(seconds: number, fps: number): number {
  const whole = toSeconds(toFrames(seconds, fps), fps);
  return Math.abs(whole - seconds) < 1e-9 ? whole : seconds;
}

function misfit(beats: readonly BeatToTime[], fixedSeconds: number, totalSeconds: number): BeatboardError {
  const free = beats.filter((beat) => !beat.isFixed);
  const leastSeconds = free.reduce((seconds, beat) => seconds + leastOf(beat), 0);
  const ad = `the ad lasts ${shown(totalSeconds)} s`;
  if (free.length === 0) return refusal(`The beats last ${shown(fixedSeconds)} s together, but ${ad}.`);
  if (free.length === beats.length) {
    return refusal(`${beats.length} beats need ${shown(leastSeconds)} s at least, but ${ad}.`);
  }
  const { names, are } = namesOf(beats.flatMap((beat, index) => (beat.isFixed ? [index + 1] : [])));
  if (fixedSeconds >= totalSeconds) return refusal(`${names} alone ${are} ${shown(fixedSeconds)} s, but ${ad}.`);
  const left = shown(totalSeconds - fixedSeconds);
  const needed = `the ${free.length === 1 ? 'other one needs' : `other ${free.length} need`} ${shown(leastSeconds)} s`;
  return refusal(`${names} ${are} ${shown(fixedSeconds)} s, which leaves ${left} s, but ${needed} at least.`);
}

function namesOf(numbers: readonly number[]): { names: string; are: string } {
  if (numbers.length === 1) return { names: `Beat ${numbers[0]}`, are: 'lasts' };
  if (numbers.length > 6) return { names: `${numbers.length} beats of a set length`, are: 'last' };
  return { names: `Beats ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`, are: 'last' };
}

function total(beats: readonly BeatToTime[]): number {
  return beats.reduce((seconds, beat) => seconds + beat.durationSeconds, 0);
}

function shown(seconds: number): string {
  return String(Number(seconds.toFixed(3)));
}

function refusal(message: string): BeatboardError {
  return new BeatboardError('spec_invalid', message);
}
