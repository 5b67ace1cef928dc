import type { GenerateRequest } from '#contract/generate-request.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { followVideo } from './follow-video.ts';
import { inputFiles } from './input-files.ts';
import type { MakeOptions } from './make-options.ts';
import type { ProgressDisplay } from './progress-display.ts';
import { findDelivered, saveResults } from './save-results.ts';
import type { DeliveredArtifacts, SavedFiles } from './save-results.ts';
import { toSlug } from './slug.ts';

/** A finished ad, saved. */
export interface MadeVideo {
  readonly status: VideoStatus;
  readonly delivered: DeliveredArtifacts;
  readonly files: SavedFiles;
}

/** The whole of `make` once a studio is open: upload the files, ask for the video, follow it, save what it delivers. */
export async function makeVideo(
  client: StudioClient,
  options: MakeOptions,
  outFolder: string,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<MadeVideo> {
  signal.throwIfAborted();
  const request = await uploadFiles(client, options, display);
  signal.throwIfAborted();
  const { video_id: videoId, resumed } = await client.generate(request);
  display.activity(resumed ? 'Going on with this video' : 'Making your video');
  const status = await followVideo(client, videoId, (news) => display.update(news), signal);
  signal.throwIfAborted();
  const delivered = findDelivered(await client.artifacts(videoId));
  const slug = toSlug(options.request.title ?? status.title ?? 'video');
  const files = await saveResults(client, delivered, outFolder, slug);
  return { status, delivered, files };
}

async function uploadFiles(
  client: StudioClient,
  options: MakeOptions,
  display: ProgressDisplay,
): Promise<GenerateRequest> {
  const files = inputFiles(options);
  if (files.length > 0) display.activity('Reading your files');
  const images: string[] = [];
  let logo: string | undefined;
  let audio: string | undefined;
  for (const { path, purpose } of files) {
    const { asset_id: assetId } = await client.upload(path, purpose);
    if (purpose === 'image') images.push(assetId);
    else if (purpose === 'logo') logo = assetId;
    else audio = assetId;
  }
  return {
    ...options.request,
    auto_continue: true,
    ...(images.length > 0 && { reference_assets: images }),
    ...(logo !== undefined && { logo_asset_id: logo }),
    ...(audio !== undefined && { audio_asset_id: audio }),
  };
}
