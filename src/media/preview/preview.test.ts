import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestFolder, findTestRunners, generate } from '../ffmpeg/test-binaries.ts';
import { peaksOf, readSoundShape } from './sound-shape.ts';
import { makeThumbnail } from './thumbnail.ts';

const folder = createTestFolder();
afterAll(folder.remove);
const runners = await findTestRunners();

const unavailable = expect.objectContaining({ code: 'preview_unavailable' });

describe.each(runners)('previews with $name', ({ name, runner }) => {
  const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${file}`);
  const [film, short, sound] = [path('film.mp4'), path('short.mp4'), path('sound.wav')];

  beforeAll(async () => {
    // Red for two seconds, then blue for a fifth of one; three frames of green; loud, silent, half as loud.
    const parts = ['color=red:s=640x360:r=25:d=2', 'color=blue:s=640x360:r=25:d=0.2', 'sine=f=300:d=2.2'];
    const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-f', 'mp4'];
    const joined = ['-filter_complex', '[0:v][1:v]concat=n=2[v]', '-map', '[v]', '-map', '2:a', '-c:a', 'aac'];
    await generate(runner, parts, [...joined, ...h264, `file:${film}`]);
    await generate(runner, ['color=lime:s=640x360:r=25:d=0.12'], [...h264, `file:${short}`]);
    const wave = "aevalsrc='if(lt(t,1),1,if(lt(t,2),0,0.5))*sin(2*PI*400*t)':d=3:s=48000";
    await generate(runner, [wave], ['-f', 'wav', `file:${sound}`]);
  });

  async function lookAt(inputPath: string, mimeType: string, at: 'first' | 'last', widthPixels = 160) {
    const bytes = await makeThumbnail(runner, { inputPath, mimeType, widthPixels, at, scratchPath: path('scratch') });
    const { format, width, height } = await sharp(bytes).metadata();
    const { dominant } = await sharp(bytes).stats();
    const [colour] = (['r', 'g', 'b'] as const).toSorted((one, other) => dominant[other] - dominant[one]);
    return { format, width, height, colour };
  }

  it('shows the first and the very last frame of a film', async () => {
    const small = { format: 'webp', width: 160, height: 90 };
    expect(await lookAt(film, 'video/mp4', 'first')).toEqual({ ...small, colour: 'r' });
    expect(await lookAt(film, 'video/mp4', 'last')).toEqual({ ...small, colour: 'b' });
    expect(await lookAt(short, 'video/mp4', 'last')).toEqual({ ...small, colour: 'g' });
  });

  it('shows pictures, turned as their camera was held and never enlarged', async () => {
    const picture = path('cup.jpg');
    const cup = sharp({ create: { width: 400, height: 200, channels: 3, background: '#00ff00' } });
    await cup.withMetadata({ orientation: 6 }).jpeg().toFile(picture);
    expect(await lookAt(picture, 'image/jpeg', 'first')).toMatchObject({ width: 160, height: 320, colour: 'g' });
    expect(await lookAt(picture, 'image/jpeg', 'first', 960)).toMatchObject({ width: 200, height: 400 });
    expect(await lookAt(short, 'video/mp4', 'first', 960)).toMatchObject({ width: 640, height: 360 });
  });

  it('has nothing to show of sound, words and broken files', async () => {
    const broken = path('broken');
    await writeFile(broken, 'no file of any kind');
    for (const mimeType of ['image/png', 'video/mp4', 'audio/wav', 'application/json', 'text/html']) {
      await expect(lookAt(broken, mimeType, 'last'), mimeType).rejects.toEqual(unavailable);
    }
    for (const mimeType of ['image/png', 'video/mp4', 'audio/wav', 'application/json']) {
      await expect(readSoundShape(runner, broken, mimeType), mimeType).rejects.toEqual(unavailable);
    }
    await expect(readSoundShape(runner, short, 'video/mp4')).rejects.toEqual(unavailable);
  });

  it('draws a sound by its loudest moments', async () => {
    const shape = await readSoundShape(runner, sound, 'audio/wav');
    expect(shape.durationSeconds).toBeCloseTo(3, 2);
    const [loud, silent, half] = peaksOf(shape, 3);
    expect(loud).toBeCloseTo(1, 1);
    expect(silent).toBeLessThan(0.1);
    expect(half).toBeCloseTo(0.5, 1);
    expect(peaksOf(shape, 1)).toEqual([loud]);
    expect(peaksOf(shape, 4000)).toHaveLength(shape.peaks.length);
    const ofFilm = await readSoundShape(runner, film, 'video/mp4');
    expect(ofFilm.durationSeconds).toBeCloseTo(2.2, 1);
    expect(Math.max(...peaksOf(ofFilm, 20))).toBeGreaterThan(0.05);
  });
});
