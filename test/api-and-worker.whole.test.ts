import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MakeResult } from '#contract/make-result.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { makeAd, runBeatboard } from '#testkit/beatboard-command.ts';
import { eventually } from '#testkit/eventually.ts';
import { readEvents, type EventReader } from '#testkit/event-reader.ts';
import { readHomeRecords } from '#testkit/home-records.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { type S3Server, startS3Server } from '#testkit/s3-server.ts';
import { steer, type Steering } from '#testkit/steering.ts';
import { createTemporaryHome, type TemporaryHome } from '#testkit/temporary-home.ts';

/** Two processes, one that answers and one that works, and then a command, on a PostgreSQL server and a bucket of the user's. */
const prompt = 'Ember coffee, slow mornings';
const shape = { duration_seconds: 5, aspect_ratio: '1:1', fps: 24 } as const;
const wish = [prompt, '--duration', '5', '--aspect', '1:1', '--fps', '24'];

let home: TemporaryHome;
let bucket: S3Server;
let environment: Readonly<Record<string, string>>;
let api: RunningServer;
let worker: RunningServer;
let steering: Steering;
let events: EventReader;
let videoId: string;

function start(role: 'api' | 'worker'): Promise<RunningServer> {
  return startServer({ homeFolder: home.homeFolder, role, environment });
}

beforeAll(async () => {
  home = await createTemporaryHome('roles');
  await mkdir(home.path('bucket'));
  bucket = await startS3Server(home.path('bucket'));
  const { bucket: name, region, endpoint = '', credentials } = bucket.settings;
  environment = {
    ...home.environment,
    S3_BUCKET: name,
    S3_ENDPOINT: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: '',
  };
  api = await start('api');
  steering = steer(api.url);
});

afterAll(async () => {
  events?.stop();
  await Promise.all([api?.stop(), worker?.stop()]);
  await bucket?.stop();
  await home?.remove();
});

describe('an API and a worker', () => {
  it('take orders while nobody works, and the API does nothing by itself', async () => {
    videoId = await steering.generate({ prompt, ...shape, auto_continue: true });
    events = await readEvents(`${api.url}/api/status/${videoId}/stream?since=0`);
    expect(await statusNow()).toMatchObject({ status: 'queued', current_checkpoint: null });
  });

  it('hear of each other by announcements of the database', async () => {
    const { rows } = await query(
      "select count(*)::int as listeners from pg_stat_activity where query ilike 'listen %' and datname = current_database()",
    );
    expect(rows).toEqual([{ listeners: 1 }]);
  });

  it('make an ad, told live as it is made, though the worker is stopped and started in between', async () => {
    worker = await start('worker');
    await vi.waitFor(() => expect(toldSlots()).toContain('chunk/0'), { timeout: 60_000, interval: 20 });
    expect(await worker.stop()).toMatchObject({ exitCode: 0 });
    expect((await statusNow()).status).not.toBe('complete');
    worker = await start('worker');
    const end = await steering.rest(videoId);
    expect(end).toMatchObject({ status: 'complete', quality_report: { passed: true } });
    await eventually(() => expect(events.events.length).toBe(end.event_sequence));
    expect(events.events.map(({ id }) => Number(id))).toEqual(
      Array.from({ length: end.event_sequence }, (_, n) => n + 1),
    );
    expect(toldSlots().length).toBe(new Set(toldSlots()).size);
  });

  it('serve what was made', async () => {
    const film = (await steering.checkpoint(videoId)).slot('final');
    await steering.client.download(film, home.path('film.mp4'));
    expect((await readFile(home.path('film.mp4'))).length).toBe(film.size_bytes);
  });
});

describe('a command on the same server and bucket', () => {
  let again: MakeResult;
  let sent: readonly string[];

  beforeAll(async () => {
    await Promise.all([api.stop(), worker.stop()]);
    await rm(`${home.homeFolder}/blob-cache`, { recursive: true });
    const before = bucket.requests.length;
    again = await makeAd([...wish, '--out', home.path('again')], { homeFolder: home.homeFolder, environment });
    sent = bucket.requests
      .slice(before)
      .filter(({ method }) => method === 'PUT')
      .map(({ url }) => url);
  });

  it('makes nothing again when only they are left', async () => {
    expect(again.qa.passed).toBe(true);
    expect(again.video_id).not.toBe(videoId);
    expect(sent.length).toBeGreaterThan(10);
    expect(sent.filter((url) => !url.includes('x-id=CopyObject'))).toEqual([]);
    expect((await readFile(again.final)).equals(await readFile(home.path('film.mp4')))).toBe(true);
  });

  it('keeps rows in that server, which is left running, and no film and no database in the data folder', async () => {
    const folders = await readdir(home.homeFolder);
    expect(folders).not.toContain('postgres');
    expect(folders).not.toContain('blobs');
    const records = await readHomeRecords(home.homeFolder, home.databaseUrl);
    expect(records.map(({ video }) => video.id)).toEqual([videoId, again.video_id]);
    for (const { checkpoints } of records) expect(checkpoints.map(({ phase }) => phase)).toEqual([1, 2, 3, 4]);
  });

  it('says in two sentences that the bucket cannot be reached, and what to do', async () => {
    const nowhere = { ...environment, S3_ENDPOINT: 'http://127.0.0.1:1' };
    const options = { homeFolder: home.path('stranded'), environment: nowhere };
    const end = await runBeatboard(['make', ...wish, '--out', home.path('never')], options);
    expect(end.exitCode).toBe(1);
    expect(end.stderr).toContain('The S3 bucket ads at http://127.0.0.1:1 cannot be reached (ECONNREFUSED).');
    expect(end.stderr).toContain('Run "beatboard doctor"');
    expect(end.stderr).not.toMatch(/^\s+at /m);
  });

  it('finds the server’s address in a file, too', async () => {
    const end = await runBeatboard(['doctor', '--json'], {
      homeFolder: home.homeFolder,
      environment: { DATABASE_URL_FILE: home.path('nowhere') },
    });
    expect(end.exitCode).not.toBe(0);
    expect(end.stdout).toContain('DATABASE_URL_FILE');
  });
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
  const client = new pg.Client({ connectionString: home.databaseUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
