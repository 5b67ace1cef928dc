import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ReconnectNote } from '../../features/workspace/components/reconnect-note.tsx';
import { TopBar } from '../../features/workspace/components/top-bar.tsx';
import { phaseStates } from '../../features/workspace/phase-states.ts';
import { useVideoCommands } from '../../features/workspace/use-video-commands.ts';
import { statusQuery } from '../../lib/calls/get-status.ts';
import { listedCheckpoints } from '../../lib/listed-checkpoints.ts';
import { lineThrough } from '../../lib/checkpoint-line.ts';
import { problemOf } from '../../lib/problem-error.ts';
import { useWatchedVideo } from '../../lib/use-watched-video.ts';
import { ReviewSkeleton } from '../../ui/review-skeleton.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';

/** The workspace of a video: its bar on top, and below whichever part of it is looked at. Everything is live. */
export function VideoRoute() {
  const { videoId } = useParams({ from: '/videos/$videoId' });
  const { checkpointId: shownId } = useParams({ strict: false });
  const connection = useWatchedVideo(videoId);
  const { data: status, error } = useQuery(statusQuery(videoId));
  const navigate = useNavigate();
  useVideoCommands(videoId, shownId ?? null);
  const title = status?.title ?? null;
  useEffect(() => {
    document.title = title === null ? 'Beatboard' : `${title} · Beatboard`;
    return () => void (document.title = 'Beatboard');
  }, [title]);

  if (status === undefined) {
    if (error === null) {
      return (
        <>
          <header className="h-14 shrink-0 border-b border-line bg-surface" />
          <ReviewSkeleton />
        </>
      );
    }
    const problem = problemOf(error);
    if (problem.status === 404) void navigate({ to: '/' });
    return (
      <main className="p-12">
        <ProblemNote problem={problem} />
      </main>
    );
  }
  const checkpoints = listedCheckpoints(status.checkpoint_tree);
  const anchorId = shownId ?? status.current_checkpoint?.checkpoint_id ?? null;
  const shown = checkpoints.find(({ id }) => id === anchorId) ?? null;
  const line = lineThrough(checkpoints, anchorId ?? '');
  return (
    <>
      <TopBar
        status={status}
        phases={phaseStates(status, line)}
        shownPhase={shownId === undefined ? status.current_phase : (shown?.phase_number ?? null)}
        checkpointId={shownId ?? null}
        branchName={shown?.branch_name ?? status.current_checkpoint?.branch_name ?? null}
      />
      <ReconnectNote connection={connection} waitingFor={status.waiting_for} />
      <Outlet />
    </>
  );
}
