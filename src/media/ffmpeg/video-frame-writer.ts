import type { FrameSize } from '#domain/frame-format.ts';
import type { FfmpegRunner } from './ffmpeg-runner.ts';
import { toVideoPixels } from './to-video-pixels.ts';

/** An encoder that is fed finished RGBA frames. */
export interface VideoFrameWriter {
  /** Takes a frame over before it returns: the pixels may be drawn into again at once. Resolves when there is room for the next. */
  write(rgba: Uint8Array): Promise<void>;
  /** Waits until the file is written. */
  close(): Promise<void>;
  /** Kills the encoder; what it wrote is of no use. */
  abort(): Promise<void>;
}

/**
 * Starts an encoder for frames of one size. Its arguments come from `plateEncodeArguments` or `segmentEncodeArguments`.
 * `onFrame` is shown every frame as it goes to the encoder, its brightness first (see `to-video-pixels.ts`).
 */
export function openVideoFrameWriter(
  runner: FfmpegRunner,
  args: readonly string[],
  { width, height }: FrameSize,
  onFrame?: (pixels: Uint8Array) => void,
): VideoFrameWriter {
  const writer = runner.openFrameWriter(args);
  // While ffmpeg takes one frame, the next is drawn and converted into the other buffer.
  const buffers = [new Uint8Array(width * height * 1.5), new Uint8Array(width * height * 1.5)];
  let pending: Promise<void> = Promise.resolve();
  let frames = 0;
  return {
    async write(rgba) {
      const buffer = buffers[frames++ % 2]!;
      toVideoPixels(rgba, width, height, buffer);
      onFrame?.(buffer);
      const before = pending;
      pending = before.then(() => writer.write(buffer));
      pending.catch(() => undefined);
      await before;
    },
    async close() {
      await pending;
      await writer.close();
    },
    abort: () => writer.abort(),
  };
}
