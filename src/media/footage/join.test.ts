import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { createTestFolder } from '../ffmpeg/test-binaries.ts';
import { judgeJoins } from '../quality/judge-joins.ts';
import { colourMatchOf, mostChange } from './colour-match.ts';
import { conformClip } from './conform-clip.ts';
import { firstUsedFrame } from './last-used-frame.ts';
import { measureJoin } from './measure-join.ts';

const folder = createTestFolder();
afterAll(folder.remove);

/** A picture with light and dark, warm and cold fields, and a shape at a place. */
function scene(x: number, ground = 'url(#g)'): Buffer {
  return Buffer.from(`<svg width="640" height="360"><defs><linearGradient id="g" x2="1" y2="1">
    <stop offset="0" stop-color="#24406a"/><stop offset="0.5" stop-color="#b98a5a"/><stop offset="1" stop-color="#e8dcc0"/>
    </linearGradient></defs><rect width="640" height="360" fill="${ground}"/>
    <circle cx="${x}" cy="190" r="70" fill="#8a3020"/><rect x="60" y="250" width="240" height="60" fill="#203018"/></svg>`);
}

const [last, same, moved, other] = ['last.png', 'same.png', 'moved.png', 'other.png'].map(folder.path) as [
  string,
  string,
  string,
  string,
];
/** The same scene in another light. */
const lit = (name: string): string => folder.path(`${name}.png`);

beforeAll(async () => {
  await sharp(scene(400)).png().toFile(last);
  await sharp(scene(400)).blur(0.6).png().toFile(same);
  await sharp(scene(408)).png().toFile(moved);
  await sharp(scene(120, '#101014')).negate().png().toFile(other);
  await sharp(scene(404)).linear([1.08, 1.08, 1.08], [6, 6, 6]).png().toFile(lit('brighter'));
  await sharp(scene(404)).linear([1.06, 1, 0.92], [3, 0, -3]).png().toFile(lit('warmer'));
  await sharp(scene(404)).linear([1.5, 1.5, 1.5], [10, 10, 10]).png().toFile(lit('much-brighter'));
});

const judge = async (next: string) => judgeJoins([{ atSeconds: 3, ...(await measureJoin(last, next)) }])[0]!;

describe('a join', () => {
  it('between neighbouring frames of one shot is no finding', async () => {
    expect(await measureJoin(last, last)).toEqual({ difference: 0, brightnessShift: 0, colourShift: 0, likeness: 1 });
    for (const next of [same, moved]) {
      expect((await measureJoin(last, next)).difference).toBeLessThan(2);
      expect(await judge(next)).toMatchObject({ check: 'joins', severity: 'ok' });
    }
  });

  it('that jumps is told, and how', async () => {
    expect(await judge(other)).toMatchObject({
      severity: 'warning',
      atSeconds: 3,
      message: expect.stringContaining('a jump of the picture'),
    });
    expect((await judge(lit('brighter'))).message).toMatch(/^clips meet at 3\.00 s with a step of \d\.\d % brighter$/);
    expect((await judge(lit('warmer'))).message).toMatch(/a shift of colour by \d\.\d %/);
    expect(judgeJoins([])).toEqual([{ check: 'joins', severity: 'ok', message: '0 joins within beats' }]);
  });
});

const runners = await findUsualRunners();

describe('matching colours', () => {
  it('changes nothing where nothing has to be, or where another thing is shown', async () => {
    expect(await colourMatchOf(last, same)).toBeNull();
    expect(await colourMatchOf(last, moved)).toBeNull();
    expect(await colourMatchOf(last, other)).toBeNull();
  });

  it('stays gentle', async () => {
    const match = await colourMatchOf(last, lit('much-brighter'));
    for (const { gain, offset } of Object.values(match!)) {
      expect(Math.abs(gain - 1)).toBeLessThanOrEqual(mostChange + 1e-9);
      expect(Math.abs(offset)).toBeLessThanOrEqual(mostChange * 255 + 1e-9);
    }
  });

  it.each(runners)('takes the step out of a clip, with $name', async ({ name, runner }) => {
    for (const light of ['brighter', 'warmer']) {
      const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${light}-${file}`);
      const [bought, chunk, first] = [path('b.mp4'), path('c.mp4'), path('f.png')];
      const filter = 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p';
      const output = [
        '-vf',
        filter,
        '-c:v',
        'libx264',
        '-crf',
        '12',
        '-colorspace',
        'bt709',
        '-f',
        'mp4',
        `file:${bought}`,
      ];
      await runner.run(['-loop', '1', '-framerate', '24', '-t', '0.5', '-i', `file:${lit(light)}`, ...output]);
      const options = { width: 640, height: 360, inputPath: bought, fps: 30, frameCount: 12, outputPath: chunk };
      await conformClip(runner, options);
      await firstUsedFrame(runner, chunk, first);
      const before = await measureJoin(last, first);
      const match = await colourMatchOf(last, first);
      expect(match).not.toBeNull();
      await conformClip(runner, { ...options, match });
      await firstUsedFrame(runner, chunk, first);
      const after = await measureJoin(last, first);
      expect(after.difference).toBeLessThan(before.difference / 3);
      expect(Math.abs(after.brightnessShift) + after.colourShift).toBeLessThan(0.6);
      expect(judgeJoins([{ atSeconds: 3, ...before }])[0]?.severity).toBe('warning');
      expect(judgeJoins([{ atSeconds: 3, ...after }])[0]?.severity).toBe('ok');
    }
  });
});
