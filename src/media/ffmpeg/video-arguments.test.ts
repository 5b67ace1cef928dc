import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { isFastStart } from '../quality/is-fast-start.ts';
import { concatArguments, concatList } from './concat.ts';
import { contactSheetArguments } from './contact-sheet.ts';
import { frameDecodeArguments } from './frame-decode.ts';
import { frameHashes } from './frame-hashes.ts';
import { plateEncodeArguments } from './plate-encode.ts';
import { posterArguments } from './poster.ts';
import { probeMedia } from './probe.ts';
import { segmentEncodeArguments } from './segment-encode.ts';
import { createTestFolder, testSize, writeTestClip } from './test-binaries.ts';

const ours = {
  ...testSize,
  codec: 'h264',
  pixelFormat: 'yuv420p',
  colorRange: 'tv',
  colorSpace: 'bt709',
  sampleAspectRatio: '1:1',
};
const folder = createTestFolder();
afterAll(folder.remove);

describe.each(await findUsualRunners())('video arguments with $name', ({ name, runner }) => {
  const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${file}`);

  it.each([
    ['plate', plateEncodeArguments, 24],
    ['segment', segmentEncodeArguments, 25],
    ['segment', segmentEncodeArguments, 30],
  ] as const)('%s: exact frames, our colours, the same bytes twice, closed groups (%#)', async (kind, build, fps) => {
    const [one, two] = [path(`${kind}${fps}-1.mp4`), path(`${kind}${fps}-2.mp4`)];
    await writeTestClip(runner, build({ ...testSize, fps, outputPath: one }), fps * 2 + 7);
    await writeTestClip(runner, build({ ...testSize, fps, outputPath: two }), fps * 2 + 7);
    const probe = await probeMedia(runner, one);
    expect(probe.video).toMatchObject({ ...ours, fps, frames: fps * 2 + 7 });
    expect(probe.durationSeconds).toBeCloseTo((fps * 2 + 7) / fps, 6);
    expect(probe.audio).toBeUndefined();
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
    expect(await isFastStart(one)).toBe(true);
  });

  it('joins parts by copying, frame for frame', async () => {
    const parts = [13, 30, 47];
    const paths = parts.map((frames) => path(`it's ${frames}.mp4`));
    for (const [index, frames] of parts.entries()) {
      const outputPath = paths[index] ?? '';
      await writeTestClip(runner, segmentEncodeArguments({ ...testSize, fps: 30, outputPath }), frames, index);
    }
    const [listPath, outputPath] = [path('list.txt'), path('joined.mp4')];
    writeFileSync(listPath, concatList(paths));
    await runner.run(concatArguments({ listPath, fps: 30, outputPath }));
    const expected = (await Promise.all(paths.map((part) => frameHashes(runner, part)))).flat();
    expect(await frameHashes(runner, outputPath)).toEqual(expected);
    const probe = await probeMedia(runner, outputPath);
    expect(probe.video).toMatchObject({ ...ours, fps: 30, frames: 90 });
    expect(probe.durationSeconds).toBeCloseTo(3, 6);
    const bytes = readFileSync(outputPath);
    await runner.run(concatArguments({ listPath, fps: 30, outputPath }));
    expect(readFileSync(outputPath).equals(bytes)).toBe(true);
  });

  it('seeks to the exact frame', async () => {
    const inputPath = path('seek.mp4');
    await writeTestClip(runner, segmentEncodeArguments({ ...testSize, fps: 25, outputPath: inputPath }), 70);
    const size = testSize.width * testSize.height * 4;
    const read = async (startFrame: number, frameCount: number): Promise<Buffer> =>
      (await runner.run(frameDecodeArguments({ ...testSize, inputPath, fps: 25, startFrame, frameCount }))).output;
    const all = await read(0, 70);
    expect(all.length).toBe(70 * size);
    for (const startFrame of [1, 24, 25, 26, 49, 67]) {
      const part = await read(startFrame, 3);
      expect(part.equals(all.subarray(startFrame * size, (startFrame + 3) * size)), `frame ${startFrame}`).toBe(true);
    }
  });

  it('makes a poster and a contact sheet', async () => {
    const inputPath = path('sheet.mp4');
    await writeTestClip(runner, segmentEncodeArguments({ ...testSize, fps: 30, outputPath: inputPath }), 95);
    const [poster, sheet] = [path('100%d.jpg'), path('sheet.jpg')];
    await runner.run(posterArguments({ inputPath, fps: 30, frame: 40, outputPath: poster }));
    expect(await sharp(poster).metadata()).toMatchObject({ format: 'jpeg', ...testSize });
    const frames = [0, 12, 30, 45, 61, 80, 94];
    const options = { inputPath, size: testSize, fps: 30, frames, columns: 4, tileWidth: 160, outputPath: sheet };
    await runner.run(contactSheetArguments(options));
    expect(await sharp(sheet).metadata()).toMatchObject({ width: 4 * 160 + 3 * 10 + 40, height: 2 * 90 + 10 + 40 });
    // The bar of frame 61 starts at x = 61 * 7 % 320 = 107: tile 5 of the sheet must show that very frame.
    const tile = { left: 20, top: 20 + 90 + 10, width: 160, height: 90 };
    const { data } = await sharp(sheet).extract(tile).raw().toBuffer({ resolveWithObject: true });
    const red = (x: number): number => data[(45 * 160 + x) * 3] ?? 0;
    expect(red(Math.round((107 + 12) / 2))).toBeGreaterThan(200);
    expect(red(Math.round((107 - 8) / 2))).toBeLessThan(120);
  });
});
