import type { BeatKind } from '#domain/beat.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { useSlotWords } from '../../../lib/slot-words.ts';
import { usePlanWords } from '../../../lib/use-plan-words.ts';
import type { Clash, ClashingSlot } from '../compare-edits.ts';
import { useConflictText } from '../conflict-texts.ts';

interface Row {
  readonly key: string;
  readonly what: string;
  readonly mine: string;
  readonly theirs: string;
  readonly isTheirs: boolean;
}

/** Mine and theirs in two columns, one row for each field that differs. */
export function ClashTable({ clash, label }: { readonly clash: Clash; readonly label: string }) {
  const t = useConflictText();
  const rows = useRows(clash, label);
  if (rows.length === 0) return null;
  return (
    <table className="w-full table-fixed border-collapse text-left max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="small text-text-3">
          <th scope="col" className="w-[27%] pb-1.5 font-normal">
            <span className="sr-only">{t('what')}</span>
          </th>
          <th scope="col" className="pb-1.5 pl-4 font-medium">
            {t('mine')}
          </th>
          <th scope="col" className="pb-1.5 pl-4 font-medium">
            {t('theirs')}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map(({ key, what, mine, theirs, isTheirs }) => (
          <tr
            key={key}
            className="border-t border-line align-top max-sm:grid max-sm:grid-cols-[72px_1fr] max-sm:gap-x-3 max-sm:gap-y-1 max-sm:py-3"
          >
            <th scope="row" className="small py-2.5 font-normal text-text-2 max-sm:col-span-2 max-sm:p-0">
              {what}
            </th>
            <SideName>{t('mine')}</SideName>
            <td
              className="body py-2.5 pl-4 font-medium [overflow-wrap:anywhere] whitespace-pre-wrap max-sm:p-0"
              dir="auto"
            >
              {mine}
            </td>
            <SideName>{t('theirs')}</SideName>
            <td className="body py-2.5 pl-4 [overflow-wrap:anywhere] whitespace-pre-wrap max-sm:p-0" dir="auto">
              {theirs}
              {!isTheirs && <span className="small block text-text-3">{t('asSeen')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On a phone the two sides stand below each other, each with its name. */
function SideName({ children }: { readonly children: string }) {
  return (
    <td aria-hidden className="small hidden pt-px text-text-3 max-sm:block">
      {children}
    </td>
  );
}

function useRows({ fields, slots }: Clash, label: string): readonly Row[] {
  const t = useConflictText();
  const words = usePlanWords();
  const slotWords = useSlotWords();
  const kinds = useBeatKindText();
  const valueOf = (path: string, value: unknown): string =>
    path === 'beats' ? (value as readonly BeatKind[]).map((kind) => kinds(kind)).join(', ') : words.value(path, value);
  const choiceOf = ({ version, isLocked }: ClashingSlot): string =>
    version === null ? t('nothing') : t(isLocked ? 'takeLocked' : 'take', { number: version });
  return [
    ...fields.map(({ path, mine, theirs, isTheirs }) => ({
      ...{ key: path, what: words.field(path), isTheirs },
      ...{ mine: valueOf(path, mine), theirs: valueOf(path, theirs) },
    })),
    ...slots.map((slot) => ({
      ...{ key: slot.slot, what: slotWords(slot.slot), isTheirs: slot.isTheirs },
      ...{ mine: label, theirs: choiceOf(slot) },
    })),
  ];
}

/** Most other changes that are named one by one. */
const namedMaximum = 5;

/** What they changed besides: it stays whichever side is chosen. */
export function Elsewhere({ clash }: { readonly clash: Clash }) {
  const t = useConflictText();
  const words = usePlanWords();
  const slotWords = useSlotWords();
  const { fields, slots } = clash.elsewhere;
  const names = [...fields.map(words.field), ...slots.map(slotWords)];
  if (names.length === 0) return null;
  const isClash = [...clash.fields, ...clash.slots].some(({ isTheirs }) => isTheirs);
  const more = names.length - namedMaximum;
  const named = more > 0 ? [...names.slice(0, namedMaximum), t('more', { count: more })] : names;
  return (
    <p className="small mt-1 border-t border-line pt-3 text-text-2">
      {t(isClash ? 'elsewhere' : 'elsewhereOnly')} {named.join('; ')}.
    </p>
  );
}
