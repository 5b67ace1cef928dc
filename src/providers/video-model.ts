import type { ClipLengths } from '#domain/chunk-plan.ts';
import type { SegmentResult, SegmentTask } from '#media/render-task.ts';
import type { PlateRequest } from '#media/scenes/plate-request.ts';

/** One clip to be made. */
export interface VideoRequest {
  readonly prompt: string;
  /** The picture the clip starts from. */
  readonly firstFramePath: string;
  readonly plate: PlateRequest;
  readonly fps: number;
  readonly frameCount: number;
  /** Where the MP4 file is to be written: H.264, no sound, exactly `frameCount` frames. */
  readonly outputPath: string;
  readonly affinity: string;
  /** The finished frames over this clip, for a provider that can make them while it draws. Others leave it alone. */
  readonly alongside?: SegmentTask;
}

/** What came with a clip. */
export interface ClipResult {
  /** The finished frames asked for with `alongside`, when they were made; else null. */
  readonly segment: SegmentResult | null;
}

/** Makes clips. */
export interface VideoModel {
  readonly provider: string;
  readonly model: string;
  readonly version: string;
  readonly clipLengths: ClipLengths;
  makeClip(request: VideoRequest): Promise<ClipResult>;
}
