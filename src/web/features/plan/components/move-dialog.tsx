import { useState } from 'react';
import { useCommonText } from '../../../lib/common-texts.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { usePlaceText } from '../place-texts.ts';
import type { Plan } from '../use-plan.ts';
import { PlaceSelect } from './place-select.tsx';

/** Asks where a beat shall stand: what a drag does, for everybody. */
export function MoveDialog({
  plan,
  index,
  onClose,
  onMove,
}: {
  readonly plan: Plan;
  /** The beat; null while nothing is asked. */
  readonly index: number | null;
  readonly onClose: () => void;
  readonly onMove: (from: number, to: number) => void;
}) {
  const t = usePlaceText();
  const common = useCommonText();
  const [place, setPlace] = useState<{ readonly of: number; readonly to: number } | null>(null);
  const to = place !== null && place.of === index ? place.to : (index ?? 0);
  return (
    <Dialog
      isOpen={index !== null}
      onClose={onClose}
      title={t('moveTitle', { number: (index ?? 0) + 1 })}
      description={t('moveText', { length: formatSeconds(plan.spec.duration_seconds) })}
      width="max-w-[420px]"
      footer={
        <>
          <Button kind="ghost" onClick={onClose}>
            {common('notYet')}
          </Button>
          <Button
            kind="ink"
            disabled={to === index}
            onClick={() => {
              onClose();
              if (index !== null) onMove(index, to);
            }}
          >
            {t('moveDo')}
          </Button>
        </>
      }
    >
      {index !== null && (
        <PlaceSelect
          beats={plan.spec.beats}
          without={index}
          value={to}
          onChange={(next) => setPlace({ of: index, to: next })}
        />
      )}
    </Dialog>
  );
}
