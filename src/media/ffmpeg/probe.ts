import { BeatboardError } from '#domain/errors.ts';
import { readMediaType } from '../intake/read-media-type.ts';
import { inputOptions } from './input-options.ts';
import { parseProbe } from './parse-probe.ts';
import type { FfmpegRunner } from './ffmpeg-runner.ts';
import type { MediaProbe } from './parse-probe.ts';

/**
 * Reads what a media file holds, packet by packet without decoding: about 0.1 s for a minute. It asks ffmpeg itself,
 * so it works where no ffprobe is installed. Rejects with `ffmpeg_failed` when the file cannot be opened.
 */
export async function probeMedia(runner: FfmpegRunner, path: string): Promise<MediaProbe> {
  const mediaType = await readMediaType(path);
  if (mediaType === null) throw new BeatboardError('ffmpeg_failed', `${path} is not a media file.`);
  const streams = ['-map', '0:V:0?', '-map', '0:a:0?', '-c', 'copy'];
  const args = [...inputOptions(path, mediaType), ...streams, '-f', 'framecrc', 'pipe:1'];
  const { output, messages } = await runner.run(args, { logLevel: 'info', timeoutMs: 60_000 });
  return parseProbe(output.toString('utf8'), messages);
}
