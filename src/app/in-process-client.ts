import { copyFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { GenerateRequest } from '#contract/generate-request.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import type { VideoEvent } from '#contract/video-event.ts';
import { isFinalState } from '#contract/video-state.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import type { OpenStudio } from './studio-context.ts';
import { toWireArtifact, toWireEvent, toWireStatus } from './wire-format.ts';

/** Everything belongs to this user while Beatboard serves one person on one machine. */
const localUser = 'local';

/** How often the event log is looked at for a watcher in the same process. */
const pollingMs = 150;

/** A studio in this process, as commands see it. */
export function createInProcessClient({ studio, close }: OpenStudio): StudioClient {
  return {
    async upload(filePath, purpose) {
      return { asset_id: await studio.takeIn(localUser, filePath, purpose === 'audio' ? 'track' : 'image') };
    },
    async generate(request) {
      const { videoId, resumed } = await studio.makeVideo(localUser, toMakeRequest(request));
      await studio.parkOthers(localUser, videoId);
      const message = resumed ? 'An unfinished video of the same request goes on.' : 'The video is being made.';
      return { video_id: videoId, status: 'queued', message, resumed };
    },
    status: async (videoId) => toWireStatus(await studio.snapshot(localUser, videoId)),
    events: (videoId, afterSequence, signal) => followEvents(studio, videoId, afterSequence, signal),
    async artifacts(videoId) {
      return (await studio.snapshot(localUser, videoId)).artifacts.map(toWireArtifact);
    },
    async download(artifactId, filePath) {
      await copyFile(await studio.artifactPath(localUser, artifactId), filePath);
    },
    cancel: (videoId) => studio.cancel(localUser, videoId),
    close,
  };
}

/** New events as they come, each batch followed by the status it leads to. */
async function* followEvents(
  studio: OpenStudio['studio'],
  videoId: string,
  afterSequence: number,
  signal: AbortSignal,
): AsyncIterable<VideoEvent> {
  let sequence = afterSequence;
  while (!signal.aborted) {
    const news = await studio.eventsAfter(localUser, videoId, sequence);
    for (const event of news) {
      sequence = event.sequence;
      const wire = toWireEvent(event);
      if (wire !== null) yield wire;
    }
    if (news.length > 0) {
      const status = toWireStatus(await studio.snapshot(localUser, videoId));
      yield { type: 'status_update', sequence, data: status };
      if (isFinalState(status.status)) return;
    }
    await wait(pollingMs, undefined, { signal }).catch(() => undefined);
  }
}

function toMakeRequest(request: GenerateRequest): MakeRequest {
  return {
    prompt: request.prompt,
    title: request.title ?? null,
    durationSeconds: request.duration_seconds ?? null,
    aspectRatio: request.aspect_ratio ?? null,
    resolution: request.resolution ?? null,
    fps: request.fps ?? null,
    seed: request.seed ?? 1,
    imageAssetIds: request.reference_assets ?? [],
    logoAssetId: request.logo_asset_id ?? null,
    audioAssetId: request.audio_asset_id ?? null,
  };
}
