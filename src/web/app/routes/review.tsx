import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { BillFoot } from '../../features/bill/components/bill-foot.tsx';
import { checkpointLineOf } from '../../features/workspace/checkpoint-line-of.ts';
import { checkpointQuery } from '../../lib/calls/get-checkpoint.ts';
import { statusQuery } from '../../lib/calls/get-status.ts';
import { videoQuery } from '../../lib/calls/get-video.ts';
import { editProblems, tellProblem } from '../../lib/editing/edit-state.ts';
import { problemOf } from '../../lib/problem-error.ts';
import { useSwiftChoice } from '../../lib/use-swift-choice.ts';
import { useCommonText } from '../../lib/common-texts.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ReviewSkeleton } from '../../ui/review-skeleton.tsx';
import { PhaseReview } from './phase-review.tsx';

/** One checkpoint, shown as its phase is reviewed, with the bill of going on at its foot. */
export function ReviewRoute() {
  const { videoId, checkpointId } = useParams({ from: '/videos/$videoId/at/$checkpointId' });
  const search = useSearch({ from: '/videos/$videoId/at/$checkpointId' });
  const navigate = useNavigate({ from: '/videos/$videoId/at/$checkpointId' });
  const common = useCommonText();
  const { data: view, error } = useQuery(checkpointQuery(videoId, checkpointId));
  const { data: status } = useQuery(statusQuery(videoId));
  const { data: video } = useQuery(videoQuery(videoId));
  const problem = editProblems.use()[checkpointId];
  const [selectedSlot, select] = useSwiftChoice(
    search.slot ?? null,
    (slot) => void navigate({ search: (old) => ({ ...old, slot: slot ?? undefined }), replace: true }),
  );

  if (view === undefined) {
    return error === null ? (
      <ReviewSkeleton />
    ) : (
      <main className="p-12">
        <ProblemNote problem={problemOf(error)} />
      </main>
    );
  }
  const line = status === undefined ? null : checkpointLineOf(status, checkpointId);
  const { checkpoint } = view;
  const next = line?.[Math.min(4, checkpoint.phase_number + 1) as 2 | 3 | 4];
  const footer = (
    <>
      {problem && (
        <ProblemNote
          problem={problem}
          className="mx-4 mb-3"
          actions={
            <Button size="sm" onClick={() => tellProblem(checkpointId, undefined)}>
              {common('close')}
            </Button>
          }
        />
      )}
      <BillFoot
        videoId={videoId}
        checkpoint={checkpoint}
        keptSlots={view.artifacts.map(({ slot }) => slot)}
        nextCheckpointId={next !== undefined && next.id !== checkpointId ? next.id : null}
        limitUsd={video?.max_cost_usd ?? null}
        spentUsd={status?.cost_usd ?? null}
      />
    </>
  );
  return (
    <PhaseReview
      key={checkpointId}
      phase={checkpoint.phase_number}
      videoId={videoId}
      view={view}
      live={null}
      selectedSlot={selectedSlot}
      onSelect={select}
      look={search.look ?? null}
      onLook={(look) => void navigate({ search: (old) => ({ ...old, look }), replace: true })}
      footer={footer}
    />
  );
}
