import { Link } from '@tanstack/react-router';
import { Check, CircleAlert } from 'lucide-react';
import { cx } from '../../../lib/class-names.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { formatPrice } from '../../../lib/money.ts';
import { formatTimeLeft } from '../../../lib/time.ts';
import type { PhaseState } from '../phase-states.ts';
import { useWorkspaceText } from '../workspace-texts.ts';

/** The spine of the video page: each phase says its state, its cost and, while it runs, what is left. */
export function PhaseRail({
  videoId,
  phases,
  shown,
  etaSeconds,
}: {
  readonly videoId: string;
  readonly phases: readonly PhaseState[];
  /** The phase that is looked at. */
  readonly shown: number | null;
  readonly etaSeconds: number | null;
}) {
  const t = useWorkspaceText();
  return (
    <ol
      aria-label={t('phases')}
      className="flex h-10 overflow-hidden rounded-[8px] bg-bg shadow-[inset_0_0_0_1px_var(--line)]"
    >
      {phases.map((phase) => (
        <li key={phase.number} className={cx('relative flex', phase.number > 1 && 'border-l border-line')}>
          <PhaseLink videoId={videoId} phase={phase} isShown={phase.number === shown} etaSeconds={etaSeconds} />
          {phase.kind === 'running' && (
            <i
              aria-hidden
              className="absolute bottom-0 left-0 h-[2px] bg-accent transition-[width] duration-500 ease-linear"
              style={{ width: `${phase.total ? (phase.done / phase.total) * 100 : 8}%` }}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function PhaseLink({
  videoId,
  phase,
  isShown,
  etaSeconds,
}: {
  readonly videoId: string;
  readonly phase: PhaseState;
  readonly isShown: boolean;
  readonly etaSeconds: number | null;
}) {
  const className = cx(
    't-quick flex items-center gap-2.5 px-3 transition-colors min-[1180px]:w-[138px]',
    isShown ? 'bg-pressed' : 'hover:bg-raised',
  );
  const content = <PhaseContent phase={phase} isShown={isShown} etaSeconds={etaSeconds} />;
  const current = isShown ? ({ 'aria-current': 'step' } as const) : {};
  if (phase.checkpointId !== null) {
    return (
      <Link
        to="/videos/$videoId/at/$checkpointId"
        params={{ videoId, checkpointId: phase.checkpointId }}
        className={className}
        {...current}
      >
        {content}
      </Link>
    );
  }
  if (phase.kind === 'running' || phase.kind === 'failed') {
    return (
      <Link to="/videos/$videoId" params={{ videoId }} className={className} {...current}>
        {content}
      </Link>
    );
  }
  return (
    <span aria-disabled className={cx(className, 'hover:bg-transparent')} {...current}>
      {content}
    </span>
  );
}

function PhaseContent({
  phase,
  isShown,
  etaSeconds,
}: {
  readonly phase: PhaseState;
  readonly isShown: boolean;
  readonly etaSeconds: number | null;
}) {
  const common = useCommonText();
  const line = useLineOf(phase, etaSeconds);
  const { kind, number } = phase;
  return (
    <>
      <span
        aria-hidden
        className={cx(
          'num micro flex size-[18px] shrink-0 items-center justify-center rounded-full font-medium',
          kind === 'done' && 'bg-line-2 text-text',
          kind === 'review' && 'bg-accent text-on-accent',
          kind === 'running' && 'text-accent-text shadow-[inset_0_0_0_1.5px_var(--accent)]',
          kind === 'idle' && 'text-text-3 shadow-[inset_0_0_0_1px_var(--line-2)]',
          kind === 'failed' && 'bg-fail-soft text-fail',
        )}
      >
        {kind === 'done' ? (
          <Check size={11} strokeWidth={2.75} />
        ) : kind === 'failed' ? (
          <CircleAlert size={12} />
        ) : (
          number
        )}
      </span>
      <span className={cx('min-w-0', !isShown && 'max-[899px]:sr-only')}>
        <b className={cx('small block truncate font-medium', kind === 'idle' ? 'text-text-3' : 'text-text')}>
          {common(`phase_${number}`)}
        </b>
        <span
          className={cx(
            'micro num block truncate max-[1179px]:sr-only',
            kind === 'failed' ? 'text-fail' : 'text-text-3',
          )}
        >
          {line}
        </span>
      </span>
    </>
  );
}

function useLineOf({ kind, usd, done, total }: PhaseState, etaSeconds: number | null): string {
  const t = useWorkspaceText();
  if (kind === 'done') return formatPrice(usd);
  if (kind === 'review') return t('yoursToCheck');
  if (kind === 'failed') return t('failed');
  if (kind === 'idle') return t('notYet');
  const left = etaSeconds === null ? null : formatTimeLeft(etaSeconds);
  if (total !== null && left !== null) return t('doneOfLeft', { done, total, left });
  if (total !== null) return t('doneOf', { done, total });
  return left === null ? t('working') : t('timeLeft', { left });
}
