import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import type { Video } from '#storage/video-store.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { gatherPlanRequest } from '../phases/write-plan.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { commandIdOf } from './command-id.ts';
import type { MakeOptions } from './studio.ts';

/** Writes a video down and sets its first run going, or goes on with an unfinished one of an equal request. */
export async function makeVideo(
  context: PipelineContext,
  dispatcher: Dispatcher,
  userId: string,
  request: MakeRequest,
  options: MakeOptions = {},
): Promise<{ video: Video; resumed: boolean }> {
  // Files that are not the user's, and models that cannot be used, are refused before anything exists.
  (await context.modelDesk.of(userId)).choose(request, request.aspectRatio);
  await gatherPlanRequest(context, userId, request);
  const requestDigest = context.hash(canonicalJson(request as unknown as JsonValue));
  if (options.resume === true) {
    const unfinished = await context.videos.findLatestUnfinished(userId, requestDigest);
    if (unfinished !== undefined) return { video: await goOn(context, dispatcher, userId, unfinished), resumed: true };
  }
  const id = commandIdOf('video', userId, options.commandId, context.hash);
  const existing = await context.videos.find(userId, id);
  const run = { id: `${id}:run:1`, toPhase: request.autoContinue ? 4 : 1, remakeStale: false, keep: {} } as const;
  const { prompt, title } = request;
  const video = await context.commits.makeVideo(
    { id, userId, prompt, title: title ?? '', request, requestDigest },
    run,
  );
  if (existing === undefined || existing.status === 'pending' || existing.status === 'running') {
    await dispatcher.start({ ...run, userId, videoId: id });
  }
  return { video, resumed: false };
}

/** Lets an unfinished video go on, whatever stopped it. A paused one waits for its owner. */
async function goOn(context: PipelineContext, dispatcher: Dispatcher, userId: string, video: Video): Promise<Video> {
  const run = await context.runs.latest(userId, video.id);
  if (run?.status === 'running') {
    await dispatcher.start(run);
    return video;
  }
  return video.status === 'waiting' ? video : retryVideo(context, dispatcher, userId, video.id);
}

/** Goes on with a failed or canceled video where it stopped. Throws `nothing_to_retry`. */
export async function retryVideo(
  context: PipelineContext,
  dispatcher: Dispatcher,
  userId: string,
  videoId: string,
): Promise<Video> {
  const video = await context.videos.get(userId, videoId);
  if (video.status !== 'failed' && video.status !== 'canceled') {
    throw new BeatboardError('nothing_to_retry', `This video is ${wordsOf(video)}.`);
  }
  await dispatcher.start(await context.commits.retryRun(userId, videoId));
  return context.videos.get(userId, videoId);
}

function wordsOf({ status }: Video): string {
  if (status === 'completed') return 'finished';
  return status === 'waiting' ? 'waiting for you at a checkpoint' : 'being made';
}
