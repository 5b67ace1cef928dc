import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { videoEventSchema } from '#contract/video-event.ts';
import { createRandom, pick, type Random } from '#domain/random.ts';
import { makeVideo } from '#testkit/api/belongings.ts';
import { startCuttingProxy, type CuttingProxy } from '#testkit/api/cutting-proxy.ts';
import { eventually } from '#testkit/eventually.ts';
import { followEvents, type FollowedEvent, type FollowingReader } from '#testkit/api/following-reader.ts';
import { openPaperStudio, type OpenPaperStudio } from '#testkit/api/open-paper-studio.ts';
import type { PaperServer } from '#testkit/api/paper-server.ts';

export interface Storm {
  readonly cuts: number;
  readonly restarts: number;
  /** Of everything random. */
  readonly seed: number;
  /** Longest wait for the last event, in milliseconds. */
  readonly patienceMs?: number;
}

interface Watched {
  readonly user: string;
  readonly videoId: string;
  readonly reader: FollowingReader;
}

const users = ['ada', 'eve'] as const;

/**
 * Watches videos of two users over a line that breaks at any byte, while the server is stopped and started and the
 * videos change through another process. In the end every reader has every event of its video once, in order, and none
 * of anybody else's.
 */
export async function checkEveryEventOnce(server: PaperServer, storm: Storm): Promise<void> {
  const random = createRandom(storm.seed);
  // Changes come from another process of the installation: they go on while this server is down.
  const elsewhere = await openPaperStudio(server.ground);
  const proxy = await startCuttingProxy({
    targetPort: server.port,
    // Within the headers, the first event, or some kilobytes later.
    nextCut: () => Math.ceil((random() < 0.25 ? 0 : 1050) + 10 ** (random() * 4.2)),
    nextIsReset: () => random() < 0.5,
  });
  const watched: Watched[] = [];
  try {
    for (const user of users) {
      const key = await server.keyOf(user);
      for (const state of [1, 3] as const) {
        const videoId = await makeVideo(server, user, state);
        const url = `${proxy.origin}/api/status/${videoId}/stream`;
        for (let count = 0; count < 3; count += 1) {
          watched.push({ user, videoId, reader: followEvents(url, { 'x-api-key': key }) });
        }
      }
    }
    await Promise.all([
      changeVideos(elsewhere, watched, random, () => isOver(proxy, storm)),
      restart(server, proxy, storm),
    ]);
    proxy.mend();
    expect(proxy.cuts()).toBeGreaterThanOrEqual(storm.cuts);
    for (const each of watched) await assertWhole(elsewhere, each, storm.patienceMs ?? 10_000);
    await assertApart(elsewhere, watched);
  } catch (error) {
    throw new Error(`${(error as Error).message} (seed ${storm.seed})`, { cause: error });
  } finally {
    await Promise.all(watched.map(({ reader }) => reader.stop()));
    await proxy.close();
    await elsewhere.close();
  }
}

const isOver = (proxy: CuttingProxy, storm: Storm): boolean => proxy.cuts() >= storm.cuts;

/** Stops the server at even distances, by turns politely and with every connection cut. */
async function restart(server: PaperServer, proxy: CuttingProxy, { cuts, restarts }: Storm): Promise<void> {
  for (let count = 1; count <= restarts; count += 1) {
    await vi.waitUntil(() => proxy.cuts() >= (cuts * count) / (restarts + 1), { timeout: 60_000, interval: 5 });
    await server.stop(count % 2 === 0 ? 'politely' : 'abruptly');
    await server.start();
  }
}

/** Every kind of change, at random: whole runs, edits, single events. */
async function changeVideos(
  elsewhere: OpenPaperStudio,
  watched: readonly Watched[],
  random: Random,
  isDone: () => boolean,
): Promise<void> {
  const { studio, context } = elsewhere;
  const videos = [...new Map(watched.map((each) => [each.videoId, each])).values()];
  while (!isDone()) {
    const { user: userId, videoId } = pick(random, videos);
    const address = async () => {
      const checkpointId = (await studio.branches.checkpoints(userId, videoId)).at(-1)!.id;
      return { userId, videoId, checkpointId };
    };
    const chance = random();
    if (chance < 0.6) {
      const data = { artifactId: crypto.randomUUID(), slot: 'music', kind: 'audio', version: 1 };
      await context.events.append({ userId, videoId, type: 'artifact_created', data });
    } else if (chance < 0.9) {
      await studio.checkpoints.lock(await address(), 'spec', random() < 0.5);
    } else if (chance < 0.97) {
      await context.videos.update(userId, videoId, { title: `Ember ${Math.floor(random() * 1000)}` });
    } else {
      const { promise, resolve } = Promise.withResolvers<void>();
      void studio.checkpoints
        .regenerate(await address(), { slot: 'beat/0/image' })
        .then(({ result }) => result)
        .catch(() => undefined)
        .finally(resolve);
      await promise;
    }
  }
}

/** What the table holds, against what came. */
async function assertWhole(
  { context }: OpenPaperStudio,
  { user, videoId, reader }: Watched,
  patienceMs: number,
): Promise<void> {
  const newest = (await context.events.newest([videoId])).get(videoId)!;
  await vi.waitFor(() => expect(reader.last()).toBeGreaterThanOrEqual(newest), { timeout: patienceMs, interval: 5 });
  expect(reader.resets()).toBe(0);
  const stored = [];
  while (stored.length < newest) stored.push(...(await context.events.eventsAfter(user, videoId, stored.length)));
  expect(reader.events.map(({ id }) => id)).toEqual(stored.map(({ sequence }) => sequence));
  expect(stored.map(({ sequence }) => sequence)).toEqual(Array.from({ length: newest }, (_, index) => index + 1));
  for (const [index, event] of reader.events.entries()) assertTells(event, stored[index]!, videoId);
}

function assertTells(
  event: FollowedEvent,
  { type, data: told }: { type: string; data: object },
  videoId: string,
): void {
  const { id: sequence, type: name, data: text } = event;
  const { data } = videoEventSchema.parse({ type: name, sequence, data: JSON.parse(text) });
  const own = ['artifact_created', 'checkpoint_created', 'cost_updated'];
  expect(name).toBe(own.includes(type) ? type : 'status_update');
  if (name === 'status_update') {
    expect(data).toMatchObject({ video_id: videoId });
    expect((data as { event_sequence: number }).event_sequence).toBeGreaterThanOrEqual(sequence);
  }
  if (name === 'artifact_created') {
    expect(data).toMatchObject({ artifact_id: (told as { artifactId: string }).artifactId });
  }
}

/** Nothing of one user is named in what another's readers were told. */
async function assertApart({ database }: OpenPaperStudio, watched: readonly Watched[]): Promise<void> {
  for (const user of users) {
    const { rows } = await sql<{ id: string }>`
      select id from video where user_id <> ${user} union all select id from artifact where user_id <> ${user} union all
      select checkpoint.id from checkpoint join video on video.id = video_id where user_id <> ${user} union all
      select data->>'artifactId' from event where user_id <> ${user} and data ? 'artifactId'`.execute(database);
    const others = new Set(rows.map(({ id }) => id));
    expect(others.size).toBeGreaterThan(20);
    for (const { reader } of watched.filter((each) => each.user === user)) {
      const words = reader.events.flatMap(({ data }) => data.match(/[\w-]{20,}/g) ?? []);
      expect(words.filter((word) => others.has(word))).toEqual([]);
    }
  }
}

/** An edit through one server is heard by a reader at another, soon. */
export async function checkHeardElsewhere(
  here: PaperServer,
  there: PaperServer,
  { patienceMs = 20_000, before }: { readonly patienceMs?: number; readonly before?: () => Promise<void> } = {},
): Promise<void> {
  const videoId = await makeVideo(here, 'ada', 1);
  const headers = { 'x-api-key': await here.keyOf('ada') };
  const { id } = (await here.paper.studio.branches.checkpoints('ada', videoId)).at(-1)!;
  const reader = followEvents(`${there.origin}/api/status/${videoId}/stream`, headers);
  try {
    const seen = (await here.paper.context.events.newest([videoId])).get(videoId)!;
    await eventually(() => expect(reader.last()).toBe(seen));
    await before?.();
    const path = `/api/video/${videoId}/checkpoints/${id}/lock`;
    const body = JSON.stringify({ slot: 'spec', locked: true });
    const answer = await here.send({
      method: 'POST',
      path,
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    expect(answer.status, answer.text).toBe(200);
    await vi.waitFor(() => expect(reader.last()).toBe(seen + 1), { timeout: patienceMs, interval: 5 });
    expect(reader.connections()).toBe(1);
  } finally {
    await reader.stop();
  }
}
