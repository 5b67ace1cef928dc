import { Plus } from 'lucide-react';
import { usePlanText } from '../plan-texts.ts';
import { useSlide } from '../use-slide.ts';
import { BeatCard } from './beat-card.tsx';
import { useItems, type BeatListProps } from './beat-list.tsx';

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
