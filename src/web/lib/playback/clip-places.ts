import type { Artifact } from '#contract/artifact.ts';
import type { WireSpec } from '#contract/spec.ts';
import { toFrames } from '#domain/time.ts';

/** A clip of the film and its place, whether it is made yet or not. */
export interface ClipPlace {
  /** `chunk/4` */
  readonly slot: string;
  readonly index: number;
  readonly beatIndex: number;
  readonly startFrame: number;
  readonly frames: number;
  readonly startSeconds: number;
  readonly seconds: number;
  /** Null while it is not made. */
  readonly artifact: Artifact | null;
  /** Whether it goes on from the last frame of the clip before it. */
  readonly isJoined: boolean;
}

/** Seconds of the longest clip that makes a beat; null when that is not known. */
export type LongestOf = (beatIndex: number) => number | null;

const chunkPattern = /^chunk\/(\d+)$/;

/** All clips of a plan in order. Which clip belongs to which beat follows from what the clips were made from. */
export function clipPlaces(spec: WireSpec, artifacts: readonly Artifact[], longestOf: LongestOf): ClipPlace[] {
  const made = new Map<number, Artifact>();
  for (const artifact of artifacts) {
    const number = chunkPattern.exec(artifact.slot)?.[1];
    if (number !== undefined) made.set(Number(number), artifact);
  }
  const counts = countsOfMade(spec, made) ?? countsOfPlan(spec, longestOf);
  const places: ClipPlace[] = [];
  for (const [beatIndex, beat] of spec.beats.entries()) {
    const count = counts[beatIndex] ?? 1;
    const seconds = beat.duration_seconds / count;
    for (let position = 0; position < count; position += 1) {
      const index = places.length;
      const startSeconds = beat.start_seconds + seconds * position;
      const startFrame = toFrames(startSeconds, spec.fps);
      const artifact = made.get(index) ?? null;
      places.push({
        slot: `chunk/${index}`,
        ...{ index, beatIndex, startFrame, startSeconds, seconds, artifact },
        frames: toFrames(startSeconds + seconds, spec.fps) - startFrame,
        isJoined: artifact === null ? position > 0 : goesOnFrom(artifact, index) !== null,
      });
    }
  }
  return places;
}

/** The slot of the clip whose last frame a clip starts from; null when it starts from a picture or from words. */
export function goesOnFrom(artifact: Artifact, index: number): string | null {
  const before = `chunk/${index - 1}`;
  return before in artifact.inputs || `${before}/last-frame` in artifact.inputs ? before : null;
}

/** How many clips each beat has, read off the clips; null unless all are there and tell. */
function countsOfMade(spec: WireSpec, made: ReadonlyMap<number, Artifact>): number[] | null {
  const counts = spec.beats.map(() => 0);
  let beatIndex = -1;
  let framesLeft = 0;
  for (let index = 0; index < made.size; index += 1) {
    const artifact = made.get(index);
    if (artifact === undefined) return null;
    const pictured = pictureBeatOf(artifact);
    // Without a picture or a clip to start from, a clip begins the next beat where the present one is full.
    const isNext =
      goesOnFrom(artifact, index) === null && (pictured === null ? framesLeft <= 0 : pictured !== beatIndex);
    if (isNext) {
      beatIndex = pictured ?? beatIndex + 1;
      const beat = spec.beats[beatIndex];
      framesLeft = beat === undefined ? 0 : toFrames(beat.duration_seconds, spec.fps) - 1;
    }
    if (beatIndex < 0 || beatIndex >= counts.length) return null;
    framesLeft -= artifact.media?.frames ?? framesLeft;
    counts[beatIndex]! += 1;
  }
  return counts.every((count) => count > 0) ? counts : null;
}

function pictureBeatOf(artifact: Artifact): number | null {
  const number = Object.keys(artifact.inputs)
    .map((slot) => /^beat\/(\d+)\/image$/.exec(slot)?.[1])
    .find((digits) => digits !== undefined);
  return number === undefined ? null : Number(number);
}

/** How many clips each beat will have: as few as cover it. */
function countsOfPlan(spec: WireSpec, longestOf: LongestOf): number[] {
  return spec.beats.map(({ duration_seconds: seconds }, beatIndex) => {
    const longest = longestOf(beatIndex);
    return longest === null ? 1 : Math.max(1, Math.ceil(seconds / longest - 1e-9));
  });
}
