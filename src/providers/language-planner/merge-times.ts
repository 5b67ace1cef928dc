import { archetypes } from '#domain/archetype.ts';
import { cutOnLines, gridLines, type BeatLength } from '#domain/beat-cuts.ts';
import { beatLibrary } from '#domain/beat-library.ts';
import type { Beat, BeatKind } from '#domain/beat.ts';
import { cutSteps, revealWindow } from '#domain/compose-beats.ts';
import type { Audio, Spec } from '#domain/spec.ts';

/** A beat that wants a place in the film. */
export interface WishedBeat {
  readonly kind: BeatKind;
  /** Beside the others; null for as long as it was. */
  readonly wishedSeconds: number | null;
}

/** When a beat begins and how long it lasts. */
export type BeatTimes = Pick<Beat, 'startSeconds' | 'durationSeconds'>;

/**
 * Times that add up to the film exactly, near the wished lengths in proportion, every cut on the musical grid of `audio`
 * and the reveal in its window. As they were when nothing is wished; null when the wishes do not fit.
 */
export function timeBeats(
  spec: Spec,
  wishes: readonly WishedBeat[],
  { tempoBpm, firstBeatSeconds }: Audio,
): readonly BeatTimes[] | null {
  const { beats, durationSeconds, audio } = spec;
  const isUnwished = wishes.every(({ wishedSeconds }) => wishedSeconds === null);
  if (isUnwished && tempoBpm === audio.tempoBpm) return beats;
  const lengths = lengthsOf(spec, wishes);
  for (const stepSeconds of cutSteps(tempoBpm)) {
    const lines = gridLines(stepSeconds, firstBeatSeconds, durationSeconds);
    const starts = cutOnLines(lengths, lines, durationSeconds, revealWindow(wishes, durationSeconds));
    if (starts === null) continue;
    return starts.map((startSeconds, index) => ({
      startSeconds,
      durationSeconds: (starts[index + 1] ?? durationSeconds) - startSeconds,
    }));
  }
  return null;
}

function lengthsOf({ beats, durationSeconds, style }: Spec, wishes: readonly WishedBeat[]): BeatLength[] {
  const own = wishes.map(({ wishedSeconds }, index) => wishedSeconds ?? beats[index]!.durationSeconds);
  const total = own.reduce((sum, seconds) => sum + seconds, 0);
  return wishes.map(({ kind }, index) => {
    const library = beatLibrary[kind];
    const longest = kind === 'call_to_action' ? library.longestSeconds : archetypes[style.archetype].longestSeconds;
    const longestSeconds = Math.min(library.longestSeconds, longest);
    const { shortestSeconds } = library;
    const share = (own[index]! / total) * durationSeconds;
    return { shortestSeconds, longestSeconds, aimSeconds: Math.min(Math.max(share, shortestSeconds), longestSeconds) };
  });
}
