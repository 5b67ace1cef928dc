import { BeatboardError } from '#domain/errors.ts';
import type { FrameReader } from './frame-reader.ts';
import type { FrameWriter } from './frame-writer.ts';

/**
 * A frame takes milliseconds, on a crowded machine seconds; the last one also waits for the file to be put in order. Who
 * is silent for two minutes while we wait has hung.
 */
export const defaultIdleMs = 120_000;

/** Only the time in which we wait for the other side counts: whoever draws slowly is not idle. */
async function answerOf<Answer>(answer: Promise<Answer>, idleMs: number, end: () => Promise<void>): Promise<Answer> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void end();
  }, idleMs);
  try {
    return await answer;
  } catch (error) {
    if (!isLate) throw error;
    const seconds = Math.round(idleMs / 100) / 10;
    throw new BeatboardError('ffmpeg_failed', `ffmpeg did nothing for ${seconds} seconds.`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** The same reader, which ends its decoder and rejects with `ffmpeg_failed` when one frame takes longer than `idleMs`. */
export function limitReaderIdle(reader: FrameReader, idleMs: number): FrameReader {
  const close = (): Promise<void> => reader.close();
  return { read: (into) => answerOf(reader.read(into), idleMs, close), close };
}

/** The same writer, which kills its encoder and rejects with `ffmpeg_failed` when one frame, or the end, takes longer. */
export function limitWriterIdle(writer: FrameWriter, idleMs: number): FrameWriter {
  const abort = (): Promise<void> => writer.abort();
  return {
    write: (pixels) => answerOf(writer.write(pixels), idleMs, abort),
    close: () => answerOf(writer.close(), idleMs, abort),
    abort,
  };
}
