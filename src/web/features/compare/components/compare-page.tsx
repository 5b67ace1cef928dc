import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { checkpointQuery } from '../../../lib/calls/get-checkpoint.ts';
import { checkpointsQuery } from '../../../lib/calls/list-checkpoints.ts';
import { takesQuery } from '../../../lib/calls/list-takes.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { EmptyNote } from '../../../ui/empty-note.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Button } from '../../../ui/button.tsx';
import { chooseSides } from '../choose-sides.ts';
import type { ComparePageProps } from '../compare-address.ts';
import { useCompareText } from '../compare-texts.ts';
import { CheckpointComparison } from './checkpoint-comparison.tsx';
import { TakeComparison } from './take-comparison.tsx';

/** Two checkpoints, or two takes of one slot: whichever the address names. */
export function ComparePage(props: ComparePageProps) {
  const { videoId, address } = props;
  const { data: list, error: listError } = useQuery(checkpointsQuery(videoId));
  const { data: takes, error: takesError } = useQuery(takesQuery(videoId));
  if (list === undefined || takes === undefined) return <Waiting error={listError ?? takesError} />;
  const takeOf = (id: string | null) => takes.find(({ artifact_id: other }) => other === id);
  const [one, other] = [takeOf(address.a), takeOf(address.b)];
  if (one !== undefined && other !== undefined) return <TakeComparison {...props} a={one} b={other} takes={takes} />;
  return <OfCheckpoints {...props} checkpoints={list.checkpoints} />;
}

function OfCheckpoints({
  checkpoints,
  ...props
}: ComparePageProps & { readonly checkpoints: Parameters<typeof chooseSides>[0] }) {
  const t = useCompareText();
  const navigate = useNavigate();
  const { videoId, address } = props;
  const { a, b } = chooseSides(checkpoints, address);
  const { data: viewA, error: errorA } = useQuery({ ...checkpointQuery(videoId, a?.id ?? ''), enabled: a !== null });
  const { data: viewB, error: errorB } = useQuery({ ...checkpointQuery(videoId, b?.id ?? ''), enabled: b !== null });
  if (a === null || b === null) {
    return (
      <main className="flex-1 px-12 max-sm:px-4">
        <EmptyNote
          title={t('empty')}
          action={
            <Button kind="ink" onClick={() => void navigate({ to: '/videos/$videoId/branches', params: { videoId } })}>
              {t('toTree')}
            </Button>
          }
        >
          {address.a !== null && address.b !== null ? t('missing') : t('emptyText')}
        </EmptyNote>
      </main>
    );
  }
  if (viewA === undefined || viewB === undefined) return <Waiting error={errorA ?? errorB} />;
  return <CheckpointComparison {...props} checkpoints={checkpoints} a={viewA} b={viewB} />;
}

function Waiting({ error }: { readonly error: unknown }): ReactNode {
  if (error !== null) {
    return (
      <main className="p-12 max-sm:p-4">
        <ProblemNote problem={problemOf(error)} />
      </main>
    );
  }
  return (
    <main className="flex min-h-0 flex-1 flex-col gap-4 p-5" aria-busy>
      <Skeleton className="h-8 w-80 max-w-full" />
      <Skeleton className="flex-1" />
      <Skeleton className="h-24" />
    </main>
  );
}
