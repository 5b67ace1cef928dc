import { BeatboardError } from '#domain/errors.ts';
import { readMediaType } from '../intake/read-media-type.ts';
import { inputOptions } from './input-options.ts';
import { parseProbe } from './parse-probe.ts';
import type { FfmpegRunner, RunOptions } from './ffmpeg-runner.ts';
import type { MediaProbe } from './parse-probe.ts';

/**
 * A packet takes about 60 bytes of the list: enough for ten minutes of picture and sound. A small file with a hostile
 * index can have millions, and would keep us busy for a minute.
 */
const maximumListBytes = 16_000_000;

/**
 * Reads what a media file holds, packet by packet without decoding: about 0.1 s for a minute. It asks ffmpeg itself,
 * so it works where no ffprobe is installed. Rejects with `ffmpeg_failed` when the file cannot be opened.
 */
export async function probeMedia(
  runner: FfmpegRunner,
  path: string,
  options: Pick<RunOptions, 'signal' | 'limits'> = {},
): Promise<MediaProbe> {
  const mediaType = await readMediaType(path);
  if (mediaType === null) throw new BeatboardError('ffmpeg_failed', `${path} is not a media file.`);
  const streams = ['-map', '0:V:0?', '-map', '0:a:0?', '-c', 'copy'];
  // Written in large pieces, not packet by packet: a third of the time.
  const list = ['-flush_packets', '0', '-f', 'framecrc', 'pipe:1'];
  const args = ['-threads', '1', ...inputOptions(path, mediaType), ...streams, ...list];
  const { output, messages } = await runner.run(args, {
    ...options,
    logLevel: 'info',
    timeoutMs: 30_000,
    maximumOutputBytes: maximumListBytes,
  });
  return parseProbe(output.toString('utf8'), messages);
}
