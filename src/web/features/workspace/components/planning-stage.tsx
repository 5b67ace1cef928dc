import { useQuery } from '@tanstack/react-query';
import { videoQuery } from '../../../lib/calls/get-video.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useWorkspaceText } from '../workspace-texts.ts';

/** While the plan is written: the sentence it is made from, and the places of the beats to come. */
export function PlanningStage({ status }: { readonly status: VideoStatus }) {
  const t = useWorkspaceText();
  const { data: video } = useQuery(videoQuery(status.video_id));
  return (
    <main className="scroll-quiet min-h-0 flex-1 overflow-y-auto p-5">
      <h2 className="head">{t(status.status === 'queued' ? 'queued' : 'planning')}</h2>
      <p className="lead mt-2 max-w-[70ch] text-text-2">{t('planningText')}</p>
      {video && (
        <blockquote className="lead mt-5 max-w-[70ch] border-l-2 border-accent pl-4">{video.prompt}</blockquote>
      )}
      <div aria-hidden className="mt-8 flex gap-1">
        {[3, 4, 5, 3, 6, 4, 4].map((share, index) => (
          <Skeleton key={index} className="h-11" aspect={`${share} / 1`} />
        ))}
      </div>
      <div aria-hidden className="mt-6 flex flex-col gap-3">
        {[0, 1, 2, 3, 4].map((row) => (
          <Skeleton key={row} className="h-12" />
        ))}
      </div>
    </main>
  );
}
