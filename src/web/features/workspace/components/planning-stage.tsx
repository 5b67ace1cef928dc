import { useQuery } from '@tanstack/react-query';
import { videoQuery } from '../../../lib/calls/get-video.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { isAtWork } from '../phase-states.ts';
import { useWorkspaceText } from '../workspace-texts.ts';

/** Before there is a plan: the sentence it is made from, and while it is written the places of the beats to come. */
export function PlanningStage({ status }: { readonly status: VideoStatus }) {
  const t = useWorkspaceText();
  const { data: video } = useQuery(videoQuery(status.video_id));
  const isWritten = isAtWork(status);
  const title = isWritten ? (status.status === 'queued' ? 'queued' : 'planning') : 'noPlan';
  return (
    <main className="scroll-quiet min-h-0 flex-1 overflow-y-auto p-5">
      <h2 className="head">{t(title)}</h2>
      <p className="lead mt-2 max-w-[70ch] text-text-2">{t(isWritten ? 'planningText' : 'noPlanText')}</p>
      {video && (
        <blockquote className="lead mt-5 max-w-[70ch] border-l-2 border-accent pl-4">{video.prompt}</blockquote>
      )}
      {isWritten && (
        <div aria-hidden>
          <div className="mt-8 flex gap-1">
            {[3, 4, 5, 3, 6, 4, 4].map((share, index) => (
              <span key={index} style={{ flex: `${share} 1 0` }}>
                <Skeleton className="h-11" />
              </span>
            ))}
          </div>
          <div className="mt-6 flex flex-col gap-3">
            {[0, 1, 2, 3, 4].map((row) => (
              <Skeleton key={row} className="h-12" />
            ))}
          </div>
        </div>
      )}
    </main>
  );
}
