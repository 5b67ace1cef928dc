import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useState } from 'react';
import type { CheckpointView } from '../../../lib/calls/get-checkpoint.ts';
import type { DiffEntry } from '../../../lib/calls/get-diff.ts';
import type { Differences } from '../../../lib/picking/differences.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { formatSeconds } from '../../../lib/time.ts';
import { FactRow } from '../../../ui/fact-row.tsx';
import { PickBox } from '../../../ui/pick-box.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useCompareText } from '../compare-texts.ts';
import { DifferenceList } from './difference-list.tsx';

const linkClass =
  'body inline-flex h-8 flex-1 items-center justify-center rounded-control border border-line-2 bg-raised px-3 hover:bg-pressed';

/** What differs, the proof of what is equal, and the free ways on: pick from B into A, or open either. */
export function DifferencePanel({
  videoId,
  a,
  b,
  differences,
  error,
  selectedSlot,
  onSelect,
}: {
  readonly videoId: string;
  readonly a: CheckpointView;
  readonly b: CheckpointView;
  readonly differences: Differences | null;
  readonly error: unknown;
  readonly selectedSlot: string | null;
  readonly onSelect: (entry: DiffEntry) => void;
}) {
  const t = useCompareText();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  if (differences === null) {
    return (
      <div className="p-4">
        {error === null ? <Skeleton className="h-40" /> : <ProblemNote problem={problemOf(error)} />}
      </div>
    );
  }
  const { differing, equalCount } = differences;
  const slots = differing.map(({ slot }) => slot).filter((slot) => ticked.has(slot));
  const tick = (slot: string, isTicked: boolean): void =>
    setTicked((all) => new Set(isTicked ? [...all, slot] : [...all].filter((other) => other !== slot)));
  const lengths = { a: formatSeconds(a.spec.duration_seconds), b: formatSeconds(b.spec.duration_seconds) };
  return (
    <>
      <DifferenceList {...{ differing, a, b, selectedSlot, ticked, onSelect }} onTick={tick} />
      <div className="border-b border-line px-4 py-3">
        <p className="small mb-1 flex items-center gap-2 text-text-2">
          <Check size={13} className="shrink-0" aria-hidden />
          {t(differing.length === 0 ? 'same' : 'equal', { count: equalCount })}
        </p>
        <dl>
          <FactRow name={t('length')}>{t('lengthBoth', lengths)}</FactRow>
        </dl>
      </div>
      <div className="p-4">
        {differing.length > 0 && (
          <PickBox videoId={videoId} a={a.checkpoint} b={b.checkpoint} slots={slots} className="mb-3" />
        )}
        <div className="flex gap-2">
          {([a, b] as const).map(({ checkpoint }, index) => (
            <Link
              key={checkpoint.id}
              to="/videos/$videoId/at/$checkpointId"
              params={{ videoId, checkpointId: checkpoint.id }}
              className={linkClass}
            >
              {t(index === 0 ? 'openA' : 'openB')}
            </Link>
          ))}
        </div>
      </div>
    </>
  );
}
