import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { createHttpClient } from '#cli/http-client/create-http-client.ts';
import type { Artifact } from '#contract/artifact.ts';
import type { checkpointDetailSchema } from '#contract/checkpoint.ts';
import type { GenerateRequest } from '#contract/generate-request.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import { isFinalState, isPausedState } from '#contract/video-state.ts';
import type { VideoStatus } from '#contract/video-status.ts';

/** A checkpoint as the API tells it, with its entity tag. */
export interface CheckpointView extends z.output<typeof checkpointDetailSchema> {
  readonly params: { readonly video_id: string; readonly checkpoint_id: string };
  readonly etag: string;
  /** What a slot selects. Throws when it selects nothing. */
  slot(name: string): Artifact;
}

/** Steps of a session at a server, by its own HTTP client. */
export interface Steering {
  readonly client: StudioClient;
  generate(request: GenerateRequest, idempotencyKey?: string): Promise<string>;
  /** Waits until a video is finished or waits for a person. Throws its error when it has failed. */
  rest(videoId: string): Promise<VideoStatus>;
  /** The newest checkpoint, or the one named. */
  checkpoint(videoId: string, checkpointId?: string): Promise<CheckpointView>;
  /** Goes on from a checkpoint and waits for the next stop. */
  goOn(from: CheckpointView): Promise<CheckpointView>;
}

const pollMs = 100;

/**
 * A session with the server at an address such as `http://127.0.0.1:4870`. `wait` is done before each of the client's
 * attempts to repeat a request; left out, it waits as usual.
 */
export function steer(baseUrl: string, wait?: () => Promise<void>): Steering {
  const client = createHttpClient({ baseUrl, ...(wait && { wait }) });
  const statusOf = async (videoId: string): Promise<VideoStatus> =>
    (await client.call('getStatus', { params: { video_id: videoId } })).data;

  async function rest(videoId: string): Promise<VideoStatus> {
    for (;;) {
      const status = await statusOf(videoId);
      if (status.error !== null) throw new Error(`${videoId}: ${status.error.detail}`);
      if (isFinalState(status.status) || isPausedState(status.status)) return status;
      await sleep(pollMs);
    }
  }

  async function checkpoint(videoId: string, checkpointId?: string): Promise<CheckpointView> {
    const id = checkpointId ?? (await statusOf(videoId)).current_checkpoint?.checkpoint_id ?? '';
    const params = { video_id: videoId, checkpoint_id: id };
    const { data, etag } = await client.call('getCheckpoint', { params });
    const slot = (name: string): Artifact => {
      const found = data.artifacts.find((artifact) => artifact.slot === name);
      if (found === undefined) throw new Error(`${id} selects no ${name}.`);
      return found;
    };
    return { ...data, params, etag: etag ?? '', slot };
  }

  return {
    client,
    rest,
    checkpoint,
    generate: async (body, idempotencyKey) =>
      (await client.call('generate', { body, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) })).data
        .video_id,
    goOn: async ({ params }) => {
      const { video_id } = params;
      await client.call('continueVideo', { params: { video_id }, body: { checkpoint_id: params.checkpoint_id } });
      await rest(video_id);
      return checkpoint(video_id);
    },
  };
}
