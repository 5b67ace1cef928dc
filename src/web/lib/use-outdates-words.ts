import { isComposed, isSlot } from '#domain/slot.ts';
import type { Retakes } from './calls/list-retakes.ts';
import { useRetakeText } from './retake-texts.ts';
import { useSlotWords } from './slot-words.ts';

/** What goes out of date, in words: `2 parts go out of date: clip 3, the film. They stay usable.` */
export function useOutdatesWords(): (outdates: Retakes['outdates']) => string {
  const t = useRetakeText();
  const slotWords = useSlotWords();
  const nameOf = (slot: string): string => {
    const clip = /^chunk\/(\d+)$/.exec(slot)?.[1];
    if (clip !== undefined) return t('clip', { number: Number(clip) + 1 });
    // The film, and everything that is put together on the way to it.
    return isSlot(slot) && isComposed(slot) ? t('film') : slotWords(slot);
  };
  return (outdates) => {
    const names = new Set(outdates.map(({ slot }) => nameOf(slot)));
    return names.size === 0 ? t('outdatesNothing') : t('outdates', { count: names.size, what: [...names].join(', ') });
  };
}
