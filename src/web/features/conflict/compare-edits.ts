import type { WireSpec, WireSpecPatch } from '#contract/spec.ts';
import { chunkSlot, imageSlot } from '#domain/slot.ts';
import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';

/** One field that I wanted otherwise than it is now. */
export interface ClashingField {
  /** In the plan: `beats.0.text.headline`. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Whether they changed it as well, or it stands as I saw it. */
  readonly isTheirs: boolean;
}

/** One slot that I edited: what they have there. */
export interface ClashingSlot {
  readonly slot: string;
  /** The take they chose; null when nothing is there. */
  readonly version: number | null;
  readonly isLocked: boolean;
  readonly isTheirs: boolean;
}

/** Two edits of the same checkpoint, side by side. */
export interface Clash {
  readonly fields: readonly ClashingField[];
  readonly slots: readonly ClashingSlot[];
  /** What they changed that mine leaves alone: fields of the plan, and slots. */
  readonly elsewhere: { readonly fields: readonly string[]; readonly slots: readonly string[] };
}

type View = Pick<CheckpointView, 'spec' | 'artifacts'>;

/** Lays an edit that was refused beside what others made of the checkpoint since. Fields on which both agree are left out. */
export function compareEdits({
  yours,
  before,
  after,
}: {
  /** The body that was sent. */
  readonly yours: unknown;
  readonly before: View;
  readonly after: View;
}): Clash {
  const wanted = slotsOf(yours);
  const mine =
    wanted === null ? fieldsOfPatch((yours ?? {}) as WireSpecPatch, before.spec) : new Map<string, unknown>();
  const [seen, present] = [fieldsOfSpec(before.spec), fieldsOfSpec(after.spec)];
  const fields = [...mine]
    .map(([path, value]) => ({
      path,
      mine: value,
      theirs: present.get(path),
      isTheirs: !isEqual(seen.get(path), present.get(path)),
    }))
    .filter(({ mine: one, theirs }) => !isEqual(one, theirs));
  const slots = (wanted ?? []).map((slot) => {
    const artifact = after.artifacts.find((one) => one.slot === slot);
    const isTheirs = choiceOf(before, slot) !== choiceOf(after, slot);
    return { slot, version: artifact?.version ?? null, isLocked: artifact?.locked ?? false, isTheirs };
  });
  const otherFields = changedFields(seen, present).filter((path) => !mine.has(path));
  const otherSlots = after.artifacts
    .map(({ slot }) => slot)
    .filter((slot) => slot !== 'spec' && wanted?.includes(slot) !== true)
    .filter((slot) => choiceOf(before, slot) !== choiceOf(after, slot));
  return { fields, slots, elsewhere: { fields: otherFields, slots: otherSlots } };
}

/** The slots that an edit is about; null for an edit of the plan. */
function slotsOf(yours: unknown): readonly string[] | null {
  const body = (yours ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof body.slot === 'string') return [body.slot];
  if (Array.isArray(body.slots)) return body.slots as string[];
  if (body.beat_index !== undefined) return [imageSlot(Number(body.beat_index))];
  if (body.chunk_index !== undefined) return [chunkSlot(Number(body.chunk_index))];
  return 'from_checkpoint_id' in body ? [] : null;
}

/** Starts follow from the lengths, and notes of the planner from all of it. */
const followingNames: ReadonlySet<string> = new Set(['start_seconds', 'beat_index', 'warnings']);

/** Kinds of the beats in their order; it stands for which beats there are. */
const orderPath = 'beats';

function fieldsOfSpec(spec: WireSpec): ReadonlyMap<string, unknown> {
  const { beats, ...rest } = spec;
  const ofBeats = beats.flatMap((beat, index) => leaves(beat, `beats.${index}`));
  return new Map([[orderPath, beats.map(({ kind }) => kind)], ...leaves(rest), ...ofBeats]);
}

/** What a patch asks for, at the places of the plan that it was made on; of its beats the order only when that changes. */
function fieldsOfPatch(patch: WireSpecPatch, spec: WireSpec): ReadonlyMap<string, unknown> {
  const { beats = [], ...rest } = patch;
  const isReordered =
    patch.beats !== undefined &&
    (beats.length !== spec.beats.length || beats.some(({ beat_index: index }, place) => (index ?? place) !== place));
  const ofBeats = beats.flatMap((beat, place) => {
    const index = beat.beat_index ?? (isReordered ? null : place);
    return index === null ? [] : leaves(beat, `beats.${index}`);
  });
  const order = beats.map(({ beat_index: index, kind }, place) => kind ?? spec.beats[index ?? place]?.kind);
  return new Map([...(isReordered ? [[orderPath, order] as const] : []), ...leaves(rest), ...ofBeats]);
}

/** Values with their places; a list is one value. */
function leaves(value: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (followingNames.has(name) || inner === undefined) return [];
    const place = path === '' ? name : `${path}.${name}`;
    return typeof inner !== 'object' || inner === null || Array.isArray(inner)
      ? [[place, inner] as const]
      : leaves(inner, place);
  });
}

/** Places where two plans differ. Where the beats are others, that says it for all of them. */
function changedFields(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): readonly string[] {
  const paths = [...new Set([...one.keys(), ...other.keys()])].filter(
    (path) => !isEqual(one.get(path), other.get(path)),
  );
  return paths.includes(orderPath) ? paths.filter((path) => !path.startsWith(`${orderPath}.`)) : paths;
}

function choiceOf({ artifacts }: View, slot: string): string {
  const artifact = artifacts.find((one) => one.slot === slot);
  return `${artifact?.artifact_id ?? ''} ${artifact?.locked ?? false}`;
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
