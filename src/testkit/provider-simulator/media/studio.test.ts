import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from '#media/ffmpeg/ffmpeg-binary.ts';
import { createFfmpegRunner, type FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { probeMedia } from '#media/ffmpeg/probe.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../../temporary-folder.ts';
import type { ClipOrder, Made } from './media-orders.ts';
import { createStudio, type Studio } from './studio.ts';
import { spokenSeconds } from './synthesise-sound.ts';

let folder: TemporaryFolder;
let runner: FfmpegRunner;
let studio: Studio;
let runs = 0;

beforeAll(async () => {
  folder = await createTemporaryFolder('studio');
  const real = createFfmpegRunner(await findFfmpeg({ searchPath: process.env['PATH'] ?? '' }));
  runner = {
    ...real,
    run: (args, options) => {
      runs += 1;
      return real.run(args, options);
    },
  };
  studio = createStudio(folder.path, () => Promise.resolve(runner));
});
afterAll(() => folder.remove());

const shape = { width: 320, height: 180, fps: 24, frames: 48 };
const order: ClipOrder = { ...shape, prompt: 'a shoe', withAudio: false };
const picture = async (seed: number): Promise<Buffer> =>
  readFile((await studio.image({ prompt: 'bread', seed, width: 320, height: 180, format: 'png' })).path);

/** A frame of a clip as RGB. */
async function frameOf({ path }: Made, index: number): Promise<Buffer> {
  const select = ['-vf', `select=eq(n\\,${index})`, '-frames:v', '1', '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'];
  return (await runner.run(['-i', path, ...select])).output;
}

/** How far two pictures are apart: the mean of the differences of their bytes. */
async function distance(frame: Buffer, expected: Buffer): Promise<number> {
  const { data } = await sharp(expected).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return frame.reduce((sum, value, index) => sum + Math.abs(value - data[index]!), 0) / frame.length;
}

describe('pictures', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('are of the size and format asked for: %s', async (format) => {
    const made = await studio.image({ prompt: 'bread', seed: 1, width: 256, height: 144, format });
    expect(await sharp(made.path).metadata()).toMatchObject({ width: 256, height: 144, format });
    expect(made.mediaType).toBe(`image/${format}`);
    const { channels } = await sharp(made.path).stats();
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(15);
  });

  it('differ by prompt and by seed, and are the same for the same', async () => {
    const [one, same, other] = await Promise.all([picture(1), picture(1), picture(2)]);
    expect(one.equals(same)).toBe(true);
    expect(await distance(await sharp(one).removeAlpha().raw().toBuffer(), other)).toBeGreaterThan(5);
  });

  it('show what they were given', async () => {
    const given = { bytes: await picture(3), placing: 'whole' as const };
    const made = await studio.image({ prompt: 'at night', seed: 1, width: 320, height: 180, format: 'png', given });
    expect(await distance(await sharp(made.path).removeAlpha().raw().toBuffer(), given.bytes)).toBeLessThan(25);
  });
});

describe('clips', () => {
  it('begin with the picture they are given and move', async () => {
    const firstFrame = await picture(1);
    const clip = await studio.clip({ ...order, firstFrame });
    const probe = await probeMedia(runner, clip.path);
    expect(probe.video).toMatchObject({
      ...shape,
      codec: 'h264',
      pixelFormat: 'yuv420p',
      colorSpace: 'bt709',
      colorRange: 'tv',
    });
    expect(probe.audio).toBeUndefined();
    expect(await distance(await frameOf(clip, 0), firstFrame)).toBeLessThan(6);
    expect(await distance(await frameOf(clip, 47), firstFrame)).toBeGreaterThan(2);
    const { messages } = await runner.run(
      ['-i', clip.path, '-vf', 'freezedetect=n=-60dB:d=0.5,blackdetect=d=0.1', '-f', 'null', '-'],
      { logLevel: 'info' },
    );
    expect(messages).not.toMatch(/freeze_start|black_start/);
  });

  it('end with the last picture where they are given one', async () => {
    const [firstFrame, lastFrame] = [await picture(1), await picture(2)];
    const clip = await studio.clip({ ...order, firstFrame, lastFrame });
    expect(await distance(await frameOf(clip, 0), firstFrame)).toBeLessThan(6);
    expect(await distance(await frameOf(clip, 47), lastFrame)).toBeLessThan(6);
    expect((await probeMedia(runner, clip.path)).video).toMatchObject({ frames: 48 });
  });

  it('have sound where they are asked for it, as long as the picture', async () => {
    const probe = await probeMedia(runner, (await studio.clip({ ...order, withAudio: true })).path);
    expect(probe.audio).toMatchObject({ codec: 'aac' });
    expect(probe.audio!.durationSeconds).toBeCloseTo(2, 0);
    expect(probe.video).toMatchObject({ frames: 48 });
  });

  it('have the flaws they are asked for', async () => {
    const make = async (flaw: NonNullable<ClipOrder['flaw']>): Promise<Made> =>
      studio.clip({ ...order, withAudio: true, flaw });
    expect((await probeMedia(runner, (await make('without-audio')).path)).audio).toBeUndefined();
    expect((await probeMedia(runner, (await make('without-video')).path)).video).toBeUndefined();
    expect((await probeMedia(runner, (await make('odd-size')).path)).video).toMatchObject({ width: 319, height: 179 });
    await expect(runner.run(['-i', (await make('corrupt-moov')).path, '-f', 'null', '-'])).rejects.toThrow();
    const watch = async (path: string, filter: string): Promise<string> =>
      (await runner.run(['-i', path, '-vf', filter, '-f', 'null', '-'], { logLevel: 'info' })).messages;
    expect(await watch((await make('frozen')).path, 'freezedetect=n=-60dB:d=1')).toMatch(/freeze_start/);
    expect(await watch((await make('black')).path, 'blackdetect=d=1')).toMatch(/black_start/);
  });
});

describe('sound', () => {
  it.each([
    ['mp3_44100_128', 'mp3', 44_100],
    ['wav', 'pcm_s16le', 44_100],
    ['flac', 'flac', 24_000],
  ])('is of the length and format asked for: %s', async (format, codec, sampleRateHz) => {
    const made = await studio.sound({
      kind: codec === 'flac' ? 'speech' : 'music',
      text: 'calm',
      seed: 1,
      seconds: 3,
      format,
    });
    const probe = await probeMedia(runner, made.path);
    expect(probe.audio).toMatchObject({ codec, sampleRateHz });
    expect(probe.audio!.durationSeconds).toBeCloseTo(3, 0);
    const { messages } = await runner.run(['-i', made.path, '-af', 'volumedetect', '-f', 'null', '-'], {
      logLevel: 'info',
    });
    expect(Number(/mean_volume: (-?[\d.]+)/.exec(messages)?.[1])).toBeGreaterThan(-40);
  });

  it('of speech is as long as its words take', () => {
    expect(spokenSeconds('One two three four five.')).toBeCloseTo(2.25);
  });
});

it('makes nothing twice, not even at the same time', async () => {
  const clip: ClipOrder = { ...order, prompt: 'only once', frames: 12 };
  const before = runs;
  const paths = await Promise.all([studio.clip(clip), studio.clip(clip)]);
  const again = await createStudio(folder.path, () => Promise.reject(new Error('nobody is needed'))).clip(clip);
  expect(new Set([...paths, again].map(({ path }) => path)).size).toBe(1);
  expect(runs - before).toBe(1);
});
