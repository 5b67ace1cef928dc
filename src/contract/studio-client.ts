import type { Artifact } from './artifact.ts';
import type { GenerateRequest } from './generate-request.ts';
import type { GenerateResponse } from './generate-response.ts';
import type { VideoEvent } from './video-event.ts';
import type { VideoStatus } from './video-status.ts';

/** What an uploaded file is for; it decides how the file is checked. */
export type UploadPurpose = 'image' | 'logo' | 'audio';

/** What commands can ask of a studio, whether it runs in this process or answers over HTTP. */
export interface StudioClient {
  /** Checks and keeps a file. The same bytes give the same asset. */
  upload(filePath: string, purpose: UploadPurpose): Promise<{ readonly asset_id: string }>;
  /** Starts a video, or finds the one the same request started before and lets it go on. */
  generate(request: GenerateRequest): Promise<GenerateResponse>;
  status(videoId: string): Promise<VideoStatus>;
  /** Events after a number, those of the past first; ends when the video's run ends or `signal` is aborted. */
  events(videoId: string, afterSequence: number, signal: AbortSignal): AsyncIterable<VideoEvent>;
  /** What the newest checkpoint of `main` selects. */
  artifacts(videoId: string): Promise<readonly Artifact[]>;
  /** Writes an artifact's bytes to a file, replacing what is there. */
  download(artifactId: string, filePath: string): Promise<void>;
  /** Stops the video's work; finished parts are kept. */
  cancel(videoId: string): Promise<void>;
  /** Lets go of everything. Work in this process stops and can go on later. */
  close(): Promise<void>;
}
