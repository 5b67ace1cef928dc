import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { findTestRunners, generate } from '#media/ffmpeg/test-binaries.ts';
import type { Slot } from '#domain/slot.ts';
import { noVariation } from '#domain/variation.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import { shortFilm } from '#testkit/make-requests.ts';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { createPreviewDesk } from './preview-desk.ts';
import type { PreviewDesk } from './studio.ts';

let paper: PaperStudio;
let folder: TemporaryFolder;
let desk: PreviewDesk;
let runs = 0;
let videoId: string;

beforeAll(async () => {
  paper = await createPaperStudio();
  folder = await createTemporaryFolder('preview-desk');
  const { runner } = (await findTestRunners())[0]!;
  const counting: FfmpegRunner = { ...runner, run: (...call) => ((runs += 1), runner.run(...call)) };
  desk = createPreviewDesk({ ...paper.context, runner: counting });
  await generate(runner, ['sine=f=300:d=6.5'], ['-f', 'wav', `file:${join(folder.path, 'tone.wav')}`]);
  const film = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-f', 'mp4'];
  await generate(runner, ['testsrc2=s=640x360:r=24:d=1'], [...film, `file:${join(folder.path, 'film.mp4')}`]);
  const { video } = await paper.studio.videos.make('ada', shortFilm('A film with sound'));
  await paper.settle();
  videoId = video.id;
});
afterAll(async () => {
  await paper?.remove();
  await folder?.remove();
});

function store(slot: Slot, file: string, mediaType: string): Promise<Artifact> {
  return paper.context.artifacts.storeArtifact({
    ...{ userId: 'ada', videoId, slot, kind: slot, mediaType, contentDigest: file, requestKey: `${slot} ${file}` },
    ...{ provider: 'offline', model: 'test', seed: 1, inputs: {}, metadata: { variation: noVariation } },
    ...{ costMicroUsd: 0, madeInMs: 1, sourceFilePath: join(folder.path, file), extension: file.split('.')[1]! },
  });
}

it('draws the music with the beats and bars of its plan, to the end of the film', async () => {
  const music = await store('music', 'tone.wav', 'audio/wav');
  const [plan] = await paper.context.artifacts.takes('ada', videoId, 'spec');
  const { audio, durationSeconds } = (await paper.context.specs.load(plan!)).spec;
  const sound = await desk.waveform('ada', music.id, 50);
  expect(sound.durationSeconds).toBeCloseTo(6.5, 2);
  expect(sound.peaks).toHaveLength(50);
  expect(sound.tempoBpm).toBe(audio.tempoBpm);
  expect(sound.beatsSeconds[1]! - sound.beatsSeconds[0]!).toBeCloseTo(60 / audio.tempoBpm, 6);
  expect(sound.beatsSeconds.at(-1)).toBeLessThan(durationSeconds);
  expect(sound.barsSeconds).toEqual(sound.beatsSeconds.filter((_, index) => index % 4 === 0));
  const made = runs;
  expect((await desk.waveform('ada', music.id, 10)).peaks).toHaveLength(10);
  expect(runs).toBe(made);
});

it('hears no beat in a voice', async () => {
  const voice = await store('voice/0', 'tone.wav', 'audio/wav');
  expect(await desk.waveform('ada', voice.id, 5)).toMatchObject({ tempoBpm: null, beatsSeconds: [], barsSeconds: [] });
});

it('makes a frame once for fifty who ask, and forgets it with its video', async () => {
  const film = await store('chunk/0', 'film.mp4', 'video/mp4');
  runs = 0;
  const form = { widthPixels: 320, at: 'last' } as const;
  const pictures = await Promise.all(Array.from({ length: 50 }, () => desk.thumbnail(film, form)));
  expect(new Set(pictures.map((bytes) => bytes.toString('base64'))).size).toBe(1);
  expect(runs).toBe(1);
  const cacheFolder = join(paper.blobFolder, '..', 'previews');
  const kept = async () => (await readdir(cacheFolder)).filter((name) => !name.startsWith('.'));
  expect(await kept()).not.toEqual([]);
  await paper.studio.videos.delete('ada', videoId);
  expect(await kept()).toEqual([]);
});
