import { useQuery } from '@tanstack/react-query';
import { Copy, GitMerge, History } from 'lucide-react';
import { isComposed, isSlot } from '#domain/slot.ts';
import type { CheckpointSummary } from '#contract/checkpoint.ts';
import { checkpointQuery } from '../lib/calls/get-checkpoint.ts';
import { takesQuery } from '../lib/calls/list-takes.ts';
import type { MergeResult } from '../lib/calls/merge-checkpoint.ts';
import { cx } from '../lib/class-names.ts';
import { outdatedBy } from '../lib/picking/differences.ts';
import { usePickingText } from '../lib/picking/picking-texts.ts';
import { usePicking } from '../lib/picking/use-picking.ts';
import { useSlotWords } from '../lib/slot-words.ts';
import { Button } from './button.tsx';
import { ProblemNote } from './problem-note.tsx';

interface PickBoxProps {
  readonly videoId: string;
  readonly a: CheckpointSummary;
  readonly b: CheckpointSummary;
  /** Slots of B that are ticked. */
  readonly slots: readonly string[];
  readonly className?: string;
}

/** Brings slots of B into A: what comes, what goes out of date then, and that it is free. */
export function PickBox({ videoId, a, b, slots, className }: PickBoxProps) {
  const t = usePickingText();
  const slotWords = useSlotWords();
  const picking = usePicking(videoId, a, b);
  const branch = a.branch_name;
  const count = slots.length;
  return (
    <div className={cx('rounded-control bg-bg p-3', className)}>
      <p className="body font-medium">
        {count === 0 ? t('tickFirst', { branch }) : t('bring', { count, what: slotWords(slots[0]!), branch })}
      </p>
      {count > 0 && <OutdatedLine videoId={videoId} checkpointId={a.id} slots={slots} />}
      <p className="small mt-0.5 text-text-2">{t('free')}</p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={<Copy size={12} aria-hidden />}
          disabled={count === 0 || picking.isBusy}
          onClick={() => void picking.pick(slots)}
          className="max-w-full"
        >
          <span className="truncate">{t('pick', { branch })}</span>
        </Button>
        <Button
          size="sm"
          kind="ghost"
          icon={<GitMerge size={13} aria-hidden />}
          disabled={picking.isBusy}
          onClick={() => void picking.merge()}
        >
          {t('merge')}
        </Button>
      </div>
      {picking.problem && <ProblemNote problem={picking.problem} className="mt-3" />}
      {picking.merged && <Conflicts videoId={videoId} a={a} b={b} merged={picking.merged} onOpen={picking.open} />}
    </div>
  );
}

const namedMaximum = 4;

/** What goes out of date at A; what Beatboard composes by itself is not named one by one. */
function OutdatedLine({
  videoId,
  checkpointId,
  slots,
}: {
  readonly videoId: string;
  readonly checkpointId: string;
  readonly slots: readonly string[];
}) {
  const t = usePickingText();
  const slotWords = useSlotWords();
  const { data: view } = useQuery(checkpointQuery(videoId, checkpointId));
  if (view === undefined) return null;
  const outdated = outdatedBy(view.artifacts, slots);
  const chosen = outdated.filter((slot) => isSlot(slot) && !isComposed(slot));
  const names = chosen.slice(0, namedMaximum).map(slotWords);
  const more = chosen.length - names.length;
  const what = [...names, ...(more > 0 ? [t('andMore', { count: more })] : [])].join(', ');
  return (
    <p className={cx('small mt-0.5 flex items-start gap-1.5', chosen.length > 0 ? 'text-stale' : 'text-text-2')}>
      {chosen.length > 0 && <History size={13} className="mt-[1.5px] shrink-0" aria-hidden />}
      <span>
        {chosen.length > 0 ? t('outdates', { what }) : t('outdatesNothing')}
        {outdated.length > chosen.length && ` ${t('follows')}`}
      </span>
    </p>
  );
}

/** What both sides had changed, with both of them; or that there was nothing to bring in. */
function Conflicts({
  videoId,
  a,
  b,
  merged,
  onOpen,
}: Omit<PickBoxProps, 'slots'> & { readonly merged: MergeResult; readonly onOpen: () => void }) {
  const t = usePickingText();
  const slotWords = useSlotWords();
  const { data: takes = [] } = useQuery(takesQuery(videoId));
  const versionOf = (id: string | null): string => {
    const take = takes.find(({ artifact_id: other }) => other === id);
    return take === undefined ? t('none') : `v${take.version}`;
  };
  const { conflicts, changed_slots: changed } = merged;
  if (conflicts.length === 0)
    return changed.length === 0 ? <output className="small mt-3 block text-text-2">{t('nothingMerged')}</output> : null;
  return (
    <div role="alert" className="mt-3 border-t border-line pt-3">
      <p className="body font-medium">{t('conflictsTitle', { count: conflicts.length })}</p>
      <p className="small text-text-2">{t('conflictsText', { branch: a.branch_name })}</p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {conflicts.map(({ slot, ours, theirs }) => (
          <li key={slot} className="small">
            <b className="font-medium">{slotWords(slot)}</b>
            <span className="num block text-text-2">
              {t('ours', { branch: a.branch_name, version: versionOf(ours) })} ·{' '}
              {t('theirs', { branch: b.branch_name, version: versionOf(theirs) })}
            </span>
          </li>
        ))}
      </ul>
      <Button size="sm" className="mt-2.5 max-w-full" onClick={onOpen}>
        <span className="truncate">{t('open', { branch: a.branch_name })}</span>
      </Button>
    </div>
  );
}
