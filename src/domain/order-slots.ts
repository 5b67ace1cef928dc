import type { Slot } from './slot.ts';

/** Slots without a number, and what numbered ones begin with, in the order in which a film comes to be. */
const places: readonly string[] = [
  'spec',
  'beat',
  'chunk',
  'stitched',
  'music',
  'voice',
  'mix',
  'segment',
  'final',
  'final/poster',
  'final/sheet',
  'final/report',
];

/** Slots in the order people read them: the plan, then by phase, then by number; others last, by name. */
export function orderSlots(slots: Iterable<Slot>): Slot[] {
  return [...slots].sort(
    (one, other) => placeOf(one) - placeOf(other) || numberOf(one) - numberOf(other) || (one < other ? -1 : 1),
  );
}

function placeOf(slot: Slot): number {
  const place = places.indexOf(slot.replace(/\/\d+.*$/, ''));
  return place === -1 ? places.length : place;
}

function numberOf(slot: Slot): number {
  return Number(/\/(\d+)/.exec(slot)?.[1] ?? 0);
}
