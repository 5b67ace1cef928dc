import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { beatOfSlot, slotOfBeat } from './beat-slots.ts';
import { nowhere, settle, type Choice } from './settle-choice.ts';

/** The selected beat's place. It stays with its beat when that moves; the address follows, and can lead. */
export function useSelectedBeat(
  keys: readonly string[],
  slot: string | null,
  onSelect: (slot: string | null) => void,
): readonly [number | null, (index: number | null) => void] {
  const address = beatOfSlot(slot) ?? nowhere;
  const [choice, setChoice] = useState<Choice>({ key: null, wanted: address, seen: address, told: null });
  const settled = settle(choice, keys, address);
  if (settled !== choice) setChoice(settled);
  const index = settled.key === null ? nowhere : keys.indexOf(settled.key);
  const tell = useEffectEvent((place: number) => onSelect(place === nowhere ? null : slotOfBeat(place)));
  const before = useRef(index);
  useEffect(() => {
    if (before.current === index) return;
    before.current = index;
    tell(index);
  }, [index]);
  const select = (next: number | null): void => setChoice((now) => ({ ...now, wanted: next ?? nowhere }));
  return [index === nowhere ? null : index, select];
}
