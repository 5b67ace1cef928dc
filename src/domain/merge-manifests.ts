import { isSameResult, slotsOf, type Manifest, type Sha256Of } from './manifest.ts';
import { isComposed, type Slot } from './slot.ts';

/** A slot that both sides changed, each in its own way; null where a side dropped it. */
export interface SlotConflict {
  readonly slot: Slot;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** What came of a merge. */
export interface MergedManifest {
  /** Ours with what only they changed; at conflicts it holds ours. */
  readonly merged: Manifest;
  /** Slots that hold other bytes than ours did. */
  readonly changed: readonly Slot[];
  readonly conflicts: readonly SlotConflict[];
}

/**
 * Brings what they changed since `base` into ours, slot by slot; equal means the same bytes. What both changed is a
 * conflict, except where Beatboard itself composes the result from other slots: there ours stays, its digest tells that
 * it is out of date, and composing it again is free. Without that no two finished films could ever be merged, since
 * every change ends in the final film.
 */
export function mergeManifests(base: Manifest, ours: Manifest, theirs: Manifest, sha256Of: Sha256Of): MergedManifest {
  const merged: Partial<Record<Slot, string>> = { ...ours };
  const changed: Slot[] = [];
  const conflicts: SlotConflict[] = [];
  for (const slot of slotsOf(base, ours, theirs)) {
    const [before, own, other] = [base[slot], ours[slot], theirs[slot]];
    if (isSameResult(own, other, sha256Of) || isSameResult(before, other, sha256Of)) continue;
    if (isSameResult(before, own, sha256Of)) {
      if (other === undefined) delete merged[slot];
      else merged[slot] = other;
      changed.push(slot);
    } else if (!isComposed(slot)) {
      conflicts.push({ slot, ours: own ?? null, theirs: other ?? null });
    }
  }
  return { merged, changed, conflicts };
}
