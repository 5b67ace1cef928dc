import { inputOptions } from './input-options.ts';
import type { FfmpegRunner } from './ffmpeg-runner.ts';

/** MD5 of the decoded pixels of every frame of a video, in order: two frames are the same when their hashes are. */
export async function frameHashes(runner: FfmpegRunner, path: string): Promise<string[]> {
  const args = [...inputOptions(path), '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'framemd5', 'pipe:1'];
  const { output } = await runner.run(args);
  return output
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');
}
