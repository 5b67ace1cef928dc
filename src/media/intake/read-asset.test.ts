import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { turned } from '#testkit/hostile-files/odd-movies.ts';
import { frameDecodeArguments } from '../ffmpeg/frame-decode.ts';
import { probeMedia } from '../ffmpeg/probe.ts';
import { createTestFolder, generate } from '../ffmpeg/test-binaries.ts';
import { readAsset } from './read-asset.ts';
import { assetFrameRate } from './video-asset-arguments.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { ReadAssetOptions, TakenAsset } from './read-asset.ts';

const folder = createTestFolder();
afterAll(folder.remove);
let count = 0;

async function newFolder(): Promise<string> {
  const path = folder.path(`out-${count++}`);
  await mkdir(path);
  return path;
}

/** Takes in a file whose bytes are given. */
async function take(
  runner: FfmpegRunner,
  bytes: Uint8Array,
  options: Omit<ReadAssetOptions, 'outputFolder'> = {},
): Promise<TakenAsset> {
  const path = folder.path(`in-${count++}`);
  await writeFile(path, bytes);
  return readAsset(runner, path, { ...options, outputFolder: await newFolder() });
}

/** Red, green and blue of the pixel in the middle of each quarter of the first frame: top left, top right, below. */
async function quartersOf(runner: FfmpegRunner, asset: TakenAsset): Promise<number[][]> {
  if (asset.kind === 'audio') throw new Error('A track has no picture.');
  const { width, height } = asset;
  const pixels =
    asset.kind === 'image'
      ? await sharp(asset.filePath).ensureAlpha().raw().toBuffer()
      : (
          await runner.run(
            frameDecodeArguments({ inputPath: asset.filePath, width, height, fps: asset.fps, frameCount: 1 }),
          )
        ).output;
  const at = (x: number, y: number): number[] => {
    const offset = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
    return [...pixels.subarray(offset, offset + 3)];
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}

const nameOf = ([red = 0, green = 0, blue = 0]: number[]): string =>
  red > 150 && green < 100 && blue < 100 ? 'red' : blue > 150 && red < 100 ? 'blue' : green > 150 ? 'light' : 'dark';

describe.each(await findUsualRunners())('readAsset with $name', ({ runner }) => {
  let made = 0;
  const movie = async (graphs: readonly string[], output: readonly string[]): Promise<Buffer> => {
    const path = folder.path(`made-${count}-${made++}`);
    await generate(runner, graphs, [...output, `file:${path}`]);
    return readFile(path);
  };
  const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
  const redAndBlue = 'color=red:s=48x64:d=0.4[a];color=blue:s=48x64:d=0.4[b];[a][b]hstack';

  it('turns a video upright, keeps its first sound, and drops all it says about itself', async () => {
    const output = [...h264, '-c:a', 'aac', '-metadata', 'title=private', '-metadata', 'location=+48+11/', '-f', 'mp4'];
    const bytes = turned(await movie([redAndBlue, 'sine=d=0.4'], output));
    const asset = await take(runner, bytes, { name: 'My trip.mov' });
    expect(asset).toMatchObject({ kind: 'video', mediaType: 'video/mp4', name: 'My trip.mp4', width: 64, height: 96 });
    expect((await quartersOf(runner, asset)).map(nameOf)).toEqual(['red', 'red', 'blue', 'blue']);
    const probe = await probeMedia(runner, asset.filePath);
    expect(probe.video).toMatchObject({ codec: 'h264', pixelFormat: 'yuv420p', colorSpace: 'bt709', colorRange: 'tv' });
    expect(probe.audio).toMatchObject({ codec: 'aac', sampleRateHz: 48_000, channels: 2 });
    const written = await readFile(asset.filePath);
    expect(['private', '+48+11', 'Lavf'].filter((word) => written.includes(word))).toEqual([]);
  });

  it('takes the sound of a video, or refuses the video, as it is asked', async () => {
    const bytes = await movie([redAndBlue, 'sine=d=0.4'], [...h264, '-c:a', 'aac', '-f', 'mp4']);
    const track = await take(runner, bytes, { purpose: 'audio', name: 'song.mp4' });
    expect(track).toMatchObject({ kind: 'audio', mediaType: 'audio/flac', name: 'song.flac', channels: 2 });
    const { audio, video } = await probeMedia(runner, track.filePath);
    expect(audio).toMatchObject({ codec: 'flac', sampleRateHz: 48_000, channels: 2 });
    expect(audio?.durationSeconds).toBeCloseTo(0.4, 1);
    expect(video).toBeUndefined();
    await expect(take(runner, bytes, { purpose: 'image', name: 'x.png' })).rejects.toMatchObject({
      code: 'image_unreadable',
      message: 'x.png is not a JPEG, PNG or WebP picture, nor an AVIF or a GIF.',
    });
  });

  it.each([
    ['smpte2084', 572],
    ['arib-std-b67', 721],
  ])('brings the white of an HDR scene (%s) to 84 percent', async (transfer, code) => {
    const colours = `setparams=range=tv:color_primaries=bt2020:color_trc=${transfer}:colorspace=bt2020nc`;
    const graph = `color=s=64x64:d=0.2,format=yuv420p10le,geq=lum=${code}:cb=512:cr=512,${colours}`;
    const parameters = `log-level=error:colorprim=bt2020:transfer=${transfer}:colormatrix=bt2020nc`;
    const output = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', parameters, '-f', 'mp4'];
    const [pixel = []] = await quartersOf(runner, await take(runner, await movie([graph], output)));
    // 202 of 16 to 235, as 8-bit RGB of full range.
    for (const channel of pixel) expect(Math.abs(channel - 217)).toBeLessThanOrEqual(4);
  });

  it('joins the lines of interlaced frames', async () => {
    // A white bar that moves fast: in one frame its odd and even lines are far apart.
    const graph = `nullsrc=s=96x64:r=50:d=0.4,format=yuv420p,geq=lum='if(between(X,N*6,N*6+20),235,16)':cb=128:cr=128,tinterlace=interleave_top,fieldorder=tff`;
    const asset = await take(runner, await movie([graph], [...h264, '-flags', '+ilme+ildct', '-f', 'mp4']));
    if (asset.kind !== 'video') throw new Error('This is a video.');
    const size = { width: asset.width, height: asset.height };
    const { output } = await runner.run(
      frameDecodeArguments({ ...size, inputPath: asset.filePath, fps: asset.fps, startFrame: 3, frameCount: 1 }),
    );
    let combed = 0;
    for (let y = 21; y < 43; y++) {
      for (let x = 0; x < 96; x++) {
        const [above = 0, here = 0, below = 0] = [y - 1, y, y + 1].map((row) => output[(row * 96 + x) * 4]);
        if (Math.abs(above - below) < 40 && Math.abs(here - above) > 100) combed += 1;
      }
    }
    expect(combed).toBeLessThan(10);
  });

  it('stops when asked, and leaves nothing behind', async () => {
    const bytes = await movie(['testsrc2=s=640x360:r=30:d=20'], [...h264, '-f', 'mp4']);
    const path = folder.path(`in-${count++}`);
    await writeFile(path, bytes);
    const outputFolder = await newFolder();
    const controller = new AbortController();
    const taking = readAsset(runner, path, { outputFolder, signal: controller.signal });
    const outcome = taking.catch((error: unknown) => error);
    await expect.poll(() => readdir(outputFolder), { interval: 5, timeout: 20_000 }).not.toEqual([]);
    controller.abort();
    expect(await outcome).toMatchObject({ code: 'canceled' });
    expect(await readdir(outputFolder)).toEqual([]);
  });
});

describe('pictures', async () => {
  const [first] = await findUsualRunners();
  if (first === undefined) throw new Error('no ffmpeg to test with');
  const { runner } = first;
  const solid = (background: string) => sharp({ create: { width: 64, height: 48, channels: 3, background } });

  it.each([
    [3, ['blue', 'red', 'blue', 'red']],
    [6, ['red', 'red', 'blue', 'blue']],
    [8, ['blue', 'blue', 'red', 'red']],
  ])('are turned upright (way %i)', async (orientation, expected) => {
    const right = await solid('#0000ff').resize(32, 48).png().toBuffer();
    const halves = solid('#ff0000').composite([{ input: right, left: 32, top: 0 }]);
    const asset = await take(runner, await halves.withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer());
    expect((await quartersOf(runner, asset)).map(nameOf)).toEqual(expected);
  });

  it('come to sRGB in eight bits from Display P3 and from sixteen', async () => {
    // The library converts to P3 when it writes: the same colour comes back.
    const wide = await solid('#c83232').withIccProfile('p3').toColourspace('rgb16').png().toBuffer();
    expect(await sharp(wide).metadata()).toMatchObject({ depth: 'ushort' });
    const [stored = 0] = await sharp(wide, { ignoreIcc: true }).raw().toBuffer();
    expect(Math.abs(stored - 0xc8)).toBeGreaterThan(5);
    const asset = await take(runner, wide);
    const [pixel = []] = await quartersOf(runner, asset);
    [0xc8, 0x32, 0x32].forEach((value, index) => expect(Math.abs((pixel[index] ?? 0) - value)).toBeLessThanOrEqual(3));
    expect(await sharp(asset.filePath).metadata()).toMatchObject({ depth: 'uchar', space: 'srgb' });
  });

  it('keep the name of their sender, clean and with the extension of what they are now', async () => {
    const png = await solid('#123456').png().toBuffer();
    expect((await take(runner, png, { name: '../../etc/passwd\u202e.html' })).name).toBe('passwd.png');
    expect((await take(runner, png, { name: '' })).name).toBe('file.png');
  });
});

describe('assetFrameRate', () => {
  it.each([
    [30, 30],
    [29.97, 30],
    [60, 30],
    [59.94, 30],
    [120, 30],
    [240, 30],
    [15, 30],
    [10, 30],
    [25, 25],
    [50, 25],
    [12.5, 25],
    [24, 24],
    [23.976, 24],
    [48, 24],
    [12, 24],
    [1, 30],
    [0, 30],
    [Number.NaN, 30],
    [1e9, 30],
  ])('of %d is %d', (source, expected) => {
    expect(assetFrameRate(source)).toBe(expected);
  });
});
