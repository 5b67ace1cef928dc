import { billOf } from '#domain/bill.ts';
import { buildGraph } from '#domain/build-graph.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import { sumMicroUsd } from '#domain/money.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { gatherPlanRequest, planFor } from '../phases/write-plan.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { planLine } from '../plan-line.ts';
import { makeVideo, retryVideo } from './make-video.ts';
import type { Estimate, VideoDesk } from './studio.ts';
import { listCards } from './video-cards.ts';
import { VideoSnapshots } from './video-snapshots.ts';

/** Commands and queries on whole videos. */
export function createVideoDesk(context: PipelineContext, dispatcher: Dispatcher): VideoDesk {
  const snapshots = new VideoSnapshots(context);

  async function estimate(userId: string, request: MakeRequest): Promise<Estimate> {
    const spec = await planFor(context, userId, await gatherPlanRequest(context, userId, request));
    const bill = billOf({
      graph: buildGraph(spec, context.modelDesk.makersOf(spec)),
      selected: new Map(),
      toPhase: 4,
      remake: 'nothing',
      locked: new Set(),
      find: () => undefined,
      isBought: () => false,
      hash: context.hash,
    });
    const plan = planLine((await context.modelDesk.of(userId)).choose(request, spec.aspectRatio).language);
    const lines = plan === null ? bill.lines : [plan, ...bill.lines];
    const totalMicroUsd = sumMicroUsd(lines.map((line) => line.costMicroUsd));
    return { bill: { lines, totalMicroUsd }, warnings: spec.warnings };
  }

  async function cancel(userId: string, videoId: string): Promise<void> {
    await context.videos.get(userId, videoId);
    for (const run of await context.runs.unfinished(videoId)) await dispatcher.stop(run);
  }

  async function remove(userId: string, videoId: string): Promise<void> {
    await cancel(userId, videoId);
    const keys = await context.videos.delete(userId, videoId);
    if (keys === undefined) throw new BeatboardError('not_found', `There is no video ${videoId}.`);
    await context.previews.forget(keys);
    if (context.sabotage !== 'forget-doomed-blobs') await context.deleteDoomedBlobs();
  }

  async function parkOthers(userId: string, videoId: string): Promise<void> {
    for (const run of await context.runs.allUnfinished()) {
      if (run.userId === userId && run.videoId !== videoId) await dispatcher.stop(run);
    }
  }

  return {
    make: (userId, request, options) => makeVideo(context, dispatcher, userId, request, options),
    estimate,
    list: (userId, query) => listCards(context, snapshots, userId, query),
    snapshot: (userId, videoId) => snapshots.take(userId, videoId),
    async rename(userId, videoId, title) {
      if (await context.videos.rename(userId, videoId, title)) return;
      throw new BeatboardError('not_found', `There is no video ${videoId}.`);
    },
    cancel,
    retry: (userId, videoId) => retryVideo(context, dispatcher, userId, videoId),
    delete: remove,
    parkOthers,
  };
}
