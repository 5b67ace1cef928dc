import { fileURLToPath } from 'node:url';
import { BeatboardError } from '#domain/errors.ts';
import { startWatched } from '../ffmpeg/watched-process.ts';
import { imageLimits } from './intake-limits.ts';
import { refusal } from './refusal.ts';
import type { ImageAnswer } from './image-worker.ts';
import type { MediaType } from './media-type.ts';

const workerPath = fileURLToPath(new URL('./image-worker.ts', import.meta.url));

export interface DecodeImageOptions {
  readonly inputPath: string;
  /** As its bytes say; only the decoder of this kind is there. */
  readonly mediaType: MediaType;
  readonly outputPath: string;
  /** For sentences. */
  readonly name: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decodes a foreign picture in a process of its own, within limits of memory and time, and writes it anew.
 * Rejects with `image_unreadable` when that process dies of it or takes too long, with `canceled` on abort.
 */
export async function decodeImage(options: DecodeImageOptions): Promise<ImageAnswer> {
  const { inputPath, mediaType, outputPath, name, signal } = options;
  // The process reads one small program and no module of the user's: a small heap does.
  const args = ['--max-old-space-size=64', workerPath, inputPath, outputPath, mediaType];
  const running = startWatched(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    limits: imageLimits.process,
    signal,
    timeoutMs: imageLimits.timeoutMs,
    lateError: (seconds) => refusal('image', 'unreadable', `${name} could not be decoded within ${seconds} seconds.`),
    missingError: (cause) => new BeatboardError('unexpected', `${process.execPath} cannot be run.`, { cause }),
  });
  let words = '';
  running.child.stdout?.setEncoding('utf8').on('data', (text: string) => (words += text));
  const end = await running.ended;
  if (end.signal !== null) {
    const cause = new Error(`The decoder ended by ${end.signal}: ${end.messages.slice(0, 500)}`);
    throw refusal('image', 'unreadable', `${name} cannot be decoded within the memory allowed.`, cause);
  }
  if (end.exitCode !== 0) throw new BeatboardError('unexpected', `Pictures cannot be decoded: ${end.messages.trim()}`);
  return JSON.parse(words) as ImageAnswer;
}
