import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { concatArguments, concatList } from '../ffmpeg/concat.ts';
import { frameDecodeArguments } from '../ffmpeg/frame-decode.ts';
import { frameHashes } from '../ffmpeg/frame-hashes.ts';
import { plateEncodeArguments } from '../ffmpeg/plate-encode.ts';
import { probeMedia } from '../ffmpeg/probe.ts';
import { segmentEncodeArguments } from '../ffmpeg/segment-encode.ts';
import { createTestFolder, generate, testSize, writeTestClip } from '../ffmpeg/test-binaries.ts';
import { conformClip, paceOf } from './conform-clip.ts';
import { lastUsedFrame, firstUsedFrame } from './last-used-frame.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';

const folder = createTestFolder();
afterAll(folder.remove);
const { width, height } = testSize;
const frameBytes = width * height * 4;

/** Which frame of a test clip each frame of a conformed one is, told by where its bar stands. */
async function sourceFrames(runner: FfmpegRunner, inputPath: string, fps: number, frameCount: number, most: number) {
  const { output } = await runner.run(frameDecodeArguments({ ...testSize, inputPath, fps, frameCount }));
  return Array.from({ length: frameCount }, (_, frame) => {
    const row = output.subarray(frame * frameBytes + 90 * width * 4, frame * frameBytes + 91 * width * 4);
    const distances = Array.from({ length: most }, (_, index) => {
      const bar = (index * 7) % width;
      let lit = 0;
      for (let x = bar; x < bar + 24 && x < width; x++) lit += row[x * 4]! > 150 ? 1 : 0;
      // A bar that leaves the frame shows less of itself.
      return lit / Math.min(24, width - bar);
    });
    return distances.indexOf(Math.max(...distances));
  });
}

/** The parameter sets of an MP4: what a player is told of all its frames. */
function parameterSets(path: string): string {
  const bytes = readFileSync(path);
  const at = bytes.indexOf('avcC');
  return bytes.subarray(at, at - 4 + bytes.readUInt32BE(at - 4)).toString('hex');
}

describe.each(await findUsualRunners())('conformed clips with $name', ({ name, runner }) => {
  const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${file}`);

  it('have exact frames, taken evenly from a clip of another rate', async () => {
    const [bought, chunk] = [path('bought.mp4'), path('chunk.mp4')];
    await writeTestClip(runner, plateEncodeArguments({ ...testSize, fps: 24, outputPath: bought }), 44);
    const result = await conformClip(runner, {
      ...testSize,
      inputPath: bought,
      fps: 30,
      frameCount: 49,
      outputPath: chunk,
    });
    expect(result).toEqual({ frames: 49, usedSeconds: 49 / 30, slowedBy: 1, remarks: [] });
    expect((await probeMedia(runner, chunk)).video).toMatchObject({ frames: 49, fps: 30, ...testSize });
    const taken = await sourceFrames(runner, chunk, 30, 49, 44);
    const off = taken.map((source, frame) => Math.abs(source / 24 - frame / 30));
    expect(Math.max(...off)).toBeLessThan(1 / 30);
    const steps = taken.slice(1).map((source, at) => source - taken[at]!);
    expect(new Set(steps)).toEqual(new Set([0, 1]));
    expect(steps.join('')).not.toContain('00');
  });

  it('begin where they are told to, and show faster clips frame by frame', async () => {
    const [bought, chunk] = [path('fast.mp4'), path('late.mp4')];
    await writeTestClip(runner, plateEncodeArguments({ ...testSize, fps: 30, outputPath: bought }), 40);
    const options = { ...testSize, inputPath: bought, frameCount: 20, outputPath: chunk };
    await conformClip(runner, { ...options, fps: 30, startSeconds: 10 / 30 });
    expect(await sourceFrames(runner, chunk, 30, 20, 40)).toEqual(Array.from({ length: 20 }, (_, frame) => frame + 10));
    await conformClip(runner, { ...options, fps: 24, startSeconds: 10 / 30 });
    const slower = await sourceFrames(runner, chunk, 24, 20, 40);
    for (const [frame, source] of slower.entries()) {
      expect(Math.abs(source / 30 - 10 / 30 - frame / 24)).toBeLessThanOrEqual(1 / 48 + 1e-6);
    }
  });

  it('are slowed evenly to cover a little more, and say so; more is refused', async () => {
    const [bought, chunk] = [path('short.mp4'), path('slowed.mp4')];
    await writeTestClip(runner, plateEncodeArguments({ ...testSize, fps: 24, outputPath: bought }), 44);
    const options = { ...testSize, inputPath: bought, fps: 30, outputPath: chunk };
    const slowed = await conformClip(runner, { ...options, frameCount: 61 });
    expect(slowed.slowedBy).toBeCloseTo(61 / 30 / (44 / 24), 6);
    expect(slowed.remarks).toEqual(['The clip was 0.20 s shorter than its place and runs 10.9 % slower.']);
    const taken = await sourceFrames(runner, chunk, 30, 61, 44);
    expect(taken.at(-1)).toBeGreaterThanOrEqual(42);
    const longest = Math.max(
      ...[
        ...taken
          .map(String)
          .join(',')
          .matchAll(/(\d+)(?:,\1\b)*/g),
      ].map(([run]) => run.split(',').length),
    );
    expect(longest).toBeLessThanOrEqual(2);
    await expect(conformClip(runner, { ...options, frameCount: 64 })).rejects.toMatchObject({ kind: 'too_short' });
  });

  it('join drawn ones by copying, frame for frame, with one set of parameters', async () => {
    const [bought, plate, chunk, joined, list] = ['b.mp4', 'p.mp4', 'c.mp4', 'j.mp4', 'l.txt'].map(path) as [
      string,
      string,
      string,
      string,
      string,
    ];
    await generate(
      runner,
      ['testsrc2=s=400x300:r=24:d=2', 'sine=d=2'],
      ['-c:v', 'libx264', '-c:a', 'aac', '-f', 'mp4', `file:${bought}`],
    );
    await conformClip(runner, { ...testSize, inputPath: bought, fps: 30, frameCount: 47, outputPath: chunk });
    await writeTestClip(runner, plateEncodeArguments({ ...testSize, fps: 30, outputPath: plate }), 38);
    expect(parameterSets(chunk)).toBe(parameterSets(plate));
    writeFileSync(list, concatList([plate, chunk, plate]));
    await runner.run(concatArguments({ listPath: list, fps: 30, outputPath: joined }));
    const parts = await Promise.all([plate, chunk, plate].map((part) => frameHashes(runner, part)));
    expect(await frameHashes(runner, joined)).toEqual(parts.flat());
    const probe = await probeMedia(runner, joined);
    expect(probe.audio).toBeUndefined();
    expect(probe.video).toMatchObject({ frames: 123, colorSpace: 'bt709', colorRange: 'tv', pixelFormat: 'yuv420p' });
    expect(probe.durationSeconds).toBeCloseTo(123 / 30, 6);
  });

  it('are never squeezed, whatever their size and pixel shape', async () => {
    const circle = (size: string, sar: number): string =>
      `color=c=black:s=${size}:r=24:d=0.5,format=gray,geq=lum='if(lt(hypot((X-W/2)*${sar}\\,Y-H/2)\\,min(W*${sar}\\,H)/6)\\,235\\,16)',setsar=${sar}`;
    for (const [size, sar] of [
      ['684x384', 1],
      ['384x682', 1],
      ['360x288', 1.5],
    ] as const) {
      const [bought, chunk, still] = [path(`${size}.mp4`), path(`${size}-c.mp4`), path(`${size}.png`)];
      await generate(
        runner,
        [circle(size, sar)],
        ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-f', 'mp4', `file:${bought}`],
      );
      await conformClip(runner, {
        width: 640,
        height: 360,
        inputPath: bought,
        fps: 30,
        frameCount: 12,
        outputPath: chunk,
      });
      await lastUsedFrame(runner, chunk, still);
      const { data, info } = await sharp(still).greyscale().raw().toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject({ width: 640, height: 360 });
      const across = data.subarray(180 * 640, 181 * 640).filter((level) => level > 128).length;
      const down = Array.from({ length: 360 }, (_, y) => data[y * 640 + 320]!).filter((level) => level > 128).length;
      expect(Math.abs(across - down), size).toBeLessThanOrEqual(2);
      expect(across, size).toBeGreaterThan(100);
    }
  });

  it('keep their colours, however those are written', async () => {
    const tags = ['-color_primaries', 'bt709', '-color_trc', 'bt709'];
    const forms = {
      'BT.601, studio range': [
        'scale=out_color_matrix=bt601:out_range=tv,format=yuv420p',
        '-colorspace',
        'smpte170m',
        '-color_range',
        'tv',
      ],
      'BT.709, full range': [
        'scale=out_color_matrix=bt709:out_range=pc,format=yuv420p',
        '-colorspace',
        'bt709',
        '-color_range',
        'pc',
      ],
      'ten bits': [
        'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p10le',
        '-colorspace',
        'bt709',
        '-color_range',
        'tv',
      ],
    };
    for (const [title, [filter = '', ...marks]] of Object.entries(forms)) {
      const [bought, chunk, still] = [path(`${title}.mp4`), path(`${title}-c.mp4`), path(`${title}.png`)];
      await generate(
        runner,
        ['color=c=0x40a060:s=320x180:r=24:d=0.5,format=gbrp'],
        ['-vf', filter, '-c:v', 'libx264', '-crf', '10', ...tags, ...marks, '-f', 'mp4', `file:${bought}`],
      );
      const match = { red: { gain: 1.1, offset: 0 }, green: { gain: 1, offset: -20 }, blue: { gain: 1, offset: 0 } };
      const options = { ...testSize, inputPath: bought, fps: 30, frameCount: 12, outputPath: chunk };
      for (const [change, expected] of [
        [null, [0x40, 0xa0, 0x60]],
        [match, [70, 140, 0x60]],
      ] as const) {
        await conformClip(runner, { ...options, match: change });
        await firstUsedFrame(runner, chunk, still);
        const { data } = await sharp(still).raw().toBuffer({ resolveWithObject: true });
        const off = expected.map((level, at) => Math.abs(level - data[at]!));
        expect(Math.max(...off), `${title}: ${[...data.subarray(0, 3)].join(', ')}`).toBeLessThanOrEqual(4);
      }
    }
  });

  it('give their last frame to the pixel', async () => {
    const [clip, still] = [path('whole.mp4'), path('last.png')];
    await writeTestClip(runner, segmentEncodeArguments({ ...testSize, fps: 25, outputPath: clip }), 63);
    await lastUsedFrame(runner, clip, still);
    const { output } = await runner.run(
      frameDecodeArguments({ ...testSize, inputPath: clip, fps: 25, frameCount: 63 }),
    );
    const raw = await sharp(still).ensureAlpha().raw().toBuffer();
    expect(raw.equals(output.subarray(62 * frameBytes))).toBe(true);
  });

  it('leave nothing behind when they cannot be made', async () => {
    const [bought, chunk] = [path('hurt.mp4'), path('never.mp4')];
    await writeTestClip(runner, plateEncodeArguments({ ...testSize, fps: 24, outputPath: bought }), 44);
    const bytes = readFileSync(bought);
    writeFileSync(bought, bytes.subarray(0, bytes.length / 2));
    const options = { ...testSize, inputPath: bought, fps: 30, frameCount: 49, outputPath: chunk };
    await expect(conformClip(runner, options)).rejects.toMatchObject({ kind: 'cut_off' });
    expect(() => readFileSync(chunk)).toThrow('ENOENT');
  });
});

describe('the pace of a clip', () => {
  const pace = (availableSeconds: number, neededSeconds: number) =>
    paceOf({ availableSeconds, neededSeconds, fps: 30 });

  it('is its own, unless up to a quarter of a second is missing', () => {
    expect(pace(6, 4)).toMatchObject({ slowedBy: 1, usedSeconds: 4 });
    expect(pace(5.99, 6)).toMatchObject({ slowedBy: 1, usedSeconds: 5.99 });
    expect(pace(5.75, 6).slowedBy).toBeCloseTo(6 / 5.75);
    expect(() => pace(5.74, 6)).toThrow('5.74 s to give where 6.00 s');
    expect(() => pace(0.2, 0.3)).toThrow('0.20 s');
  });
});
