import type { GenerateRequest } from '#contract/generate-request.ts';
import type { Studio } from '#pipeline/studio/studio.ts';
import type { Handlers } from '../operation-call.ts';
import type { ServerContext } from '../server-dependencies.ts';
import { assertOffered } from '../wire/assert-offered.ts';
import { toWireEstimate } from '../wire/bill.ts';
import { toMakeRequest } from '../wire/make-request.ts';
import { toWireCard, toWireVideo } from '../wire/video-card.ts';
import { queryOf, stateOf } from '../wire/video-state.ts';
import { toWireStatus } from '../wire/video-status.ts';

type VideoOperation =
  | 'generate'
  | 'estimate'
  | 'listVideos'
  | 'getVideo'
  | 'renameVideo'
  | 'deleteVideo'
  | 'cancelVideo'
  | 'retryVideo'
  | 'getStatus';

/** Videos: making, watching, ending them. */
export function videoHandlers(
  { videos }: Studio,
  { listModels, settings }: Pick<ServerContext, 'listModels' | 'settings'>,
): Handlers<VideoOperation> {
  const readRequest = async (userId: string, body: GenerateRequest) => {
    assertOffered(body, await listModels(userId));
    return toMakeRequest(body, await settings.defaults(userId));
  };
  return {
    async generate({ caller, body, command }) {
      const options = { ...command, resume: body.resume ?? false };
      const { video, resumed } = await videos.make(caller.userId, await readRequest(caller.userId, body), options);
      const message = resumed ? 'An unfinished video of the same request goes on.' : 'The video is being made.';
      const status = resumed ? stateOf(video) : 'queued';
      return { body: { video_id: video.id, status, message, resumed }, location: `/api/status/${video.id}` };
    },
    async estimate({ caller, body }) {
      return { body: toWireEstimate(await videos.estimate(caller.userId, await readRequest(caller.userId, body))) };
    },
    async listVideos({ caller, query, links }) {
      const { status, q: words, cursor, limit } = query;
      const page = await videos.list(caller.userId, {
        limit,
        ...(cursor !== undefined && { cursor }),
        ...(words !== undefined && { words }),
        ...(status !== undefined && queryOf(status)),
      });
      const data = await Promise.all(page.entries.map((card) => toWireCard(card, links)));
      return { body: { data, next_cursor: page.nextCursor, has_more: page.nextCursor !== null } };
    },
    async getVideo({ caller, parameters, links }) {
      return { body: await toWireVideo(await videos.snapshot(caller.userId, parameters.video_id), links) };
    },
    async renameVideo({ caller, parameters, body, links }) {
      await videos.rename(caller.userId, parameters.video_id, body.title);
      return { body: await toWireVideo(await videos.snapshot(caller.userId, parameters.video_id), links) };
    },
    async deleteVideo({ caller, parameters }) {
      await videos.delete(caller.userId, parameters.video_id);
      return { body: undefined };
    },
    async cancelVideo({ caller, parameters, links }) {
      await videos.cancel(caller.userId, parameters.video_id);
      return { body: await toWireStatus(await videos.snapshot(caller.userId, parameters.video_id), links) };
    },
    async retryVideo({ caller, parameters }) {
      const video = await videos.retry(caller.userId, parameters.video_id);
      const message = 'The video goes on where it stopped; finished parts are kept.';
      const body = { video_id: video.id, status: stateOf(video), message, resumed: true };
      return { body, location: `/api/status/${video.id}` };
    },
    async getStatus({ caller, parameters, links }) {
      return { body: await toWireStatus(await videos.snapshot(caller.userId, parameters.video_id), links) };
    },
  };
}
