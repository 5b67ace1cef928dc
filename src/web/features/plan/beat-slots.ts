/** What the address calls a beat of the plan, counted from 0. */
export const slotOfBeat = (index: number): string => `beat/${index}`;

/** The beat that a slot belongs to, `beat/3/image` as well; null when it is none. */
export function beatOfSlot(slot: string | null): number | null {
  const number = /^beat\/(\d+)(?:\/|$)/.exec(slot ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

/** Beats of which something is locked: they keep their length. */
export function lockedBeats(
  artifacts: readonly { readonly slot: string; readonly locked: boolean }[],
): ReadonlySet<number> {
  const places = artifacts.flatMap(({ slot, locked }) => (locked ? [beatOfSlot(slot)] : []));
  return new Set(places.filter((place) => place !== null));
}
