import { entriesOf, type Manifest } from './manifest.ts';
import { orderSlots } from './order-slots.ts';
import { isComposed, type Slot } from './slot.ts';

/** A checkpoint as far as it is labelled. */
export interface LabelledCheckpoint {
  readonly id: string;
  /** The checkpoint this one is an edit of; null for those that a run made. */
  readonly editedFromId: string | null;
  readonly manifest: Manifest;
}

/** What makes a checkpoint differ from the others. */
export interface CheckpointLabel {
  /** What its edit changed, in the order people read slots; empty for what a run made. */
  readonly changedSlots: readonly Slot[];
  /** Results that are in no earlier checkpoint. */
  readonly madeCount: number;
  /** Results that are. */
  readonly keptCount: number;
  /** What it is best known by: a picture or clip that was changed, else the poster or the first picture. */
  readonly picture: { readonly slot: Slot; readonly artifactId: string } | null;
}

/**
 * The labels of a video's checkpoints, which come oldest first. What Beatboard composes by itself is never "changed":
 * it follows from what a person chose. Linear in the size of the manifests.
 */
export function labelCheckpoints(checkpoints: readonly LabelledCheckpoint[]): ReadonlyMap<string, CheckpointLabel> {
  const manifests = new Map(checkpoints.map(({ id, manifest }) => [id, manifest]));
  const seen = new Set<string>();
  const labels = new Map<string, CheckpointLabel>();
  for (const { id, editedFromId, manifest } of checkpoints) {
    const entries = entriesOf(manifest);
    const madeCount = entries.filter(([, artifactId]) => !seen.has(artifactId)).length;
    for (const [, artifactId] of entries) seen.add(artifactId);
    const before = editedFromId === null ? undefined : manifests.get(editedFromId);
    const changedSlots = before === undefined ? [] : changesBetween(before, manifest);
    const keptCount = entries.length - madeCount;
    labels.set(id, { changedSlots, madeCount, keptCount, picture: pictureOf(manifest, changedSlots) });
  }
  return labels;
}

function changesBetween(before: Manifest, after: Manifest): Slot[] {
  // Ordered last: most slots are as they were.
  const slots = new Set([...entriesOf(before), ...entriesOf(after)].map(([slot]) => slot));
  return orderSlots([...slots].filter((slot) => before[slot] !== after[slot] && !isComposed(slot)));
}

function pictureOf(manifest: Manifest, changedSlots: readonly Slot[]): CheckpointLabel['picture'] {
  const changed = changedSlots.filter((slot) => /^(?:beat\/\d+\/image|chunk\/\d+)$/.test(slot));
  for (const slot of [...changed, 'final/poster', 'beat/0/image'] as const) {
    const artifactId = manifest[slot];
    if (artifactId !== undefined) return { slot, artifactId };
  }
  return null;
}
