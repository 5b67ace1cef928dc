import { isComposed, isSlot } from '#domain/slot.ts';
import type { Artifact } from '#contract/artifact.ts';
import type { Diff, DiffEntry } from '../calls/get-diff.ts';

/** What differs between two checkpoints as far as somebody chose it, and how much is the same. */
export interface Differences {
  /** Slots that differ, in the order people read them. What is composed of others is left out: it follows from them. */
  readonly differing: readonly DiffEntry[];
  /** Slots whose files are the same byte for byte. */
  readonly equalCount: number;
  /** All slots that are compared. */
  readonly slotCount: number;
}

/** Sums a diff up. */
export function differencesOf({ entries }: Pick<Diff, 'entries'>): Differences {
  const chosen = entries.filter(({ slot }) => isSlot(slot) && !isComposed(slot));
  const differing = chosen.filter(({ change }) => change !== 'equal');
  return { differing, equalCount: chosen.length - differing.length, slotCount: chosen.length };
}

/** Whether a difference can be taken over from B into A: B has to have something there, of a phase that A has. */
export function isPickable({ slot, to }: DiffEntry, phaseOfA: number): boolean {
  if (to === null) return false;
  if (slot === 'spec') return true;
  return (slot.startsWith('beat/') ? 2 : slot.startsWith('chunk/') ? 3 : 4) <= phaseOfA;
}

/**
 * What goes out of date at a checkpoint when some of its slots are exchanged: everything made from them, and what is
 * made from that, but for what is exchanged as well.
 */
export function outdatedBy(artifacts: readonly Artifact[], picked: readonly string[]): readonly string[] {
  const changed = new Set(picked);
  const outdated = new Set<string>();
  for (let found = true; found;) {
    found = false;
    for (const { slot, inputs } of artifacts) {
      if (changed.has(slot) || outdated.has(slot)) continue;
      if (!Object.keys(inputs).some((input) => changed.has(input) || outdated.has(input))) continue;
      outdated.add(slot);
      found = true;
    }
  }
  return [...outdated];
}
