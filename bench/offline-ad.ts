import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MakeResult } from '#contract/make-result.ts';
import { findFfmpeg } from '#media/ffmpeg/ffmpeg-binary.ts';
import { makeAd } from '#testkit/beatboard-command.ts';
import { median, printVerdict } from '#testkit/bench-verdict.ts';
import { createTemporaryFolder } from '#testkit/temporary-folder.ts';

/**
 * How long does the ad of the README take, measured in encodes of its own frames by x264 alone (veryfast, CRF 20, all
 * cores)? Ads in fresh data folders and encodes take turns; medians are compared. `node bench/offline-ad.ts 1` makes
 * one round instead of three. Lastly, how long does the same command take when everything is there already?
 */
const prompt = 'Create a 30-second Nike sneaker ad, energetic style';
const limit = 4;
const rounds = Number(process.argv[2] ?? 3);
const run = promisify(execFile);

const { ffmpegPath } = await findFfmpeg({ searchPath: process.env.PATH ?? '' });
const place = await createTemporaryFolder('bench');
try {
  const adSeconds: number[] = [];
  const encodeSeconds: number[] = [];
  const rawPath = join(place.path, 'film.yuv');
  for (let round = 1; round <= rounds; round++) {
    const ad = await make(`home-${round}`);
    adSeconds.push(ad.wall_seconds);
    if (round === 1) await decode(ad, rawPath);
    encodeSeconds.push(await encode(ad, rawPath));
  }
  const [made, encoded] = [median(adSeconds), median(encodeSeconds)];
  const from = `30 s ad ${made.toFixed(1)} s, x264 veryfast of its frames ${encoded.toFixed(1)} s, ${rounds} rounds`;
  printVerdict({ name: 'ad / encode', value: made / encoded, limit, unit: '', from });

  const warm = await make('home-1');
  const warmFrom = `the same command again ${warm.wall_seconds.toFixed(1)} s`;
  printVerdict({ name: 'again / first', value: warm.wall_seconds / made, limit: 0.25, unit: '', from: warmFrom });
} finally {
  await place.remove();
}

function make(home: string): Promise<MakeResult> {
  return makeAd([prompt, '--out', join(place.path, `${home}-out`)], { homeFolder: join(place.path, home) });
}

async function decode(ad: MakeResult, rawPath: string): Promise<void> {
  await run(ffmpegPath, ['-v', 'error', '-y', '-i', ad.final, '-map', '0:v:0', '-f', 'rawvideo', rawPath]);
}

async function encode(ad: MakeResult, rawPath: string): Promise<number> {
  const startMs = performance.now();
  await run(ffmpegPath, [
    ...['-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${ad.width}x${ad.height}`, '-r', String(ad.fps)],
    ...['-i', rawPath, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-f', 'null', '-'],
  ]);
  return (performance.now() - startMs) / 1000;
}
