import type { Beat } from './beat.ts';

/** Lengths of clip a model can make, in seconds: any within a range, or only those listed. */
export type ClipLengths =
  | { readonly kind: 'range'; readonly shortest: number; readonly longest: number }
  | { readonly kind: 'listed'; readonly seconds: readonly number[] };

/** One clip of a beat: what is used of it, and what has to be ordered to get that. */
export interface PlannedChunk {
  readonly chunkIndex: number;
  readonly beatIndex: number;
  /** Position within its beat; the first chunk of a beat starts from the beat's picture. */
  readonly position: number;
  readonly startSeconds: number;
  readonly usedSeconds: number;
  readonly orderedSeconds: number;
}

/**
 * Chunks of all beats, in film order: for each beat the smallest number of clips that covers it, each as short, and so
 * as cheap, as its model allows.
 */
export function planChunks(
  beats: readonly Pick<Beat, 'startSeconds' | 'durationSeconds'>[],
  lengthsOf: (beatIndex: number) => ClipLengths,
): PlannedChunk[] {
  const chunks: PlannedChunk[] = [];
  for (const [beatIndex, beat] of beats.entries()) {
    const lengths = lengthsOf(beatIndex);
    const count = Math.max(1, Math.ceil(beat.durationSeconds / longestOf(lengths) - 1e-9));
    const usedSeconds = beat.durationSeconds / count;
    for (let position = 0; position < count; position++) {
      chunks.push({
        chunkIndex: chunks.length,
        beatIndex,
        position,
        startSeconds: beat.startSeconds + usedSeconds * position,
        usedSeconds,
        orderedSeconds: shortestCovering(usedSeconds, lengths),
      });
    }
  }
  return chunks;
}

/** The longest clip that can be ordered, in seconds. */
export function longestOf(lengths: ClipLengths): number {
  return lengths.kind === 'range' ? lengths.longest : Math.max(...lengths.seconds);
}

/** The shortest clip that can be ordered and covers a need; `Infinity` when none does. */
export function shortestCovering(neededSeconds: number, lengths: ClipLengths): number {
  if (lengths.kind === 'range') return Math.max(neededSeconds, lengths.shortest);
  return Math.min(...lengths.seconds.filter((seconds) => seconds >= neededSeconds - 1e-9));
}
