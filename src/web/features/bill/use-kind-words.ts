import type { SlotKind } from './bill-groups.ts';
import { slotKind } from './bill-groups.ts';
import { useBillText } from './bill-texts.ts';

const kinds: readonly SlotKind[] = ['plan', 'pictures', 'clips', 'voices', 'music', 'mix'];

/** Words for how many of a kind, and for a whole list: `8 pictures, music`. */
export function useKindWords(): {
  readonly words: (kind: SlotKind, count: number) => string;
  readonly list: (slots: readonly string[]) => string;
} {
  const t = useBillText();
  const words = (kind: SlotKind, count: number): string => {
    if (kind === 'plan' || kind === 'music' || kind === 'mix') return t(kind);
    return t(kind, { count });
  };
  return {
    words,
    list: (slots) => {
      const parts = kinds.flatMap((kind) => {
        const count = slots.filter((slot) => slotKind(slot) === kind).length;
        return count === 0 ? [] : [words(kind, count)];
      });
      return parts.length === 0 ? t('nothing') : parts.join(', ');
    },
  };
}
