import type { Artifact } from '#contract/artifact.ts';
import type { GenerateRequest } from '#contract/generate-request.ts';
import { fromProblem } from '#contract/problem.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import { isPausedState } from '#contract/video-state.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { BeatboardError } from '#domain/errors.ts';
import { inputFiles } from './input-files.ts';
import type { MakeOptions } from './make-options.ts';
import type { ProgressDisplay } from './progress-display.ts';
import { findDelivered, saveResults } from './save-results.ts';
import type { DeliveredArtifacts, SavedFiles } from './save-results.ts';
import { toSlug } from './slug.ts';
import { watchInSession } from './watch-in-session.ts';
import { stoppedWords, type Session } from './with-session.ts';

/** A finished ad, saved. */
export interface MadeVideo {
  readonly status: VideoStatus;
  readonly delivered: DeliveredArtifacts;
  readonly files: SavedFiles;
}

/**
 * The whole of `make` once there is a server: upload the files, ask for the video, follow it, save what it delivers.
 * Returns the bare status of a video that waits at a checkpoint. Throws the video's own error when it fails.
 */
export async function makeVideo(
  session: Session,
  options: MakeOptions,
  outFolder: string,
  display: ProgressDisplay,
): Promise<MadeVideo | { readonly status: VideoStatus }> {
  const { client, signal } = session;
  session.takeLeave = () => {
    display.end();
    return stoppedWords;
  };
  const body = await uploadFiles(client, options, display, signal);
  signal.throwIfAborted();
  const { data } = await client.call('generate', { body, signal });
  display.activity(data.resumed ? 'Going on with this video' : 'Making your video');
  const status = endedWell(await watchInSession(session, data.video_id, display));
  signal.throwIfAborted();
  if (status.status !== 'complete') return { status };
  const delivered = findDelivered(await readArtifacts(client, status, signal));
  const slug = toSlug(options.request.title ?? status.title ?? 'video');
  const files = await saveResults(client, delivered, outFolder, slug, signal);
  return { status, delivered, files };
}

async function uploadFiles(
  client: StudioClient,
  options: MakeOptions,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<GenerateRequest> {
  const files = inputFiles(options);
  if (files.length > 0) display.activity('Reading your files');
  const images: string[] = [];
  let logo: string | undefined;
  let audio: string | undefined;
  for (const { path, purpose } of files) {
    const { data } = await client.call('upload', { fields: {}, filePaths: [path], signal });
    const [assetId] = data.asset_ids;
    if (assetId === undefined)
      throw new BeatboardError('server_answer_invalid', `The server kept nothing of "${path}".`);
    if (purpose === 'image') images.push(assetId);
    else if (purpose === 'logo') logo = assetId;
    else audio = assetId;
  }
  return {
    ...options.request,
    // The same command goes on with what an earlier one left unfinished.
    resume: true,
    ...(images.length > 0 && { reference_assets: images }),
    ...(logo !== undefined && { logo_asset_id: logo }),
    ...(audio !== undefined && { audio_asset_id: audio }),
  };
}

/** What the newest checkpoint selects. */
async function readArtifacts(
  client: StudioClient,
  { video_id: videoId, current_checkpoint: newest }: VideoStatus,
  signal: AbortSignal,
): Promise<readonly Artifact[]> {
  if (newest === null) throw new BeatboardError('artifact_missing', 'The finished video has no checkpoint.');
  const params = { video_id: videoId, checkpoint_id: newest.checkpoint_id };
  return (await client.call('getCheckpoint', { params, signal })).data.artifacts;
}

function endedWell(status: VideoStatus): VideoStatus {
  if (status.status === 'complete' || isPausedState(status.status)) return status;
  if (status.status === 'canceled') throw new BeatboardError('canceled', 'The making of this video was canceled.');
  if (status.error) throw fromProblem(status.error);
  throw new BeatboardError('make_failed', `The video ended as "${status.status}" and not as complete.`);
}
