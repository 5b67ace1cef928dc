import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { layoutIds } from '#domain/beat.ts';
import { footageLayout } from '#domain/footage-layout.ts';
import type { Palette } from '#domain/spec.ts';
import { isThorough } from '#testkit/is-thorough.ts';
import { overlaps } from '../canvas/geometry.ts';
import { concatArguments, concatList } from '../ffmpeg/concat.ts';
import { frameDecodeArguments } from '../ffmpeg/frame-decode.ts';
import { frameHashes } from '../ffmpeg/frame-hashes.ts';
import { createTestFolder, generate } from '../ffmpeg/test-binaries.ts';
import { conformClip } from '../footage/conform-clip.ts';
import { createStage } from '../scenes/stage.ts';
import { surveyBox, surveyFootage, surveyPixels } from './footage-survey.ts';
import { renderSegment } from './render-segment.ts';
import { setOverFootage } from './set-over-footage.ts';
import type { SegmentTask } from '../render-task.ts';
import type { PlateRequest } from '../scenes/plate-request.ts';

const folder = createTestFolder();
afterAll(folder.remove);
const runners = await findUsualRunners();
const [{ runner }] = runners;

const palette: Palette = {
  ...{ night: '#120a0d', hot: '#c8401c', field: '#c08a5c', pale: '#f4eadc' },
  ...{ ink: '#160c0a', paper: '#fff8ee', accent: '#f0a63a' },
};
const frameCount = 18;
const fps = 24;
const wide = { width: 640, height: 360 };
const tall = { width: 360, height: 640 };

/** Filter graphs of clips that are hard to write on, each in its own way. */
const kinds: Record<string, (size: string) => string> = {
  snow: (size) => `color=c=0xeef3f8:s=${size}:r=24,noise=alls=20:allf=t`,
  busy: (size) => `testsrc2=s=${size}:r=24`,
  dark: (size) => `color=c=0x0a0b0e:s=${size}:r=24,noise=alls=8:allf=t`,
  grey: (size) => `gradients=s=${size}:r=24:c0=0x8b8d8c:c1=0x6d7172:n=2:seed=2`,
  saturated: (size) => `gradients=s=${size}:r=24:c0=0xff2d55:c1=0xffcc00:n=2:speed=0.05:seed=3`,
  skin: (size) => `gradients=s=${size}:r=24:c0=0xf2c4a4:c1=0x5a3424:n=2:speed=0.03:seed=5`,
  // A cut to white in the middle of the beat: what can be read at first cannot be read later.
  flash: (size) => `color=c=0x101014:s=${size}:r=24,drawbox=c=white:t=fill:enable='gte(n,10)'`,
};

function taskOf(size: typeof wide, layout: SegmentTask['type']['layout'], clipPath: string): SegmentTask {
  return {
    ...{
      kind: 'segment',
      clipPath,
      picturePath: 'not read',
      plate: null,
      transition: 'cut',
      ...size,
      fps,
      frameCount,
      seed: 4,
    },
    outputPath: `${clipPath}.${layout}.mp4`,
    type: {
      ...{ archetype: 'food', palette, layout, value: 'hot', kind: 'feature', language: 'en' },
      faces: { display: 'fraunces-900', text: 'dm-sans-500', accent: 'fraunces-600-italic' },
      text: {
        headline: '48 slow *mornings*',
        line: 'Roasted every Tuesday',
        note: 'ember.example',
        items: ['Cherry', 'Cocoa', 'Orange peel'],
      },
      ...{ signature: 'Ember', callToAction: 'Order', logoPath: null, hasHero: false },
      ...{ durationSeconds: frameCount / fps, pulseSeconds: 0.5, seed: 3 },
    },
  };
}

async function film(kind: string, { width, height }: typeof wide): Promise<string> {
  const [bought, clip] = [`${kind}-${width}-b.mp4`, `${kind}-${width}.mp4`].map(folder.path) as [string, string];
  const output = [
    '-t',
    '1.2',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '12',
    '-pix_fmt',
    'yuv420p',
    '-f',
    'mp4',
    `file:${bought}`,
  ];
  await generate(runner, [kinds[kind]!(`${width}x${height}`)], output);
  await conformClip(runner, { width, height, inputPath: bought, fps, frameCount, outputPath: clip });
  return clip;
}

describe('words over footage', () => {
  it.each(Object.keys(kinds))('can be read at every moment over %s', async (kind) => {
    const others = ['list-poster', 'number-front', 'quote'] as const;
    const number = Object.keys(kinds).indexOf(kind);
    for (const [round, size] of [wide, tall].entries()) {
      // Everyday one shape each.
      if (!isThorough && round !== number % 2) continue;
      const clip = await film(kind, size);
      const other = others[(number + round) % others.length]!;
      for (const layout of ['caption', other] as const) {
        const { texts } = await renderSegment(taskOf(size, layout, clip), runner);
        expect(texts.length).toBeGreaterThanOrEqual(2);
        for (const text of texts) {
          const title = `${layout} ${size.width}: ${text.text}`;
          expect(text.contrastRatio, title).toBeGreaterThanOrEqual(text.requiredContrast);
          expect(text.insideSafeArea, title).toBe(true);
          expect(text.shade, `${title}: no cloud of its own`).toBeNull();
        }
        for (const [index, one] of texts.entries()) {
          for (const other of texts.slice(index + 1)) {
            expect(overlaps(one.box, other.box), `${one.text} and ${other.text} apart`).toBe(false);
          }
        }
      }
    }
  });

  it('are measured at their worst moment', async () => {
    const { texts } = await renderSegment(taskOf(wide, 'caption', await film('flash', wide)), runner);
    const stage = createStage(wide.width, wide.height, 'ltr');
    // Set as if the clip stayed as it began, light words are lost when it turns white.
    const clip = folder.path('flash-640.mp4');
    const survey = await surveyFootage(runner, taskOf(wide, 'caption', clip));
    expect(survey.moments.length).toBeGreaterThanOrEqual(4);
    const box = texts[0]!.box;
    expect(surveyBox(survey, box).lightest).toBeGreaterThan(245);
    expect(surveyBox({ ...survey, moments: survey.moments.slice(0, 2) }, box).lightest).toBeLessThan(30);
    const calm = await setOverFootage(taskOf(wide, 'caption', clip), stage, {
      ...survey,
      moments: survey.moments.slice(0, 2),
    });
    const whole = await setOverFootage(taskOf(wide, 'caption', clip), stage, survey);
    expect(calm.veil).toBeNull();
    expect(whole.veil).not.toBeNull();
  });

  it('leave the far side of the picture as it was filmed', async () => {
    const clip = await film('skin', wide);
    const task = taskOf(wide, 'caption', clip);
    await renderSegment(task, runner);
    const last = { ...wide, fps, startFrame: frameCount - 1, frameCount: 1 };
    const [bare, written] = await Promise.all(
      [clip, task.outputPath].map(
        async (inputPath) => (await runner.run(frameDecodeArguments({ ...last, inputPath }))).output,
      ),
    );
    const meanChange = (fromX: number, toX: number): number => {
      let [sum, count] = [0, 0];
      for (let y = 120; y < 240; y++) {
        for (let x = fromX; x < toX; x++) {
          sum += Math.abs(bare![(y * wide.width + x) * 4]! - written![(y * wide.width + x) * 4]!);
          count += 1;
        }
      }
      return sum / count;
    };
    expect(Math.min(meanChange(0, 40), meanChange(600, 640))).toBeLessThan(4);
  });

  it('do not stand where the picture is busiest, when they may stand elsewhere', async () => {
    const stage = createStage(wide.width, wide.height, 'ltr');
    const small = { width: 160, height: 90 };
    const busyAt = (isBusy: (y: number) => boolean) => {
      const rgba = new Uint8Array(small.width * small.height * 4).fill(60);
      for (let at = 0; at < rgba.length / 4; at++) {
        const [x, y] = [at % small.width, Math.floor(at / small.width)];
        if (isBusy(y)) rgba.fill((x + y) % 3 === 0 ? 220 : 20, at * 4, at * 4 + 3);
      }
      return surveyPixels([rgba], small, wide);
    };
    const headlineAt = async (isBusy: (y: number) => boolean): Promise<number> => {
      const { type } = await setOverFootage(taskOf(wide, 'caption', ''), stage, busyAt(isBusy));
      const { box } = type.placements.find(({ role }) => role === 'headline')!;
      return box.y + box.height / 2;
    };
    expect(await headlineAt((y) => y > 45)).toBeLessThan(180);
    expect(await headlineAt((y) => y < 45)).toBeGreaterThan(180);
  });
});

describe('films of drawn and foreign segments', () => {
  let joined: string;
  let parts: string[];
  beforeAll(async () => {
    const foreign = taskOf(wide, 'caption', await film('busy', wide));
    await renderSegment(foreign, runner);
    const { type, ...rest } = taskOf(wide, 'end-card', folder.path('drawn'));
    const plate: PlateRequest = {
      ...{ archetype: 'food', palette, layout: 'end-card', value: 'hot', hero: { kind: 'form' }, companions: [] },
      ...{
        shot: 'medium',
        camera: 'push-in',
        move: null,
        direction: 'ltr',
        ...wide,
        durationSeconds: 1,
        pulseSeconds: 0.5,
        seed: 3,
      },
    };
    const picturePath = folder.path('ground.png');
    await generate(
      runner,
      ['color=c=0xc8401c:s=640x360'],
      ['-frames:v', '1', '-f', 'image2', '-update', '1', `file:${picturePath}`],
    );
    const drawn: SegmentTask = {
      ...rest,
      plate,
      picturePath,
      type: { ...type, kind: 'call_to_action', hasHero: true },
    };
    await renderSegment(drawn, runner);
    parts = [foreign.outputPath, drawn.outputPath, foreign.outputPath];
    const listPath = folder.path('parts.txt');
    joined = folder.path('joined.mp4');
    writeFileSync(listPath, concatList(parts));
    await runner.run(concatArguments({ listPath, fps, outputPath: joined }));
  });

  it('join by copying, with one set of parameters for all', async () => {
    const parametersOf = (path: string): string => {
      const bytes = readFileSync(path);
      const at = bytes.indexOf('avcC');
      return bytes.subarray(at, at - 4 + bytes.readUInt32BE(at - 4)).toString('hex');
    };
    expect(new Set([...parts, joined].map(parametersOf)).size).toBe(1);
    const hashes = await Promise.all(parts.map((part) => frameHashes(runner, part)));
    expect(await frameHashes(runner, joined)).toEqual(hashes.flat());
  });
});

describe('the layout over footage', () => {
  const text = { headline: '48 hours', line: '', note: '', items: ['One', 'Two'] };

  it('is one of those that need no drawn hero', () => {
    const used = layoutIds.map((layout) => footageLayout({ layout, text }));
    expect(new Set(used)).toEqual(new Set(['caption', 'list-poster', 'number-front', 'quote', 'end-card']));
    expect(footageLayout({ layout: 'end-card', text })).toBe('end-card');
    expect(footageLayout({ layout: 'name-behind', text })).toBe('caption');
    expect(footageLayout({ layout: 'triptych', text })).toBe('list-poster');
    expect(footageLayout({ layout: 'triptych', text: { ...text, items: ['One', ' '] } })).toBe('caption');
    expect(footageLayout({ layout: 'number-front', text: { ...text, headline: 'Fresh' } })).toBe('caption');
  });
});
