import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MakeResult } from '#contract/make-result.ts';
import type { Spec } from '#domain/spec.ts';
import { composeMusic } from '#media/audio/compose-music.ts';
import { decodeWav, writeWav } from '#media/audio/wav.ts';
import { probeMedia } from '#media/ffmpeg/probe.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import { makeAd } from '#testkit/beatboard-command.ts';
import { writeBusyPhoto, writeLogo, writeProductOnWhite } from '#testkit/example-pictures.ts';
import { bestCorrelation, createFilmMeter, topLevelBoxes, type FilmMeter } from '#testkit/film-facts.ts';
import { blobFolder, readHomeRecords, type VideoRecords } from '#testkit/home-records.ts';
import { startServer } from '#testkit/running-server.ts';
import { createTemporaryHome, type TemporaryHome } from '#testkit/temporary-home.ts';

/** Four ads, one of each format, made by the real program in one data folder; then everything they are and left behind. */
let home: TemporaryHome;
let meter: FilmMeter;
/** Hashes of the frames of each film. */
const shown: Record<string, readonly string[]> = {};
const ads: Record<string, MakeResult> = {};
let records: readonly VideoRecords[] = [];

const orders: Record<string, readonly string[]> = {
  landscape: ['A 5-second ad for Ember coffee, warm style'],
  vertical: [
    'Green bottle of Luma tonic',
    '--duration',
    '5',
    '--aspect',
    '9:16',
    '--fps',
    '25',
    '--image',
    'white.png',
    '--logo',
    'logo.png',
  ],
  portrait: [
    '静かな朝の珈琲「あさひ」の広告',
    '--duration',
    '5',
    '--aspect',
    '4:5',
    '--fps',
    '24',
    '--image',
    'busy.png',
  ],
  square: [
    'Launch film for the Solis watch',
    '--duration',
    '5',
    '--aspect',
    '1:1',
    '--fps',
    '30',
    '--audio',
    'song.wav',
  ],
};

beforeAll(async () => {
  home = await createTemporaryHome('make');
  meter = await createFilmMeter();
  await writeProductOnWhite(home.path('white.png'));
  await writeBusyPhoto(home.path('busy.png'));
  await writeLogo(home.path('logo.png'));
  const song = composeMusic({ durationSeconds: 12, tempoBpm: 120, mood: 'energetic', seed: 5, beats: [] });
  await writeWav(home.path('song.wav'), song);
  const server = await startServer(home);
  try {
    await Promise.all(Object.entries(orders).map(([name, order]) => make(name, order)));
  } finally {
    await server.stop();
  }
  records = await readHomeRecords(home.homeFolder, home.databaseUrl);
}, 240_000);

async function make(name: string, order: readonly string[]): Promise<void> {
  const args = order.map((word) => (/\.(?:png|wav)$/.test(word) ? home.path(word) : word));
  ads[name] = await makeAd([...args, '--out', home.path('out')], home);
  shown[name] = await meter.frames(adOf(name).final);
}

afterAll(() => home?.remove());

describe.each([
  ['landscape', 1280, 720, 30, 150],
  ['vertical', 720, 1280, 25, 125],
  ['portrait', 720, 900, 24, 120],
  ['square', 720, 720, 30, 150],
])('the %s ad', (name, width, height, fps, frames) => {
  it('is told truly by the document', () => {
    expect(adOf(name)).toMatchObject({ width, height, fps, frames, duration_seconds: frames / fps, cost_usd: 0 });
    expect(adOf(name).wall_seconds).toBeGreaterThan(0);
    expect(adOf(name).video_id).toBe(recordsOf(name).video.id);
    expect(adOf(name).warnings).toEqual(expect.any(Array));
  });

  it('is a film that any player and platform takes', async () => {
    const film = adOf(name).final;
    const { video, audio } = await probeMedia(meter.runner, film);
    expect(video).toMatchObject({ codec: 'h264', width, height, fps, frames });
    expect(video).toMatchObject({
      pixelFormat: 'yuv420p',
      colorRange: 'tv',
      colorSpace: 'bt709',
      sampleAspectRatio: '1:1',
    });
    expect(audio).toMatchObject({ codec: 'aac', sampleRateHz: 48_000, channels: 2 });
    expect(shown[name]).toHaveLength(frames);
    const boxes = await topLevelBoxes(film);
    expect(boxes.indexOf('moov')).toBeGreaterThanOrEqual(0);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
  });

  it('sounds for exactly as long as it shows, as loud as platforms want it', async () => {
    const film = adOf(name).final;
    const seconds = (await meter.samples(film)).length / 48_000;
    expect(Math.abs(seconds - frames / fps)).toBeLessThanOrEqual(1 / fps);
    const { integratedLufs, truePeakDbtp } = await meter.loudness(film);
    expect(integratedLufs).toBeGreaterThan(-15);
    expect(integratedLufs).toBeLessThan(-13);
    expect(truePeakDbtp).toBeLessThanOrEqual(-1);
  });

  it('passes its own quality report', () => {
    expect(adOf(name).qa.findings.filter((finding) => finding.severity === 'fault')).toEqual([]);
    expect(adOf(name).qa.passed).toBe(true);
  });

  it('moves: hardly any frame is the one before', () => {
    const hashes = shown[name]!;
    const still = hashes.filter((hash, index) => hash === hashes[index - 1]).length;
    expect(still).toBeLessThan(hashes.length * 0.1);
  });

  it('leaves its parts under readable names, byte for byte as their rows say', async () => {
    const { video, artifacts } = recordsOf(name);
    const names = artifacts.map((artifact) => artifact.storageKey.replace(`local/videos/${video.id}/`, ''));
    expect(names).toEqual(
      expect.arrayContaining([
        'spec_v1.json',
        'beat_00_v1.png',
        'chunk_00_v1.mp4',
        'segment_00_v1.mp4',
        'music_v1.mp3',
        'mix_v1.wav',
        'stitched_v1.mp4',
        'final_v1.mp4',
        'final_poster_v1.jpg',
        'final_sheet_v1.jpg',
      ]),
    );
    for (const artifact of artifacts) {
      const bytes = await readFile(join(blobFolder(home.homeFolder), artifact.storageKey));
      expect(digest(bytes), `${artifact.slot}`).toBe(artifact.sha256);
      expect(bytes.length, `${artifact.slot}`).toBe(artifact.sizeBytes);
    }
    expect(digest(await readFile(adOf(name).final))).toBe(slotOf(name, 'final').sha256);
    expect(digest(await readFile(adOf(name).poster))).toBe(slotOf(name, 'final/poster').sha256);
    expect(digest(await readFile(adOf(name).contact_sheet))).toBe(slotOf(name, 'final/sheet').sha256);
  });

  it('says of every part who made it, from what, at what cost', () => {
    const { artifacts } = recordsOf(name);
    expect(artifacts.map((artifact) => artifact.costMicroUsd)).toEqual(artifacts.map(() => 0));
    const generated = artifacts.filter(({ slot }) => slot === 'spec' || slot === 'music' || /image$|^chunk/.test(slot));
    expect(new Set(generated.map((artifact) => artifact.provider))).toEqual(new Set(['offline']));
    expect(new Set(artifacts.map((artifact) => artifact.version))).toEqual(new Set([1]));
    for (const artifact of artifacts) expect(artifact.requestKey, `${artifact.slot}`).toMatch(/^[0-9a-f]{64}$/);
    expect(inputsOf(slotOf(name, 'final'))).toContainEqual(['mix', slotOf(name, 'mix').sha256]);
    expect(inputsOf(slotOf(name, 'segment/0'))).toContainEqual(['chunk/0', slotOf(name, 'chunk/0').sha256]);
  });

  it('has a checkpoint for each phase, each holding all that was made so far', () => {
    const { artifacts, checkpoints } = recordsOf(name);
    expect(checkpoints.map(({ phase }) => phase)).toEqual([1, 2, 3, 4]);
    expect(checkpoints.map(({ parentId }) => parentId)).toEqual([null, ...checkpoints.slice(0, 3).map(({ id }) => id)]);
    const all = Object.fromEntries(artifacts.map((artifact) => [artifact.slot, artifact.id]));
    expect(checkpoints[0]?.manifest).toEqual({ spec: all['spec'] });
    expect(checkpoints[1]?.manifest).toEqual(pickSlots(all, /^spec$|^beat/));
    expect(checkpoints[2]?.manifest).toEqual(pickSlots(all, /^spec$|^beat|^chunk|^stitched$/));
    expect(checkpoints[3]?.manifest).toEqual(all);
  });
});

it('cuts a product out of a white background and leaves a busy photo whole', async () => {
  const white = (await planOf('vertical')).productImages[0];
  expect(white?.cutOutAssetId).toMatch(/^asset/);
  const pictures = recordsOf('vertical').artifacts.filter(({ slot }) => slot.endsWith('/image'));
  for (const picture of pictures) expect(JSON.stringify(picture.inputs)).toContain(white?.cutOutSha256);
  const busy = (await planOf('portrait')).productImages[0];
  expect(busy).toMatchObject({ cutOutAssetId: null, cutOutSha256: null });
  expect(JSON.stringify(slotOf('portrait', 'beat/0/image').inputs)).toContain(busy?.sha256);
});

it('takes the logo into the plan', async () => {
  expect((await planOf('vertical')).logo?.assetId).toMatch(/^asset/);
  expect((await planOf('landscape')).logo).toBeNull();
});

it('answers a prompt in its own language', async () => {
  const plan = await planOf('portrait');
  expect(plan.language).toBe('ja');
  expect(plan.beats.map(({ text }) => text.headline).join('')).toMatch(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  );
});

it('plays the song it was given, from its beginning, in time', async () => {
  const { left, right } = decodeWav(await readFile(home.path('song.wav')));
  const song = left.map((sample, index) => (sample + (right[index] ?? 0)) / 2);
  const film = await meter.samples(adOf('square').final);
  // From the fade-in to the fade-out; a video frame is 1600 samples, and an ear notices far less than that.
  const { correlation, shift } = bestCorrelation(song.subarray(0, 48_000 * 4), film.subarray(0, 48_000 * 4), 480);
  expect(correlation).toBeGreaterThan(0.95);
  expect(Math.abs(shift)).toBeLessThanOrEqual(96);
});

function adOf(name: string): MakeResult {
  const ad = ads[name];
  if (ad === undefined) throw new Error(`The ad "${name}" was not made.`);
  return ad;
}

function recordsOf(name: string): VideoRecords {
  const found = records.find(({ video }) => video.id === adOf(name).video_id);
  if (found === undefined) throw new Error(`Nothing is known of the ad "${name}".`);
  return found;
}

function slotOf(name: string, slot: string): Artifact {
  const found = recordsOf(name).artifacts.find((artifact) => artifact.slot === slot);
  if (found === undefined) throw new Error(`The ad "${name}" has no ${slot}.`);
  return found;
}

async function planOf(name: string): Promise<Spec> {
  const text = await readFile(join(blobFolder(home.homeFolder), slotOf(name, 'spec').storageKey), 'utf8');
  return JSON.parse(text) as Spec;
}

function inputsOf(artifact: Artifact): readonly (readonly [string, string])[] {
  return (artifact.inputs as unknown as { slots: readonly (readonly [string, string])[] }).slots;
}

function pickSlots(all: Readonly<Record<string, string>>, wanted: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([slot]) => wanted.test(slot)));
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
