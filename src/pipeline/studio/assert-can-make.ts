import { BeatboardError } from '#domain/errors.ts';
import { chunkSlot, imageSlot, numberOf, phaseNames, phaseOf, type Slot } from '#domain/slot.ts';
import { nodeOf } from '../produce.ts';
import { slotBefore } from '../slot-before.ts';
import type { Stage } from '../stage.ts';

/** A slot must be there, be of a phase that has been made, and not be locked. */
export function assertCanMake({ checkpoint, draft, known, manifest }: Stage, slot: Slot): void {
  const number = numberOf(slot) ?? 0;
  if (slot !== imageSlot(number) && slot !== chunkSlot(number)) {
    throw new BeatboardError('slot_unknown', `${slot} cannot be made on its own.`);
  }
  nodeOf(known, slot);
  if (manifest[slot] === undefined && phaseOf(slot) > checkpoint.phase) {
    const phase = phaseNames[phaseOf(slot)];
    throw new BeatboardError(
      'phase_too_early',
      `${slot} is made in the phase ${phase}, which comes after this checkpoint.`,
    );
  }
  if (draft.locked.includes(slot)) throw new BeatboardError('slot_locked', `${slot} is locked.`);
  const before = slot === chunkSlot(number) ? slotBefore(known.graph, number) : undefined;
  if (before !== undefined && manifest[before] === undefined) {
    throw new BeatboardError('phase_too_early', `${slot} starts from ${before}, which has not been made yet.`);
  }
}
