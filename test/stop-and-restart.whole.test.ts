import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VideoStatus } from '#contract/video-status.ts';
import { BeatboardError } from '#domain/errors.ts';
import { processesLeft } from '#testkit/home-processes.ts';
import { readHomeRecords } from '#testkit/home-records.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { steer, type CheckpointView, type Steering } from '#testkit/steering.ts';
import { createTemporaryHome, type TemporaryHome } from '#testkit/temporary-home.ts';

/** One server on one address, killed and stopped and started again, and clients that repeat what they get no answer to. */
const shape = { duration_seconds: 5, aspect_ratio: '1:1', fps: 24 } as const;
/** When to kill, in milliseconds after the requests went out: before, while and after they are written down, and later. */
const killMomentsMs = [1, 8, 25, 80, 350];
const stops = 3;

let home: TemporaryHome;
let server: RunningServer;
let steering: Steering;
/** A video that waits at its pictures, to be edited meanwhile. */
let edited: CheckpointView;
const films: string[] = [];
let edits = 0;
let isBack = Promise.resolve();
/** Two for each kill: that of whoever asked first, and that of whoever asked again. A dead server's claim on a key ends after half a minute. */
const answers: Promise<readonly [string, string]>[] = [];

/** Ends the server so, and starts it again on the same port. Clients repeat their requests as soon as it is back. */
async function restart<End>(stop: () => Promise<End>): Promise<End> {
  const { promise, resolve } = Promise.withResolvers<void>();
  isBack = promise;
  const end = await stop();
  server = await startServer({ ...home, port: Number(new URL(server.url).port) });
  resolve();
  return end;
}

/** Repeats a request whose server went away under it more often than a client puts up with. */
async function persist<Result>(request: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof BeatboardError) || error.code !== 'server_unreachable') throw error;
    }
  }
}

beforeAll(async () => {
  home = await createTemporaryHome('restart');
  server = await startServer(home);
  steering = steer(server.url, async () => {
    await isBack;
    await sleep(200);
  });
  const videoId = await steering.generate({ prompt: 'Ember coffee, slow mornings', ...shape });
  await steering.rest(videoId);
  edited = await steering.goOn(await steering.checkpoint(videoId));
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await home?.remove();
});

/** Asks for a video and a take, each under the key of its round. */
async function ask(round: number): Promise<readonly [string, string]> {
  const { client, generate } = steering;
  const body = { beat_index: 1, seed: 100 + round };
  const key = { idempotencyKey: `take-${round}`, timeoutMs: 60_000 };
  const take = client.call('regenerateBeat', { params: edited.params, body, ...key });
  const video = generate({ prompt: `Luma tonic, number ${round}`, ...shape }, `video-${round}`);
  return Promise.all([video, take.then(({ data }) => data.artifact_id)]);
}

it('comes back each time it is killed', async () => {
  for (const [round, momentMs] of killMomentsMs.entries()) {
    answers.push(persist(() => ask(round)));
    await sleep(momentMs);
    await restart(() => server.kill());
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
    // Somebody who has started the same command again, while the first one is still trying.
    answers.push(persist(() => ask(round)));
  }
  for (const answer of answers) answer.catch(() => undefined);
}, 120_000);

/** The newest film, or another one when that is finished: there is always work to be interrupted. */
async function filmAtWork(): Promise<VideoStatus> {
  const newest = films.at(-1);
  const status = newest === undefined ? undefined : await statusOf(newest);
  if (status !== undefined && status.status !== 'complete') return status;
  const prompt = `Solis, a watch for night ${films.length + 1}`;
  const videoId = await steering.generate({ prompt, ...shape, auto_continue: true });
  films.push(videoId);
  return statusOf(videoId);
}

async function statusOf(videoId: string): Promise<VideoStatus> {
  return (await steering.client.call('getStatus', { params: { video_id: videoId } })).data;
}

it('loses no request and no work when it is stopped again and again under load', async () => {
  const done = { reads: 0, edits: 0, isOver: false };
  // Some pause, so that the films get their share of a small machine.
  const pauseMs = 40;
  const read = async (): Promise<void> => {
    for (; !done.isOver; done.reads++) {
      await statusOf(edited.params.video_id);
      await sleep(pauseMs);
    }
  };
  const edit = async (): Promise<void> => {
    for (; !done.isOver; done.edits++) {
      const body = { slot: 'beat/0/image', locked: done.edits % 2 === 0 };
      await steering.client.call('lockSlot', { params: edited.params, body });
      await sleep(pauseMs);
    }
  };
  const stopAndStart = async (): Promise<void> => {
    for (let stop = 1; stop <= stops; stop++) {
      const { video_id: film, event_sequence: from } = await filmAtWork();
      await until(async () => {
        const { event_sequence: to, status } = await statusOf(film);
        return to > from + 1 || status === 'complete';
      });
      const before = { ...done };
      expect(await restart(() => server.stop())).toMatchObject({ exitCode: 0 });
      await until(() => done.reads > before.reads + 2 && done.edits > before.edits + 2);
    }
    for (const film of films) expect((await steering.rest(film)).status).toBe('complete');
    done.isOver = true;
  };
  // A request that fails ends the test at once.
  await Promise.all([read(), edit(), stopAndStart()]).finally(() => (done.isOver = true));
  edits = done.edits;
}, 180_000);

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(20);
}

it('gives one video and one take for one key, whenever it was killed in between', async () => {
  const given = await Promise.all(answers);
  for (const [index, answer] of given.entries()) expect(answer).toEqual(given[index - (index % 2)]);
  const videoIds = new Set(given.map(([videoId]) => videoId));
  expect(videoIds.size).toBe(killMomentsMs.length);
  const { data: library } = (await steering.client.call('listVideos', { query: { limit: 50 } })).data;
  const known = library.map(({ video_id }) => video_id);
  expect(known.toSorted()).toEqual([...videoIds, edited.params.video_id, ...films].toSorted());
  // The entity tag counts the changes: each edit and each take was one.
  const { etag, edited_slots } = await steering.checkpoint(edited.params.video_id, edited.checkpoint.id);
  expect(edited_slots).toEqual(['beat/1/image']);
  expect(etag).toBe(`"r${edits + killMomentsMs.length}"`);
}, 120_000);

it('has made nothing twice and leaves nothing running', async () => {
  await server.stop();
  expect(await processesLeft(home.homeFolder, 10)).toEqual([]);
  const records = await readHomeRecords(home.homeFolder, home.databaseUrl);
  for (const film of records.filter(({ video }) => films.includes(video.id))) {
    expect(film.artifacts.filter(({ version }) => version !== 1)).toEqual([]);
    expect(film.checkpoints.map(({ phase }) => phase)).toEqual([1, 2, 3, 4]);
  }
  const takes = records
    .find(({ video }) => video.id === edited.params.video_id)!
    .artifacts.filter(({ slot }) => slot === 'beat/1/image');
  const versions = Array.from({ length: 1 + killMomentsMs.length }, (_, index) => index + 1);
  expect(takes.map(({ version }) => version).toSorted()).toEqual(versions);
  expect(new Set(takes.map(({ seed }) => seed)).size).toBe(versions.length);
});
