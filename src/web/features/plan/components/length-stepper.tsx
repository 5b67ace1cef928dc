import { Minus, Plus } from 'lucide-react';
import { formatSeconds } from '../../../lib/time.ts';
import { usePlanText } from '../plan-texts.ts';
import type { BeatActions } from '../use-beat-actions.ts';

const stepSeconds = 0.5;
const buttonClass =
  't-quick flex h-full w-7 shrink-0 items-center justify-center rounded-[5px] text-text-2 transition-colors enabled:hover:bg-pressed enabled:hover:text-text disabled:opacity-40 pointer-coarse:w-11';

/** The length of a beat, half a second more or less at a press. The nearest beat gives or takes it. */
export function LengthStepper({
  index,
  seconds,
  isLocked,
  actions,
}: {
  readonly index: number;
  readonly seconds: number;
  readonly isLocked: boolean;
  readonly actions: BeatActions;
}) {
  const t = usePlanText();
  const number = index + 1;
  return (
    <div
      role="group"
      aria-label={t('length')}
      className="flex h-8 items-center rounded-control border border-edge bg-raised p-0.5 pointer-coarse:h-11"
    >
      <button
        type="button"
        aria-label={t('shorter', { number })}
        disabled={isLocked || seconds - stepSeconds < stepSeconds}
        onClick={() => actions.lengthen(index, -stepSeconds)}
        className={buttonClass}
      >
        <Minus size={12} aria-hidden />
      </button>
      <output className="num body min-w-12 flex-1 text-center whitespace-nowrap">{formatSeconds(seconds)}</output>
      <button
        type="button"
        aria-label={t('longer', { number })}
        disabled={isLocked}
        onClick={() => actions.lengthen(index, stepSeconds)}
        className={buttonClass}
      >
        <Plus size={12} aria-hidden />
      </button>
    </div>
  );
}
