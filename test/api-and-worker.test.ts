import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { VideoStatus } from '#contract/video-status.ts';
import { readEvents, type EventReader } from '#testkit/event-reader.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { steer, type Steering } from '#testkit/steering.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

/** Two processes on one PostgreSQL server: one answers, the other works. */
let place: TemporaryFolder;
let database: TemporaryDatabase;
let api: RunningServer;
let worker: RunningServer;
let steering: Steering;
let events: EventReader;
let videoId: string;

function start(role: 'api' | 'worker'): Promise<RunningServer> {
  return startServer({ homeFolder: join(place.path, 'home'), role, environment: { DATABASE_URL: database.url } });
}

beforeAll(async () => {
  place = await createTemporaryFolder('roles');
  database = await createTemporaryDatabase();
  api = await start('api');
  steering = steer(api.url);
}, 60_000);

afterAll(async () => {
  events?.stop();
  await Promise.all([api?.stop(), worker?.stop()]);
  await database?.remove();
  await place.remove();
});

it('takes orders while nobody works, and does nothing by itself', async () => {
  const shape = { duration_seconds: 5, aspect_ratio: '1:1', fps: 24 } as const;
  videoId = await steering.generate({ prompt: 'Ember coffee, slow mornings', ...shape, auto_continue: true });
  events = await readEvents(`${api.url}/api/status/${videoId}/stream?since=0`);
  expect(await statusNow()).toMatchObject({ status: 'queued', current_checkpoint: null });
});

it('hears from the worker by announcements of the database', async () => {
  const { rows } = await query("select count(*)::int as listeners from pg_stat_activity where query ilike 'listen %'");
  expect(rows).toEqual([{ listeners: 1 }]);
});

it('makes an ad, told live as it is made, by a worker that is stopped and started in between', async () => {
  worker = await start('worker');
  await vi.waitFor(() => expect(toldSlots()).toContain('chunk/0'), { timeout: 60_000, interval: 20 });
  expect(await worker.stop()).toMatchObject({ exitCode: 0 });
  expect((await statusNow()).status).not.toBe('complete');
  worker = await start('worker');
  const end = await steering.rest(videoId);
  expect(end).toMatchObject({ status: 'complete', quality_report: { passed: true } });
  await vi.waitFor(() => expect(events.events.length).toBe(end.event_sequence));
  expect(events.events.map(({ id }) => Number(id))).toEqual(
    Array.from({ length: end.event_sequence }, (_, n) => n + 1),
  );
  expect(toldSlots().length).toBe(new Set(toldSlots()).size);
}, 120_000);

it('serves what the worker has made', async () => {
  const film = (await steering.checkpoint(videoId)).slot('final');
  const path = join(place.path, 'film.mp4');
  await steering.client.download(film, path);
  expect((await stat(path)).size).toBe(film.size_bytes);
});

async function statusNow(): Promise<VideoStatus> {
  return (await steering.client.call('getStatus', { params: { video_id: videoId } })).data;
}

/** Slots of which an artifact was announced on the stream. */
function toldSlots(): string[] {
  return events.events
    .filter(({ event }) => event === 'artifact_created')
    .map(({ data }) => (JSON.parse(data) as { slot: string }).slot);
}

async function query(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
