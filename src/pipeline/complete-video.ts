import type { Run } from './run.ts';
import type { PipelineContext } from './pipeline-context.ts';

/** Marks a video as finished, once everything of it is stored. */
export async function completeVideo(context: PipelineContext, run: Run): Promise<void> {
  await context.videos.update(run.userId, run.videoId, { status: 'completed', phase: 4, error: null });
}
