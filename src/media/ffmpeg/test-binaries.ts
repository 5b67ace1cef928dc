import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findFfmpeg } from './ffmpeg-binary.ts';
import { createFfmpegRunner } from './ffmpeg-runner.ts';
import type { FfmpegRunner } from './ffmpeg-runner.ts';
import { openVideoFrameWriter } from './video-frame-writer.ts';

/** For tests only: where systems keep their programs. */
export const systemSearchPath = ['/usr/local/bin', '/usr/bin', '/opt/homebrew/bin'].join(delimiter);

/** An ffmpeg of this machine, with the name that tests give it. */
export interface TestRunner {
  readonly name: string;
  readonly runner: FfmpegRunner;
}

/**
 * For tests only: every ffmpeg on this machine that we would use. First the npm-shipped one, which is the same on every
 * machine and starts the quickest, then the system's.
 */
export async function findTestRunners(): Promise<readonly [TestRunner, ...TestRunner[]]> {
  const searches = [{ searchPath: '' }, { searchPath: systemSearchPath, packageFolder: null }];
  const found = await Promise.all(searches.map((search) => findFfmpeg(search).catch(() => null)));
  const [first, ...others] = found
    .filter((binary) => binary !== null)
    .map((binary) => ({ name: `${binary.source} ${binary.version}`, runner: createFfmpegRunner(binary) }));
  if (first === undefined) throw new Error('no ffmpeg to test with');
  return [first, ...others];
}

/** For tests only: a folder that is removed at the end of a `using` scope or by `remove`. */
export function createTestFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'beatboard-media-'));
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const testSize = { width: 320, height: 180 } as const;

/** For tests only: frame `index` of a clip in which every frame differs: a gradient and a bar that moves. */
export function drawTestFrame(index: number, seed = 0): Uint8Array {
  const { width, height } = testSize;
  const pixels = new Uint8Array(width * height * 4);
  const bar = (index * 7 + seed * 50) % width;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const offset = (y * width + x) * 4;
      const isBar = x >= bar && x < bar + 24;
      pixels[offset] = isBar ? 240 : 40 + (x >> 2);
      pixels[offset + 1] = isBar ? 230 : 60 + (y >> 1);
      pixels[offset + 2] = isBar ? 40 : 120;
      pixels[offset + 3] = 255;
    }
  }
  return pixels;
}

/** For tests only: writes `frameCount` test frames through an encoder. */
export async function writeTestClip(
  runner: FfmpegRunner,
  args: readonly string[],
  frameCount: number,
  seed = 0,
): Promise<void> {
  const writer = openVideoFrameWriter(runner, args, testSize);
  for (let index = 0; index < frameCount; index += 1) await writer.write(drawTestFrame(index, seed));
  await writer.close();
}

/** For tests only: runs a filter graph of ffmpeg's own sources (`lavfi`) with the given output options. */
export async function generate(runner: FfmpegRunner, graphs: readonly string[], output: readonly string[]) {
  const inputs = graphs.flatMap((graph) => ['-f', 'lavfi', '-i', graph]);
  await runner.run([...inputs, ...output]);
}
