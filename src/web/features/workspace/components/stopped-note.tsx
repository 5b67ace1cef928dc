import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lineThrough } from '../../../lib/checkpoint-line.ts';
import { cx } from '../../../lib/class-names.ts';
import { retryVideo } from '../../../lib/calls/retry-video.ts';
import { listedCheckpoints } from '../../../lib/listed-checkpoints.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { useServerWords } from '../../../lib/server-words.ts';
import { useNarrow } from '../../../lib/use-media-query.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useWorkspaceText } from '../workspace-texts.ts';

/** The foot when the work has stopped: why, whether it cost, and the way on. What stands beside it is not said twice. */
export function StoppedNote({ status }: { readonly status: VideoStatus }) {
  const t = useWorkspaceText();
  const inWords = useServerWords();
  const retry = useMutation({ mutationFn: () => retryVideo(status.video_id) });
  // What was refused for its words is refused again: going on without a change is not the first thing to do.
  const isRefused = status.error?.code === 'content_refused';
  const again = (
    <Button {...(!isRefused && { kind: 'ink' })} size="lg" disabled={retry.isPending} onClick={() => retry.mutate()}>
      {t('retry')}
    </Button>
  );
  // From the clips on, a wide page tells the cause beside the film.
  const isTold = !useNarrow() && (status.current_phase ?? 1) >= 3;
  const problem = retry.isError ? problemOf(retry.error) : isTold ? null : status.error;
  const ways = (
    <>
      {isRefused && <PlanLink status={status} />}
      {again}
    </>
  );
  return (
    <section className={cx('shrink-0 border-t border-line bg-surface px-4', problem === null ? 'py-2' : 'py-4')}>
      {problem === null ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="body">
            {t(status.status === 'canceled' ? 'canceledTitle' : 'failedTitle')}{' '}
            {status.error && <span className="text-text-2">{status.error.title}</span>}
          </p>
          <div className="flex flex-wrap gap-2">{ways}</div>
        </div>
      ) : (
        <ProblemNote problem={{ ...problem, detail: inWords(problem.detail) }} actions={ways} />
      )}
    </section>
  );
}

/** To the words in the plan. */
function PlanLink({ status }: { readonly status: VideoStatus }) {
  const t = useWorkspaceText();
  const { checkpoint_tree: tree, current_checkpoint: current } = status;
  const plan = lineThrough(listedCheckpoints(tree), current?.checkpoint_id ?? '')[1];
  if (plan === undefined) return null;
  return (
    <Link
      to="/videos/$videoId/at/$checkpointId"
      params={{ videoId: status.video_id, checkpointId: plan.id }}
      className="body inline-flex h-10 items-center rounded-control bg-ink px-4 font-medium text-on-ink hover:opacity-90"
    >
      {t('changeWords')}
    </Link>
  );
}
