import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckpointSummary } from '#contract/checkpoint.ts';
import { diffQuery, type DiffEntry } from '../../../lib/calls/get-diff.ts';
import { differencesOf, isPickable } from '../../../lib/picking/differences.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { useSlotWords } from '../../../lib/slot-words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { PickBox } from '../../../ui/pick-box.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useBranchesText } from '../branches-texts.ts';

/** Which slots of B differ from A, with their versions; what is ticked can be brought into A. */
export function DifferenceSection({
  videoId,
  a,
  b,
}: {
  readonly videoId: string;
  readonly a: CheckpointSummary;
  readonly b: CheckpointSummary;
}) {
  const t = useBranchesText();
  const { data: diff, error } = useQuery(diffQuery(videoId, a.id, b.id));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  if (diff === undefined) {
    return (
      <Section title={t('bAgainstA')}>
        {error === null ? <Skeleton className="h-24" /> : <ProblemNote problem={problemOf(error)} />}
      </Section>
    );
  }
  const { differing, equalCount, slotCount } = differencesOf(diff);
  const slots = differing.map(({ slot }) => slot).filter((slot) => ticked.has(slot));
  const tick = (slot: string, isTicked: boolean): void =>
    setTicked((all) => new Set(isTicked ? [...all, slot] : [...all].filter((other) => other !== slot)));
  return (
    <Section
      title={t('bAgainstA')}
      aside={<span className="num">{t('differ', { count: differing.length, total: slotCount })}</span>}
    >
      <ul>
        {differing.map((entry) => (
          <DifferenceRow
            key={entry.slot}
            entry={entry}
            a={a}
            isTicked={ticked.has(entry.slot)}
            onTick={(isTicked) => tick(entry.slot, isTicked)}
          />
        ))}
      </ul>
      <p className="small mt-1 mb-3 text-text-3">
        {t(differing.length === 0 ? 'same' : 'equal', { count: equalCount })}
      </p>
      {differing.length > 0 && <PickBox videoId={videoId} a={a} b={b} slots={slots} />}
    </Section>
  );
}

function DifferenceRow({
  entry,
  a,
  isTicked,
  onTick,
}: {
  readonly entry: DiffEntry;
  readonly a: CheckpointSummary;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}) {
  const t = useBranchesText();
  const slotWords = useSlotWords();
  const canPick = isPickable(entry, a.phase_number);
  const versionOf = (side: DiffEntry['from']): string => (side === null ? t('notThere') : `v${side.version}`);
  return (
    <li
      className="flex min-h-8 items-center gap-2"
      title={canPick ? entry.slot : t('cannotPick', { branch: a.branch_name })}
    >
      <Checkbox isChecked={isTicked} onChange={onTick} isDisabled={!canPick} className="min-w-0 flex-1">
        <span className="small truncate">
          <span className="sr-only">{t('take', { what: '' })}</span>
          {slotWords(entry.slot)}
        </span>
      </Checkbox>
      <span className="small num shrink-0 text-text-3">
        {versionOf(entry.from)} → <b className="font-medium text-text">{versionOf(entry.to)}</b>
      </span>
    </li>
  );
}
