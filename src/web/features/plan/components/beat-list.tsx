import { Plus } from 'lucide-react';
import { formatSeconds } from '../../../lib/time.ts';
import { useFirstFew } from '../../../lib/use-first-few.ts';
import { usePlanText } from '../plan-texts.ts';
import { roomForWords } from '../spoken-words.ts';
import type { BeatActions } from '../use-beat-actions.ts';
import type { Plan } from '../use-plan.ts';
import { useSlide } from '../use-slide.ts';
import { BeatRow } from './beat-row.tsx';
import type { BeatItemProps } from './beat-item.tsx';

export interface BeatListProps {
  readonly plan: Plan;
  readonly selected: number | null;
  readonly actions: BeatActions;
}

/** The beats as rows, the next below the one before. */
export function ScriptView(props: BeatListProps) {
  const t = usePlanText();
  const list = useSlide<HTMLOListElement>(props.plan.keys);
  const items = useItems(props);
  return (
    <ol ref={list} aria-label={t('list')} className="relative pb-5">
      {items.map((item) => (
        <BeatRow key={item.beatKey} {...item} />
      ))}
      {props.plan.canEdit && <InsertRow {...props} />}
    </ol>
  );
}

/** What each beat of the list is shown with: the first few, then all of them. */
export function useItems({ plan, selected, actions }: BeatListProps): readonly BeatItemProps[] {
  const { spec, keys, locked, canEdit } = plan;
  return useFirstFew(spec.beats).map((beat, index) => ({
    beat,
    beatKey: keys[index] ?? String(index),
    index,
    count: spec.beats.length,
    room: roomForWords(spec, index),
    isSpoken: spec.models.speech !== null,
    isSelected: index === selected,
    isTabStop: index === (selected ?? 0),
    isLocked: locked.has(index),
    canEdit,
    actions,
  }));
}

function InsertRow({ plan, actions }: BeatListProps) {
  const t = usePlanText();
  return (
    <li>
      <button
        type="button"
        onClick={() => actions.askInsert(-1)}
        className="small flex min-h-11 w-full items-center gap-2 px-5 text-left text-text-2 hover:bg-surface min-[900px]:pl-[44px]"
      >
        <Plus size={14} className="shrink-0" aria-hidden />
        <span>
          {t('insert')}. {t('insertHint', { length: formatSeconds(plan.spec.duration_seconds) })}
        </span>
      </button>
    </li>
  );
}
