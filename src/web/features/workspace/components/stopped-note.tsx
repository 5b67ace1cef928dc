import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lineThrough } from '../../../lib/checkpoint-line.ts';
import { retryVideo } from '../../../lib/calls/retry-video.ts';
import { listedCheckpoints } from '../../../lib/listed-checkpoints.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { useSlotsInWords } from '../../../lib/slot-words.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useWorkspaceText } from '../workspace-texts.ts';

/** The foot when the work has stopped: why, whether it cost, and the way on. */
export function StoppedNote({ status }: { readonly status: VideoStatus }) {
  const t = useWorkspaceText();
  const inWords = useSlotsInWords();
  const retry = useMutation({ mutationFn: () => retryVideo(status.video_id) });
  const again = (
    <Button kind="ink" size="lg" disabled={retry.isPending} onClick={() => retry.mutate()}>
      {t('retry')}
    </Button>
  );
  const problem = retry.isError ? problemOf(retry.error) : status.error;
  const ways = (
    <>
      {again}
      {problem?.code === 'content_refused' && <PlanLink status={status} />}
    </>
  );
  return (
    <section className="shrink-0 border-t border-line bg-surface p-4">
      {problem === null ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="lead">{t(status.status === 'canceled' ? 'canceledTitle' : 'failedTitle')}</p>
          {again}
        </div>
      ) : (
        <ProblemNote problem={{ ...problem, detail: inWords(problem.detail) }} actions={ways} />
      )}
    </section>
  );
}

/** What was refused for its words is refused again: they stand in the plan. */
function PlanLink({ status }: { readonly status: VideoStatus }) {
  const t = useWorkspaceText();
  const { checkpoint_tree: tree, current_checkpoint: current } = status;
  const plan = lineThrough(listedCheckpoints(tree), current?.checkpoint_id ?? '')[1];
  if (plan === undefined) return null;
  return (
    <Link
      to="/videos/$videoId/at/$checkpointId"
      params={{ videoId: status.video_id, checkpointId: plan.id }}
      className="body inline-flex h-10 items-center rounded-control border border-line-2 bg-raised px-4 hover:bg-pressed"
    >
      {t('changeWords')}
    </Link>
  );
}
