import type { ArchetypeId } from './archetype-id.ts';
import type { BeatKind } from './beat.ts';
import { beatLibrary } from './beat-library.ts';
import { beatTable, nearestTableLength } from './beat-tables.ts';
import type { TableBeat } from './beat-tables.ts';

/** A table in its four parts: what leads up to the reveal, the reveal, what follows, and the close. */
interface Story {
  readonly hook: TableBeat;
  readonly before: readonly TableBeat[];
  readonly reveal: TableBeat;
  readonly after: readonly TableBeat[];
  readonly close: readonly TableBeat[];
}

/** How many beats of a kind the material can fill; kinds left out can always be filled. */
export type KindLimits = Readonly<Partial<Record<BeatKind, number>>>;

/** Kinds that belong just before the call to action, wherever the middle is cut or repeated. */
const closingKinds: ReadonlySet<BeatKind> = new Set(['offer', 'brand', 'call_to_action']);

/**
 * Beats of a film of any length, from the nearest table: its middle is thinned or told again, hook, reveal and close
 * stay. `extra` and `lead` shift the number of beats after and before the reveal, for a film that does not fit its
 * first count.
 */
export function storyBeats(
  archetype: ArchetypeId,
  durationSeconds: number,
  limits: KindLimits,
  extra: number,
  lead: number,
): TableBeat[] {
  const length = nearestTableLength(durationSeconds);
  const story = partsOf(beatTable(archetype, length));
  const stretch = durationSeconds / length;
  const beforeCount = Math.round(story.before.length * stretch);
  const bodyCount = Math.max(0, Math.round((story.after.length + story.close.length) * stretch) - story.close.length);
  const beforeShare = story.before.length / (story.before.length + story.after.length + 1);
  const beforeExtra = Math.trunc(extra * beforeShare);
  const before = resize(story.before, beforeCount + beforeExtra + lead, leadFillers);
  const after = resize(story.after, bodyCount + extra - beforeExtra, bodyFillers);
  const close = extra < 0 && after.length === 0 ? story.close.slice(-1) : story.close;
  return withinLimits([story.hook, ...before, story.reveal, ...after, ...close], limits);
}

function partsOf(table: readonly TableBeat[]): Story {
  const revealAt = table.findIndex((beat) => beat.kind === 'reveal');
  const closeAt = table.findIndex((beat, index) => index > revealAt && closingKinds.has(beat.kind));
  return {
    hook: table[0]!,
    before: table.slice(1, revealAt),
    reveal: table[revealAt]!,
    after: table.slice(revealAt + 1, closeAt),
    close: table.slice(closeAt),
  };
}

/** Goes round the list again when more is wanted, and leaves out evenly when less is. An empty list grows fillers. */
function resize(beats: readonly TableBeat[], count: number, fillers: readonly TableBeat[]): TableBeat[] {
  if (count <= 0) return [];
  if (beats.length === 0) return Array.from({ length: count }, (_, index) => fillers[index % fillers.length]!);
  return Array.from({ length: count }, (_, index) =>
    count >= beats.length ? beats[index % beats.length]! : beats[Math.floor((index * beats.length) / count)]!,
  );
}

const leadFillers: readonly TableBeat[] = [
  { kind: 'tension', weight: 4 },
  { kind: 'lifestyle', weight: 4 },
];

const bodyFillers: readonly TableBeat[] = [
  { kind: 'benefit', weight: 5 },
  { kind: 'demonstration', weight: 5 },
  { kind: 'lifestyle', weight: 5 },
];

/** Puts substitutes where the material runs out: an ad without an offer has no offer beat. */
function withinLimits(beats: readonly TableBeat[], limits: KindLimits): TableBeat[] {
  const used = new Map<BeatKind, number>();
  return beats.map((beat) => {
    let kind = beat.kind;
    for (let substitute: BeatKind | null = kind; substitute !== null; substitute = beatLibrary[substitute].substitute) {
      kind = substitute;
      if ((used.get(kind) ?? 0) < (limits[kind] ?? Infinity)) break;
    }
    used.set(kind, (used.get(kind) ?? 0) + 1);
    return { kind, weight: beat.weight };
  });
}
