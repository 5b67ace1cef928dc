import { Suspense, useCallback, useState, type ReactNode } from 'react';
import { lazyPart } from '../../../lib/lazy-part.ts';
import type { ReviewProps } from '../../../lib/review-props.ts';
import { useNarrow } from '../../../lib/use-media-query.ts';
import { ReviewLayout } from '../../../ui/review-layout.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { usePlanText } from '../plan-texts.ts';
import { useBeatActions } from '../use-beat-actions.ts';
import { usePlan } from '../use-plan.ts';
import { usePlanCommands } from '../use-plan-commands.ts';
import { useSelectedBeat } from '../use-selected-beat.ts';
import { CardsView, ScriptView } from './beat-list.tsx';
import { BeatRuler } from './beat-ruler.tsx';
import { scriptColumns } from './beat-row.tsx';
import { BriefTab, type PlanTab } from './brief-tab.tsx';
import { PlanHead } from './plan-head.tsx';

// What is not there when the page opens comes when it is asked for.
const ProductTab = lazyPart(() => import('./product-tab.tsx'), 'ProductTab');
const SoundTab = lazyPart(() => import('./sound-tab.tsx'), 'SoundTab');
const StyleTab = lazyPart(() => import('./style-tab.tsx'), 'StyleTab');
const MoveDialog = lazyPart(() => import('./move-dialog.tsx'), 'MoveDialog');
const InsertDialog = lazyPart(() => import('./insert-dialog.tsx'), 'InsertDialog');

/** Phase 1: the beats with their words, pictures and lengths; the brief, style, product and sound at the right. */
export function PlanReview(props: ReviewProps) {
  const { selectedSlot, onSelect, look, onLook, footer } = props;
  const t = usePlanText();
  const isNarrow = useNarrow();
  const plan = usePlan(props);
  const [selected, select] = useSelectedBeat(plan.keys, selectedSlot, onSelect);
  const [moving, setMoving] = useState<number | null>(null);
  const [inserting, setInserting] = useState<number | null>(null);
  const [isInspectorOpen, setInspectorOpen] = useState(false);
  const isCards = look === 'cards';
  const actions = useBeatActions({ plan, selected, onSelect: select, askMove: setMoving, askInsert: setInserting });
  const openInspector = useCallback(() => setInspectorOpen((isOpen) => !isOpen), []);
  usePlanCommands({ plan, selected, actions, isSideways: isCards, onInspector: openInspector });
  const parts = { plan, selected, actions };
  // The storyboard leads here to insert a beat.
  const insertPlace = inserting ?? (look === 'insert' && plan.canEdit ? -1 : null);
  const closeInsert = (): void => {
    setInserting(null);
    if (look === 'insert') onLook('script');
  };
  return (
    <>
      <ReviewLayout
        stage={
          <>
            <div className="z-20 bg-bg min-[600px]:[@media(min-height:600px)]:sticky min-[600px]:[@media(min-height:600px)]:top-0">
              <PlanHead plan={plan} isCards={isCards} onLook={onLook} onInspector={openInspector} actions={actions} />
              <BeatRuler {...parts} />
              {!isCards && <ScriptHead />}
            </div>
            {isCards ? <CardsView {...parts} /> : <ScriptView {...parts} />}
          </>
        }
        inspector={{
          label: t('inspector'),
          ...usePlanInspector(plan),
          onClose: () => setInspectorOpen(false),
          isOpen: isNarrow && isInspectorOpen,
        }}
        footer={footer}
      />
      <Suspense>
        <MoveDialog plan={plan} index={moving} onClose={() => setMoving(null)} onMove={actions.move} />
      </Suspense>
      <Suspense>
        {insertPlace !== null && (
          <InsertDialog plan={plan} place={insertPlace} onClose={closeInsert} onInserted={select} />
        )}
      </Suspense>
    </>
  );
}

/** What the columns of the script hold. */
function ScriptHead() {
  const t = usePlanText();
  return (
    <div
      aria-hidden
      className={`micro border-b border-line pr-5 pb-1.5 pl-2 text-text-3 max-[899px]:hidden ${scriptColumns}`}
    >
      <span />
      <span className="pl-[22px]">{t('beat')}</span>
      <span>{t('saidAndShown')}</span>
      <span>{t('seen')}</span>
      <span className="text-right">{t('length')}</span>
    </div>
  );
}

/** The parts of the plan that are no beat, one at a time. */
function usePlanInspector(plan: ReturnType<typeof usePlan>) {
  const t = usePlanText();
  const [tab, setTab] = useState<PlanTab>('brief');
  const title = (
    <Segmented
      label={t('tabs')}
      value={tab}
      onChange={setTab}
      className="flex w-full [&>*]:flex-1 [&>*]:justify-center"
      options={[
        { value: 'brief', label: t('tabBrief') },
        { value: 'style', label: t('tabStyle') },
        { value: 'product', label: t('tabProduct') },
        { value: 'sound', label: t('tabSound') },
      ]}
    />
  );
  const parts = {
    brief: () => <BriefTab plan={plan} onTab={setTab} />,
    style: () => <StyleTab plan={plan} />,
    product: () => <ProductTab plan={plan} />,
    sound: () => <SoundTab plan={plan} />,
  } satisfies Record<PlanTab, () => ReactNode>;
  return { title, body: <Suspense>{parts[tab]()}</Suspense> };
}
