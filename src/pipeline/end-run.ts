import type { PipelineContext } from './pipeline-context.ts';
import type { Run } from './run.ts';
import { toBeatboardError } from './to-beatboard-error.ts';

/** Ends a run that did all it was asked for: the video is finished, or waits for its owner at the run's last phase. */
export async function finishRun(context: PipelineContext, run: Run): Promise<void> {
  const { runId, userId, videoId, toPhase } = run;
  const status = toPhase === 4 ? 'completed' : 'waiting';
  await context.commits.endRun({ runId, userId, videoId }, 'done', { status, phase: toPhase, error: null });
}

/** Ends a run that could not go on, and keeps why. */
export async function failRun(context: PipelineContext, run: Run, error: unknown): Promise<void> {
  const { code, message } = toBeatboardError(error);
  const status = code === 'canceled' ? 'canceled' : 'failed';
  await context.commits.endRun(run, status, { status, error: { code, message } });
}
