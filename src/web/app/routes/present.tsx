import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { StoppedNote } from '../../features/workspace/components/stopped-note.tsx';
import { PlanningStage } from '../../features/workspace/components/planning-stage.tsx';
import { RunningFoot } from '../../features/workspace/components/running-foot.tsx';
import { isAtWork } from '../../features/workspace/phase-states.ts';
import { withResultsSoFar } from '../../features/workspace/with-results-so-far.ts';
import { checkpointQuery } from '../../lib/calls/get-checkpoint.ts';
import { statusQuery } from '../../lib/calls/get-status.ts';
import { takesQuery } from '../../lib/calls/list-takes.ts';
import { useStableCallback } from '../../lib/use-stable-callback.ts';
import { ReviewSkeleton } from '../../ui/review-skeleton.tsx';
import { PhaseReview } from './phase-review.tsx';

/** Where a video is now: what is being made, in the grid where it will be reviewed; else its newest checkpoint. */
export function PresentRoute() {
  const { videoId } = useParams({ from: '/videos/$videoId/' });
  const { slot } = useSearch({ from: '/videos/$videoId/' });
  const navigate = useNavigate({ from: '/videos/$videoId/' });
  const { data: status } = useQuery(statusQuery(videoId));
  const currentId = status?.current_checkpoint?.checkpoint_id ?? null;
  const { data: view } = useQuery({
    ...checkpointQuery(videoId, currentId ?? ''),
    enabled: currentId !== null,
  });
  const { data: takes } = useQuery(takesQuery(videoId));
  const select = useStableCallback(
    (next: string | null) => void navigate({ search: { slot: next ?? undefined }, replace: true }),
  );
  if (status === undefined) return null;
  const isStopped = status.status === 'failed' || status.status === 'canceled';
  if (!isAtWork(status) && !isStopped && currentId !== null) {
    return <Navigate to="/videos/$videoId/at/$checkpointId" params={{ videoId, checkpointId: currentId }} replace />;
  }
  const foot = isStopped ? <StoppedNote status={status} /> : <RunningFoot status={status} />;
  const phase = status.current_phase ?? 1;
  const hasPlan = currentId !== null && phase > 1;
  if (!hasPlan || view === undefined) {
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        {hasPlan ? <ReviewSkeleton /> : <PlanningStage status={status} />}
        {foot}
      </div>
    );
  }
  return (
    <PhaseReview
      phase={phase}
      videoId={videoId}
      view={withResultsSoFar(view, takes ?? [])}
      live={status}
      selectedSlot={slot ?? null}
      onSelect={select}
      look={null}
      onLook={() => undefined}
      footer={foot}
    />
  );
}
