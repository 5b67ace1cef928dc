import { Plus } from 'lucide-react';
import { formatSeconds } from '../../../lib/time.ts';
import { useFirstFew } from '../../../lib/use-first-few.ts';
import { usePlanText } from '../plan-texts.ts';
import { roomForWords } from '../spoken-words.ts';
import type { BeatActions } from '../use-beat-actions.ts';
import type { Plan } from '../use-plan.ts';
import { useSlide } from '../use-slide.ts';
import { BeatCard } from './beat-card.tsx';
import { BeatRow } from './beat-row.tsx';
import type { BeatItemProps } from './beat-item.tsx';

interface BeatListProps {
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

/** The beats as cards, side by side. */
export function CardsView(props: BeatListProps) {
  const t = usePlanText();
  const { plan, actions } = props;
  const list = useSlide<HTMLOListElement>(plan.keys);
  const items = useItems(props);
  const { palette } = plan.spec.style;
  return (
    <ol
      ref={list}
      aria-label={t('list')}
      className="relative grid grid-flow-dense grid-cols-1 gap-4 px-5 pt-2 pb-6 min-[600px]:grid-cols-2 min-[1180px]:grid-cols-3 min-[1680px]:grid-cols-4"
    >
      {items.map((item) => (
        <BeatCard key={item.beatKey} {...item} ground={palette[item.beat.value]} />
      ))}
      {plan.canEdit && (
        <li className="flex min-h-32">
          <button
            type="button"
            onClick={() => actions.askInsert(-1)}
            className="small flex flex-1 flex-col items-center justify-center gap-1.5 rounded-media border border-dashed border-edge p-2 text-text-2 hover:bg-surface"
          >
            <Plus size={16} aria-hidden />
            {t('insert')}
            <span className="text-center text-text-3">{t('insertShort')}</span>
          </button>
        </li>
      )}
    </ol>
  );
}

function useItems({ plan, selected, actions }: BeatListProps): readonly BeatItemProps[] {
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
