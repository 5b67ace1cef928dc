import { ChevronDown } from 'lucide-react';
import { beatKinds, type BeatKind } from '#domain/beat.ts';
import { useBeatKindText } from '../../../lib/beat-kind-texts.ts';
import { Menu, MenuChoice } from '../../../ui/menu.tsx';
import { usePlanText } from '../plan-texts.ts';
import type { BeatActions } from '../use-beat-actions.ts';

/** What a beat is for, and the list of what it could be. */
export function KindMenu({
  index,
  kind,
  actions,
}: {
  readonly index: number;
  readonly kind: BeatKind;
  readonly actions: BeatActions;
}) {
  const t = usePlanText();
  const kinds = useBeatKindText();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${t('kindOf', { number: index + 1 })}: ${kinds(kind)}`}
          className="body -mx-1 inline-flex min-h-6 max-w-full items-center gap-1 rounded-[5px] px-1 text-left font-medium hover:bg-pressed"
        >
          <span className="truncate">{kinds(kind)}</span>
          <ChevronDown size={12} className="shrink-0 text-text-3" aria-hidden />
        </button>
      }
    >
      {beatKinds.map((each) => (
        <MenuChoice key={each} isChosen={each === kind} onSelect={() => actions.setKind(index, each)}>
          {kinds(each)}
        </MenuChoice>
      ))}
    </Menu>
  );
}
