import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { openHostileGround, type HostileGround } from '#testkit/hostile-files/hostile-files.ts';
import { isThorough } from '#testkit/is-thorough.ts';
import { createTestFolder, generate } from '../ffmpeg/test-binaries.ts';
import { checkClip, checkPicture, checkSound, inspectClip } from './check-footage.ts';
import { FootageFault } from './footage-fault.ts';
import { fitPicture } from './fit-picture.ts';
import { assertCovers, inspectFootage } from './inspect-footage.ts';
import sharp from 'sharp';

const folder = createTestFolder();
afterAll(folder.remove);
const runners = await findUsualRunners();

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const errorPage = '<!DOCTYPE html><html><body><h1>404</h1>The output has expired.</body></html>';

function kindOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'taken',
    (error: unknown) => (error instanceof FootageFault ? error.kind : `${String(error)}`),
  );
}

describe.each(runners)('bought files with $name', ({ name, runner }) => {
  const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${file}`);
  const sources = ['testsrc2=s=640x360:r=24:d=2', 'sine=f=300:d=2:r=44100'];
  const clip = path('clip.mp4');

  beforeAll(async () => {
    const output = [...h264, '-c:a', 'aac', '-movflags', '+faststart', '-f', 'mp4', `file:${clip}`];
    await generate(runner, sources, output);
  });

  it('tells what a clip, a picture and a track really are', async () => {
    expect(await inspectFootage(runner, clip)).toMatchObject({
      ...{ kind: 'video', mediaType: 'mp4', width: 640, height: 360, fps: 24, frames: 48, hasAudio: true },
      ...{ pixelFormat: 'yuv420p', sampleAspectRatio: '1:1', isInterlaced: false },
    });
    const fast = path('fast.webm');
    await generate(
      runner,
      ['testsrc2=s=320x180:r=16:d=5.0625'],
      ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-f', 'webm', `file:${fast}`],
    );
    const webm = await inspectFootage(runner, fast);
    expect(webm).toMatchObject({ kind: 'video', mediaType: 'webm', fps: 16, frames: 81, hasAudio: false });
    expect(webm.kind === 'video' && webm.seconds).toBeCloseTo(5.0625, 2);
    const [picture, track] = [path('picture.webp'), path('track.mp3')];
    await sharp({ create: { width: 90, height: 160, channels: 3, background: '#3a7' } })
      .webp()
      .toFile(picture);
    expect(await inspectFootage(runner, picture)).toEqual({
      kind: 'picture',
      mediaType: 'webp',
      width: 90,
      height: 160,
    });
    await generate(runner, ['sine=f=300:d=2:r=44100'], ['-f', 'mp3', `file:${track}`]);
    expect(await inspectFootage(runner, track)).toMatchObject({ kind: 'sound', sampleRateHz: 44_100, channels: 1 });
    await checkClip(runner, clip, { neededSeconds: 2.2 });
    await checkPicture(picture);
    await checkSound(runner, track);
  });

  it('counts frames instead of believing the header', async () => {
    const uneven = path('uneven.mp4');
    const gaps = ['-vf', "select='lt(mod(n,3),2)'", '-fps_mode', 'vfr', ...h264, '-f', 'mp4', `file:${uneven}`];
    await generate(runner, ['testsrc2=s=320x180:r=30:d=2'], gaps);
    const footage = await inspectClip(runner, uneven);
    expect(footage.frames).toBe(40);
    expect(footage.fps).toBeCloseTo(20, 0);
  });

  it('says what is wrong with a file', async () => {
    const write = (file: string, bytes: Uint8Array | string): string => {
      writeFileSync(path(file), bytes);
      return path(file);
    };
    const bytes = readFileSync(clip);
    const moved = path('index-last.mp4');
    await runner.run(['-i', `file:${clip}`, '-c', 'copy', '-f', 'mp4', `file:${moved}`]);
    const hurt = Uint8Array.from(bytes, (byte, at) =>
      at > bytes.length / 2 && at < bytes.length / 2 + 3000 ? byte ^ 0x5a : byte,
    );
    const noise = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    const small = path('small.mp4');
    await generate(runner, ['testsrc2=s=32x32:r=24:d=1'], [...h264, '-f', 'mp4', `file:${small}`]);
    const cases = {
      empty: [write('empty.mp4', ''), 'not_media'],
      'an error page': [write('page.mp4', errorPage), 'not_media'],
      'a list of other files': [write('list.mp4', '#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/x.ts\n'), 'not_media'],
      'cut off': [write('cut.mp4', bytes.subarray(0, bytes.length * 0.6)), 'cut_off'],
      'cut off before its index': [
        write('no-index.mp4', readFileSync(moved).subarray(0, bytes.length * 0.6)),
        'damaged',
      ],
      'hurt in the middle': [write('hurt.mp4', hurt), 'damaged'],
      'an index of nonsense': [
        write('moov.mp4', Buffer.concat([bytes.subarray(0, 48), Buffer.alloc(4000, 0x41)])),
        'damaged',
      ],
      'a picture cut off': [write('cut.jpg', noise.subarray(0, noise.length / 2)), 'damaged'],
      'too small': [small, 'unreasonable'],
    } as const;
    for (const [title, [file, kind]] of Object.entries(cases)) {
      expect(await kindOf(inspectFootage(runner, file)), title).toBe(kind);
    }
  });

  it('refuses the wrong kind, and what does not last', async () => {
    const tone = path('tone.mp4');
    await generate(runner, ['sine=d=1'], ['-c:a', 'aac', '-f', 'mp4', `file:${tone}`]);
    expect(await kindOf(checkClip(runner, tone))).toBe('wrong_kind');
    expect(await kindOf(checkSound(runner, clip))).toBe('wrong_kind');
    expect(await kindOf(checkPicture(clip))).toBe('wrong_kind');
    expect(await kindOf(checkClip(runner, clip, { neededSeconds: 2.3 }))).toBe('too_short');
    expect(() => assertCovers({ seconds: 5.8 }, { seconds: 6 })).not.toThrow();
    expect(() => assertCovers({ seconds: 5.7 }, { seconds: 6 })).toThrow('5.70 s where 6.00 s');
  });
});

describe('bought pictures', () => {
  it('become exactly as large as the film, filled and not squeezed, without notes', async () => {
    const [inputPath, outputPath] = [folder.path('bought.png'), folder.path('fitted.png')];
    const circle =
      '<svg width="900" height="900"><rect width="900" height="900" fill="#204060"/><circle cx="450" cy="450" r="150" fill="#fff"/></svg>';
    await sharp(Buffer.from(circle))
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .keepMetadata()
      .png()
      .toFile(inputPath);
    await fitPicture({ inputPath, outputPath, width: 720, height: 1280 });
    const { format, width, height, exif, icc, hasAlpha, space } = await sharp(outputPath).metadata();
    expect({ format, width, height, exif, icc, hasAlpha, space }).toEqual({
      ...{ format: 'png', width: 720, height: 1280, exif: undefined, icc: undefined, hasAlpha: false, space: 'srgb' },
    });
    const { data } = await sharp(outputPath).greyscale().raw().toBuffer({ resolveWithObject: true });
    const across = data.subarray(640 * 720, 641 * 720).filter((level) => level > 160).length;
    const down = Array.from({ length: 1280 }, (_, y) => data[y * 720 + 360]!).filter((level) => level > 160).length;
    expect(Math.abs(across - down)).toBeLessThanOrEqual(2);
    expect(across).toBeGreaterThan(400);
  });

  it('are brought to sRGB', async () => {
    const [inputPath, outputPath] = [folder.path('p3.png'), folder.path('srgb.png')];
    await sharp({ create: { width: 64, height: 64, channels: 3, background: '#b04030' } })
      .withIccProfile('p3')
      .png()
      .toFile(inputPath);
    await fitPicture({ inputPath, outputPath, width: 64, height: 64 });
    const { data } = await sharp(outputPath).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)].map((level, at) => Math.abs(level - [0xb0, 0x40, 0x30][at]!))).toEqual([
      ...[expect.toSatisfy((off: number) => off <= 2), expect.toSatisfy((off: number) => off <= 2)],
      expect.toSatisfy((off: number) => off <= 2),
    ]);
  });
});

describe('files of strangers', () => {
  let ground: HostileGround;
  const [{ runner }] = runners;
  beforeAll(async () => {
    ground = await openHostileGround(runner);
  });
  afterAll(() => ground.close());

  it('are told or refused in our words, and nothing they point at is touched', async () => {
    const reaching =
      /HLS behind|MagicYUV|reference movie|frames (in|on|beside|behind)|packed index|500 tracks|damaged|cut/;
    const files = (isThorough ? ground.files : ground.everyday).filter((file) => reaching.test(file.title));
    expect(files.length).toBeGreaterThan(20);
    const odd: string[] = [];
    for (const file of files) {
      const kind = await kindOf(inspectFootage(runner, await file.write(ground.uploadFolder)));
      if (!/^[a-z_]+$/.test(kind)) odd.push(`${file.title}: ${kind}`);
    }
    expect(odd).toEqual([]);
    expect(ground.canaries.networkTouches() + ground.canaries.pipeTouches()).toBe(0);
  }, 180_000);
});
