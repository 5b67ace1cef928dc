import type { PlateRequest } from '#media/scenes/plate-request.ts';

/** One storyboard picture to be made. */
export interface ImageRequest {
  /** What the picture shows, in words. It never asks for text in the picture. */
  readonly prompt: string;
  /** The same picture as exact art direction, for providers that draw instead of guess. */
  readonly plate: PlateRequest;
  /** Where the PNG file is to be written. */
  readonly outputPath: string;
  /** Names the beat, so that work on it stays together. */
  readonly affinity: string;
}

/** Makes pictures. */
export interface ImageModel {
  readonly provider: string;
  readonly model: string;
  readonly version: string;
  /** Resolves when the file is whole; rejects with a BeatboardError. */
  makeImage(request: ImageRequest): Promise<void>;
}
