import { LayoutGrid, PanelRight, Plus, Rows3 } from 'lucide-react';
import { formatSeconds } from '../../../lib/time.ts';
import { useNarrow } from '../../../lib/use-media-query.ts';
import { Button } from '../../../ui/button.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { usePlanText } from '../plan-texts.ts';
import type { BeatActions } from '../use-beat-actions.ts';
import type { Plan } from '../use-plan.ts';

/** The name of the phase, how many beats make up how many seconds, and the two ways to look at them. */
export function PlanHead({
  plan,
  isCards,
  onLook,
  onInspector,
  actions,
}: {
  readonly plan: Plan;
  readonly isCards: boolean;
  readonly onLook: (look: string) => void;
  readonly onInspector: () => void;
  readonly actions: BeatActions;
}) {
  const t = usePlanText();
  const isNarrow = useNarrow();
  const { beats, duration_seconds: seconds } = plan.spec;
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2">
      <h2 className="title">{t('plan')}</h2>
      <span className="body num text-text-2">
        {t('beats', { count: beats.length })}, {t('exactly', { length: formatSeconds(seconds) })}
      </span>
      <span className="flex-1" />
      {plan.canEdit && (
        <>
          <span className="small flex items-center gap-1 text-text-3 max-[1279px]:hidden">
            <Kbd>Alt</Kbd>
            <Kbd>{isCards ? '←' : '↑'}</Kbd>
            <Kbd>{isCards ? '→' : '↓'}</Kbd>
            {t('moveHint')}
          </span>
          <Button
            size="sm"
            kind="ghost"
            icon={<Plus size={13} aria-hidden />}
            className="max-sm:hidden"
            onClick={() => actions.askInsert(-1)}
          >
            {t('insert')}
          </Button>
        </>
      )}
      {isNarrow && (
        <Button size="sm" icon={<PanelRight size={13} aria-hidden />} onClick={onInspector}>
          {t('openInspector')}
        </Button>
      )}
      <Segmented
        label={t('how')}
        value={isCards ? 'cards' : 'script'}
        onChange={onLook}
        options={[
          {
            value: 'script',
            label: (
              <>
                <Rows3 size={13} aria-hidden />
                {t('script')}
              </>
            ),
          },
          {
            value: 'cards',
            label: (
              <>
                <LayoutGrid size={13} aria-hidden />
                {t('cards')}
              </>
            ),
          },
        ]}
      />
    </header>
  );
}
