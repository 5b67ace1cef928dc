import { startFfmpeg } from './ffmpeg-process.ts';
import { canceledError } from './watched-process.ts';

/** An encoder that is fed one raw frame after the other. */
export interface FrameWriter {
  /** Resolves when the bytes are with ffmpeg, that is, when the buffer may be drawn into again. */
  write(pixels: Uint8Array): Promise<void>;
  /** Ends the input and waits until the file is written. */
  close(): Promise<void>;
  /** Kills the encoder and waits for its end; what it wrote is of no use. */
  abort(): Promise<void>;
}

/** Starts ffmpeg with arguments that read raw frames from `pipe:0`. Works in worker threads. */
export function openFrameWriter(
  ffmpegPath: string,
  args: readonly string[],
  options: { readonly signal?: AbortSignal | undefined },
): FrameWriter {
  const running = startFfmpeg(ffmpegPath, args, { stdio: ['pipe', 'ignore', 'pipe'], signal: options.signal });
  const input = running.child.stdin;
  if (input === null) throw new Error('ffmpeg was started without an input pipe');
  // A broken pipe has its cause in ffmpeg's messages, so the error of the pipe itself is not the one to show.
  input.on('error', () => undefined);
  return {
    async write(pixels) {
      const isWritten = await new Promise<boolean>((resolve) => {
        input.write(pixels, (error) => resolve(error === null || error === undefined));
      });
      if (isWritten) return;
      await running.ended;
      throw new Error('ffmpeg ended before all frames were written');
    },
    async close() {
      input.end();
      await running.ended;
    },
    async abort() {
      running.stop(canceledError());
      await running.ended.catch(() => undefined);
    },
  };
}
