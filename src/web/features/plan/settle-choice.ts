/** The place of no beat. */
export const nowhere = -1;

/** Which beat is selected. */
export interface Choice {
  /** The beat that is selected, by the name it keeps. */
  readonly key: string | null;
  /** A place whose beat is to be selected when it is drawn; -1 for none of them. */
  readonly wanted: number | null;
  /** The place the address said last. */
  readonly seen: number;
  /** The place the address was told and does not say yet. */
  readonly told: number | null;
}

/** What follows from what was chosen, from where the beats are now, and from what the address says. */
export function settle(choice: Choice, keys: readonly string[], address: number): Choice {
  let { key, wanted, seen, told } = choice;
  if (address !== seen) {
    seen = address;
    // What was told a moment ago arrives late; anything else is somebody's wish.
    if (told === null) wanted = address;
    else if (told === address) told = null;
  }
  if (wanted !== null) key = keys[wanted] ?? null;
  wanted = null;
  const place = key === null ? nowhere : keys.indexOf(key);
  if (place !== (told ?? seen)) told = place === seen ? null : place;
  const isSame = key === choice.key && choice.wanted === null && seen === choice.seen && told === choice.told;
  return isSame ? choice : { key, wanted, seen, told };
}
