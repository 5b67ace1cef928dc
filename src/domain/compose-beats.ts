import { archetypes } from './archetype.ts';
import type { ArchetypeId } from './archetype-id.ts';
import type { BeatKind, LayoutId } from './beat.ts';
import { cutOnLines, gridLines } from './beat-cuts.ts';
import type { BeatLength, CutWindow } from './beat-cuts.ts';
import { beatLibrary } from './beat-library.ts';
import { dressBeats } from './beat-looks.ts';
import type { BeatLook, LayoutLimits } from './beat-looks.ts';
import { storyBeats } from './beat-story.ts';
import type { KindLimits } from './beat-story.ts';
import type { TableBeat } from './beat-tables.ts';

/** What the beats of a film are composed from. */
export interface ComposeRequest {
  readonly archetype: ArchetypeId;
  /** 5 to 180 s, fractions allowed. */
  readonly durationSeconds: number;
  readonly tempoBpm: number;
  readonly firstBeatSeconds: number;
  readonly seed: number;
  /** How many beats of a kind, and how many frames of a layout, the material can fill. */
  readonly kindLimits: KindLimits;
  readonly layoutLimits: LayoutLimits;
  /** Layouts the material asks for: a list wants to be listed, a figure to be large. */
  readonly wantedLayouts: ReadonlySet<LayoutId>;
  /** The shortest clip that can be bought, in seconds: beats are made to fill it. Omitted, any length costs the same. */
  readonly clipSeconds?: number | undefined;
}

/** A beat in its place and its look, before it has words and pictures. */
export interface ComposedBeat extends BeatLook {
  readonly kind: BeatKind;
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

/** The reveal falls in this share of the film: late enough to be wanted, early enough to be seen. */
const revealFrom = 0.15;
const revealTo = 0.35;

/** Slower pulses than this are halved, so that cuts can fall where the story wants them. */
const longestStepSeconds = 0.75;
const subdivisions = [1, 2, 4, 8] as const;
/** How far the number of beats may move after and before the reveal, the smallest moves first. */
const countShifts: readonly (readonly [shift: number, lead: number])[] = [0, -1, 1, -2, 2, -3, 3, -4, 4, -6, 6, -8, 8]
  .flatMap((shift) => [0, 1, -1, 2].map((lead) => [shift, lead] as const))
  .sort(
    ([shift, lead], [otherShift, otherLead]) =>
      Math.abs(shift) + Math.abs(lead) - Math.abs(otherShift) - Math.abs(otherLead),
  );

/**
 * Beats of a film of any length, cut on the musical grid (or its halves, quarters and eighths where whole pulses do
 * not fit). Durations add up exactly; the first is a hook, one is the reveal, the last a call to action of at least 2.5 s.
 */
export function composeBeats(request: ComposeRequest): ComposedBeat[] {
  const { rows, starts } = placeBeats(request);
  const timed = rows.map((row, index) => ({ kind: row.kind, startSeconds: starts[index]! }));
  const looks = dressBeats(request.archetype, timed, request.layoutLimits, request.wantedLayouts, request.seed);
  return timed.map((beat, index) => ({
    ...beat,
    durationSeconds: (starts[index + 1] ?? request.durationSeconds) - beat.startSeconds,
    ...looks[index]!,
  }));
}

function placeBeats(request: ComposeRequest): { rows: readonly TableBeat[]; starts: readonly number[] } {
  const { archetype, durationSeconds, clipSeconds = 0 } = request;
  const fewer = fewerBeats(request);
  for (const stepSeconds of cutSteps(request.tempoBpm)) {
    const lines = gridLines(stepSeconds, request.firstBeatSeconds, durationSeconds);
    for (const [shift, lead] of countShifts) {
      const rows = storyBeats(archetype, durationSeconds, request.kindLimits, shift - fewer, lead);
      const lengths = lengthsOf(rows, archetype, durationSeconds, clipSeconds);
      if (!mayFit(lengths, durationSeconds)) continue;
      const starts = cutOnLines(lengths, lines, durationSeconds, revealWindow(rows, durationSeconds));
      if (starts !== null) return { rows, starts };
    }
  }
  throw new RangeError(`No set of beats fits ${durationSeconds} s at ${request.tempoBpm} beats a minute.`);
}

/** So much of a bought clip is used on average: what is left over is paid for and thrown away. */
const usedShare = 0.85;

/** By how many a film has fewer beats than usual, so that bought clips are filled. */
function fewerBeats({ archetype, durationSeconds, kindLimits, clipSeconds = 0 }: ComposeRequest): number {
  if (clipSeconds === 0) return 0;
  const usual = storyBeats(archetype, durationSeconds, kindLimits, 0, 0).length;
  const wanted = Math.max(3, Math.round(durationSeconds / (clipSeconds * usedShare)));
  return Math.max(0, usual - wanted);
}

/** Steps of the grids that cuts may fall on, in seconds, the musically strongest first. */
export function cutSteps(tempoBpm: number): number[] {
  const pulseSeconds = 60 / tempoBpm;
  const wholeSeconds = pulseSeconds > longestStepSeconds ? pulseSeconds / 2 : pulseSeconds;
  return subdivisions.map((parts) => wholeSeconds / parts);
}

/** When the reveal may begin; a film without one is free. */
export function revealWindow(beats: readonly { readonly kind: BeatKind }[], durationSeconds: number): CutWindow {
  return {
    beat: beats.findIndex(({ kind }) => kind === 'reveal'),
    fromSeconds: durationSeconds * revealFrom,
    toSeconds: durationSeconds * revealTo,
  };
}

function lengthsOf(
  rows: readonly TableBeat[],
  archetype: ArchetypeId,
  durationSeconds: number,
  clipSeconds: number,
): BeatLength[] {
  const totalWeight = rows.reduce((sum, row) => sum + row.weight, 0);
  return rows.map((row) => {
    const { shortestSeconds, longestSeconds } = beatLibrary[row.kind];
    const isClose = row.kind === 'call_to_action';
    return {
      shortestSeconds,
      longestSeconds: isClose
        ? longestSeconds
        : Math.max(clipSeconds, Math.min(longestSeconds, archetypes[archetype].longestSeconds)),
      aimSeconds: (durationSeconds * row.weight) / totalWeight,
    };
  });
}

function mayFit(lengths: readonly BeatLength[], durationSeconds: number): boolean {
  const shortest = lengths.reduce((sum, length) => sum + length.shortestSeconds, 0);
  const longest = lengths.reduce((sum, length) => sum + length.longestSeconds, 0);
  return shortest <= durationSeconds && longest >= durationSeconds;
}
