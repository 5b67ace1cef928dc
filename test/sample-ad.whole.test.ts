import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFilmMeter } from '#testkit/film-facts.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { steer, type CheckpointView, type Steering } from '#testkit/steering.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

/** What somebody finds who starts Beatboard for the first time. */
const editedBeat = 2;
let place: TemporaryFolder;
let server: RunningServer;
let steering: Steering;
const start = (): Promise<RunningServer> =>
  startServer({ homeFolder: join(place.path, 'home'), environment: { BEATBOARD_SAMPLE: '' } });

beforeAll(async () => {
  place = await createTemporaryFolder('newcomer');
  server = await start();
  steering = steer(server.url);
});
afterAll(async () => {
  await server?.stop();
  await place?.remove();
});

const library = async () => (await steering.client.call('listVideos', {})).data.data;

it('is one finished ad that cost nothing and says that it is a sample', async () => {
  expect(await library()).toMatchObject([{ title: 'Sable & Rye', status: 'complete', cost_usd: 0, is_sample: true }]);
  const response = await fetch((await library())[0]!.final_video_url!, { headers: { range: 'bytes=0-99' } });
  expect(response.status).toBe(206);
});

it('can be edited like any other: a new part is joined to those it came with', async () => {
  const [{ video_id } = { video_id: '' }] = await library();
  const { client, checkpoint, goOn } = steering;
  const before = await checkpoint(video_id);
  const beats = before.spec.beats.map((_, index) => (index === editedBeat ? { text: { headline: 'Over fire' } } : {}));
  await client.call('editSpec', { params: before.params, body: { beats }, ifMatch: before.etag });
  const after = await goOn(await checkpoint(video_id, before.checkpoint.id));
  const kept = ({ artifacts }: CheckpointView) =>
    artifacts.filter(({ slot }) => /^(?:beat|chunk|music|mix)/.test(slot)).map(({ artifact_id }) => artifact_id);
  expect(kept(after)).toEqual(kept(before));

  const [oldFilm, newFilm] = [join(place.path, 'before.mp4'), join(place.path, 'after.mp4')];
  await client.download(before.slot('final'), oldFilm);
  await client.download(after.slot('final'), newFilm);
  const meter = await createFilmMeter();
  const [oldFrames, newFrames] = [await meter.frames(oldFilm), await meter.frames(newFilm)];
  expect(newFrames).toHaveLength(before.spec.duration_seconds * before.spec.fps);
  const { start_seconds, duration_seconds } = before.spec.beats[editedBeat]!;
  const [first, end] = [start_seconds, start_seconds + duration_seconds].map((at) => Math.round(at * before.spec.fps));
  const differing = newFrames.flatMap((frame, index) => (frame === oldFrames[index] ? [] : [index]));
  // The whole part is encoded again, and nothing outside of it looks any different.
  expect([differing[0], differing.at(-1)]).toEqual([first, end! - 1]);
});

it('stays deleted', async () => {
  const [{ video_id } = { video_id: '' }] = await library();
  await steering.client.call('deleteVideo', { params: { video_id } });
  await server.stop();
  server = await start();
  steering = steer(server.url);
  expect(await library()).toEqual([]);
});
