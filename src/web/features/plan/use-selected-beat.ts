import { useEffect, useState } from 'react';
import { beatOfSlot, slotOfBeat } from './beat-slots.ts';

interface Choice {
  /** The beat that is selected, by the name it keeps. */
  readonly key: string | null;
  /** A place whose beat is to be selected when it is drawn. */
  readonly wanted: number | null;
  /** The place the address said last. */
  readonly seen: number | null;
  /** The place the address was told and does not say yet. */
  readonly told: number | null;
}

/** The selected beat's place. It stays with its beat when that moves; the address follows, and can lead. */
export function useSelectedBeat(
  keys: readonly string[],
  slot: string | null,
  onSelect: (slot: string | null) => void,
): readonly [number | null, (index: number | null) => void] {
  const address = beatOfSlot(slot);
  const [choice, setChoice] = useState<Choice>({ key: null, wanted: address, seen: address, told: null });
  const settled = settle(choice, keys, address);
  if (settled !== choice) setChoice(settled);
  const place = settled.key === null ? -1 : keys.indexOf(settled.key);
  const index = place === -1 ? null : place;
  const { seen, told } = settled;
  useEffect(() => {
    if (index === (told ?? seen)) return;
    setChoice((now) => ({ ...now, told: index ?? -1 }));
    onSelect(index === null ? null : slotOfBeat(index));
  }, [index, seen, told, onSelect]);
  const select = (next: number | null): void =>
    setChoice((now) => (next === null ? { ...now, key: null, wanted: null } : { ...now, wanted: next }));
  return [index, select];
}

function settle(choice: Choice, keys: readonly string[], address: number | null): Choice {
  let { key, wanted, seen, told } = choice;
  if (address !== seen) {
    seen = address;
    if (told === null) {
      wanted = address;
      if (address === null) key = null;
    } else if (told === (address ?? -1)) told = null;
  }
  if (wanted !== null) {
    key = keys[wanted] ?? null;
    wanted = null;
  }
  const isSame = key === choice.key && wanted === choice.wanted && seen === choice.seen && told === choice.told;
  return isSame ? choice : { key, wanted, seen, told };
}
