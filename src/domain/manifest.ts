import { BeatboardError } from './errors.ts';
import { orderSlots } from './order-slots.ts';
import type { Slot } from './slot.ts';

/** What a checkpoint selects: slot to artifact id. */
export type Manifest = Readonly<Partial<Record<Slot, string>>>;

/** How a slot differs between two manifests. */
export type SlotChange = 'added' | 'removed' | 'changed' | 'equal';

/** One slot of two manifests, and how it differs. */
export interface ChangedSlot {
  readonly slot: Slot;
  readonly change: SlotChange;
}

/** The hash of an artifact's bytes, by its id: two artifacts with the same bytes are the same result. */
export type Sha256Of = (artifactId: string) => string;

/** Every slot of two manifests in the order people read them, and how it differs. Equal means the same bytes. */
export function diffManifests(from: Manifest, to: Manifest, sha256Of: Sha256Of): ChangedSlot[] {
  return slotsOf(from, to).map((slot) => ({ slot, change: changeOf(from[slot], to[slot], sha256Of) }));
}

function changeOf(from: string | undefined, to: string | undefined, sha256Of: Sha256Of): SlotChange {
  if (from === undefined) return 'added';
  if (to === undefined) return 'removed';
  return isSameResult(from, to, sha256Of) ? 'equal' : 'changed';
}

/**
 * A manifest with some slots taken from another one; `changed` are those that hold other bytes than before. Picking the
 * plan can change which slots the film has: `remapSlots` is for afterwards. Throws `slot_unknown` for a slot that the
 * other one does not have, and then nothing is picked.
 */
export function cherryPick(
  into: Manifest,
  from: Manifest,
  slots: readonly Slot[],
  sha256Of: Sha256Of,
): { manifest: Manifest; changed: readonly Slot[] } {
  const manifest: Partial<Record<Slot, string>> = { ...into };
  const changed: Slot[] = [];
  for (const slot of orderSlots(new Set(slots))) {
    const picked = Object.hasOwn(from, slot) ? from[slot] : undefined;
    if (picked === undefined)
      throw new BeatboardError('slot_unknown', `There is no ${slot} to pick at that checkpoint.`);
    if (isSameResult(into[slot], picked, sha256Of)) continue;
    manifest[slot] = picked;
    changed.push(slot);
  }
  return { manifest, changed };
}

/** Whether two selections hold the same bytes; nothing is the same as nothing. */
export function isSameResult(one: string | undefined, other: string | undefined, sha256Of: Sha256Of): boolean {
  if (one === other) return true;
  return one !== undefined && other !== undefined && sha256Of(one) === sha256Of(other);
}

/** All slots of some manifests, each once, in the order people read them. */
export function slotsOf(...manifests: readonly Manifest[]): Slot[] {
  // Only slots are ever keys of a manifest.
  return orderSlots(new Set(manifests.flatMap((manifest) => Object.keys(manifest) as Slot[])));
}

/** Ids of everything a manifest selects. */
export function selectedIds(manifest: Manifest): string[] {
  return entriesOf(manifest).map(([, artifactId]) => artifactId);
}

/** A manifest as pairs of slot and artifact id. */
export function entriesOf(manifest: Manifest): [Slot, string][] {
  // A slot that is in a manifest selects something.
  return Object.entries(manifest) as [Slot, string][];
}

/** What slots select instead; null for a slot that is gone. */
export type ManifestEdits = Readonly<Partial<Record<Slot, string | null>>>;

/** A manifest with its edits: what the slots select now. */
export function applyEdits(manifest: Manifest, edits: ManifestEdits): Manifest {
  const result: Partial<Record<Slot, string>> = { ...manifest };
  for (const [slot, artifactId] of Object.entries(edits) as [Slot, string | null][]) {
    if (artifactId === null) delete result[slot];
    else result[slot] = artifactId;
  }
  return result;
}

/** The edits that lead from one manifest to another. */
export function editsBetween(from: Manifest, to: Manifest): ManifestEdits {
  const edits: Partial<Record<Slot, string | null>> = {};
  for (const slot of new Set([...Object.keys(from), ...Object.keys(to)]) as Set<Slot>) {
    if (from[slot] !== to[slot]) edits[slot] = to[slot] ?? null;
  }
  return edits;
}
