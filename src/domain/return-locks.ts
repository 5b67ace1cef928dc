import { entriesOf, isSameResult, type Manifest, type Sha256Of } from './manifest.ts';
import { kindOf } from './build-graph.ts';
import type { Slot } from './slot.ts';

/**
 * The locks of a checkpoint once its edits are gone. A lock stays with what it was set on, wherever that stood before
 * the edits; on a slot that selected something else then, it stays with the slot; a slot that is gone has none.
 */
export function returnLocks(
  locked: readonly Slot[],
  edited: Manifest,
  committed: Manifest,
  sha256Of: Sha256Of,
): readonly Slot[] {
  const returned = locked.flatMap((slot) => {
    if (isSameResult(edited[slot], committed[slot], sha256Of)) return [slot];
    const former = entriesOf(committed).find(
      ([other, id]) => kindOf(other) === kindOf(slot) && isSameResult(edited[slot], id, sha256Of),
    );
    if (former !== undefined) return [former[0]];
    return committed[slot] === undefined ? [] : [slot];
  });
  return [...new Set(returned)];
}
