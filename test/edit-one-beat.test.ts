import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFilmMeter } from '#testkit/film-facts.ts';
import { readHomeRecords, wasMade } from '#testkit/home-records.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { steer, type CheckpointView } from '#testkit/steering.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

/** A finished ad, another headline for one of its beats, and what is made for that. */
const editedBeat = 1;
const fps = 24;

let place: TemporaryFolder;
let server: RunningServer;
let before: CheckpointView;
let after: CheckpointView;
const inPlace = (name: string): string => join(place.path, name);

beforeAll(async () => {
  place = await createTemporaryFolder('edit');
  server = await startServer({ homeFolder: inPlace('home') });
  const { client, generate, rest, checkpoint, goOn } = steer(server.url);
  const prompt = 'Ember coffee, slow mornings';
  const videoId = await generate({ prompt, duration_seconds: 6, aspect_ratio: '1:1', fps, auto_continue: true });
  await rest(videoId);
  before = await checkpoint(videoId);
  const beats = before.spec.beats.map((_, index) =>
    index === editedBeat ? { text: { headline: 'Brewed twice' } } : {},
  );
  await client.call('editSpec', { params: before.params, body: { beats }, ifMatch: before.etag });
  after = await goOn(await checkpoint(videoId, before.checkpoint.id));
  await client.download(before.slot('final'), inPlace('before.mp4'));
  await client.download(after.slot('final'), inPlace('after.mp4'));
}, 180_000);

afterAll(async () => {
  await server?.stop();
  await place.remove();
});

it('puts the edited ad beside the old one, on a branch of its own', () => {
  expect(before.checkpoint).toMatchObject({ branch_name: 'main', phase_number: 4, version: 1 });
  expect(after.checkpoint).toMatchObject({
    branch_name: 'main-1',
    phase_number: 4,
    parent_id: before.checkpoint.parent_id,
    edited_from_id: before.checkpoint.id,
  });
});

it('makes again the one segment and the film, and nothing else', async () => {
  await server.stop();
  const [records] = await readHomeRecords(inPlace('home'));
  const known = new Set(before.artifacts.map(({ artifact_id }) => artifact_id));
  const made = records!.artifacts.filter((artifact) => wasMade(artifact) && !known.has(artifact.id));
  const film = ['final', 'final/poster', 'final/report', 'final/sheet'];
  expect(made.map(({ slot }) => slot).sort()).toEqual([...film, `segment/${editedBeat}`, 'spec'].sort());
  expect(after.artifacts.map(({ slot }) => slot)).toEqual(before.artifacts.map(({ slot }) => slot));
});

it('keeps every clip, picture and sound to the byte', () => {
  const hashes = ({ artifacts }: CheckpointView): Record<string, string> =>
    Object.fromEntries(
      artifacts
        .filter(({ slot }) => slot !== 'spec' && !slot.startsWith('final') && slot !== `segment/${editedBeat}`)
        .map(({ slot, sha256 }) => [slot, sha256]),
    );
  expect(Object.keys(hashes(before))).toEqual(
    expect.arrayContaining(['chunk/0', 'chunk/1', 'music', 'mix', 'stitched']),
  );
  expect(hashes(after)).toEqual(hashes(before));
});

it('changes frames of that beat and no other', async () => {
  const meter = await createFilmMeter();
  const [old, edited] = [await meter.frames(inPlace('before.mp4')), await meter.frames(inPlace('after.mp4'))];
  const beat = after.spec.beats[editedBeat]!;
  const start = Math.round(beat.start_seconds * fps);
  const end = Math.round((beat.start_seconds + beat.duration_seconds) * fps);
  const differing = edited.flatMap((hash, frame) => (hash === old[frame] ? [] : [frame]));
  expect(edited).toHaveLength(old.length);
  expect(differing.length).toBeGreaterThan((end - start) / 2);
  expect(Math.min(...differing)).toBeGreaterThanOrEqual(start);
  expect(Math.max(...differing)).toBeLessThan(end);
});
