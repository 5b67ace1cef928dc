import { once } from 'node:events';
import { Agent, request as openRequest, type IncomingMessage } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import { makeVideo } from '#testkit/api/belongings.ts';
import { createPaperServer } from '#testkit/api/paper-server.ts';
import { startPaperServerProcess, type PaperServerProcess } from '#testkit/api/paper-server-process.ts';
import { send } from '#testkit/api/send.ts';
import { printVerdict } from '#testkit/bench-verdict.ts';
import { createRandom, pick } from '#domain/random.ts';

/**
 * How quickly a server tells many watchers what happens while others ask and edit: 1,000 streams over 50 videos and 50
 * requests a second for a minute, from this process to a server in another, over a real database. No film is made.
 */
const [streamCount, videoCount, requestsPerSecond, seconds] = [1000, 50, 50, Number(process.env.BENCH_SECONDS ?? 60)];
/** Of so many requests one is an edit. */
const editEach = 5;
/** The same load before anything is measured: so long takes the garbage collector to find its pace. */
const warmUpSeconds = 2 * seconds;
const limits = { lagMs: 500, readMs: 50, mebibytesPerMinute: 12, heapMebibytesPerMinute: 5 };

interface Stream {
  readonly videoId: string;
  /** By event: when it was whole. */
  readonly seen: { readonly id: number; readonly atMs: number }[];
  readonly close: () => void;
}

const fixtures = await createPaperServer();
const server = await startPaperServerProcess({ ground: fixtures.ground });
const key = await fixtures.keyOf('ada');
const headers = { 'x-api-key': key };
try {
  const videos: string[] = [];
  while (videos.length < videoCount) videos.push(await makeVideo(fixtures, 'ada', videos.length % 2 === 0 ? 1 : 3));
  const checkpoints = new Map<string, string>();
  for (const videoId of videos) {
    checkpoints.set(videoId, (await fixtures.paper.studio.branches.checkpoints('ada', videoId)).at(-1)!.id);
  }
  const streams = await openStreams(server, videos);
  const { heapBytes: heapBefore } = await server.look();
  const early = await load(server, videos, checkpoints, warmUpSeconds);
  const memory = watchMemory(server);
  const startedMs = Date.now();
  const { readMs, failures } = await load(server, videos, checkpoints, seconds);
  const growth = memory.stop();
  const heapGrowth = ((await server.look()).heapBytes - heapBefore) / 2 ** 20 / ((warmUpSeconds + seconds) / 60);
  const { lagMs, lost, told } = await compare(streams, startedMs);
  for (const stream of streams) stream.close();
  const place = `${streamCount} streams, ${requestsPerSecond} requests a second, ${seconds} s, ${availableParallelism()} cores`;
  const state = `${(heapBefore / 2 ** 20).toFixed(0)} MiB in use before, ${growth.mebibytes.toFixed(0)} MiB held at the end`;
  const figures: readonly (readonly [name: string, value: number, limit: number, unit: string, from: string])[] = [
    [
      'event lag p95',
      at(lagMs, 0.95),
      limits.lagMs,
      ' ms',
      `p50 ${shown(lagMs, 0.5)}, p99 ${shown(lagMs, 0.99)}; ${told} events told; ${place}`,
    ],
    [
      'read p95',
      at(readMs, 0.95),
      limits.readMs,
      ' ms',
      `p50 ${shown(readMs, 0.5)}, p99 ${shown(readMs, 0.99)}; ${readMs.length} reads`,
    ],
    ['growth of memory held', growth.mebibytesPerMinute, limits.mebibytesPerMinute, ' MiB a minute', state],
    ['growth of memory in use', heapGrowth, limits.heapMebibytesPerMinute, ' MiB a minute', 'after collecting garbage'],
    ['events lost or doubled', lost, 0, '', place],
    ['failed requests', failures + early.failures, 0, '', `${server.cpuSeconds().toFixed(0)} s of processor time`],
  ];
  for (const [name, value, limit, unit, from] of figures) printVerdict({ name, value, limit, unit, from });
} finally {
  await server.kill();
  await fixtures.remove();
}

/** Opens all streams, some at a time, and waits until each has had its first event. */
async function openStreams({ origin }: PaperServerProcess, videos: readonly string[]): Promise<Stream[]> {
  const streams: Stream[] = [];
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity });
  while (streams.length < streamCount) {
    const some = Array.from({ length: 50 }, (_, index) =>
      openStream(origin, videos[(streams.length + index) % videos.length]!, agent),
    );
    streams.push(...(await Promise.all(some)));
  }
  return streams;
}

async function openStream(origin: string, videoId: string, agent: Agent): Promise<Stream> {
  const request = openRequest(`${origin}/api/status/${videoId}/stream`, { headers, agent });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const seen: { id: number; atMs: number }[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const parser = createParser({
    onEvent: ({ id }) => {
      seen.push({ id: Number(id), atMs: Date.now() });
      resolve();
    },
  });
  response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
  await promise;
  return { videoId, seen, close: () => request.destroy() };
}

/** Asks at an even pace, whether or not the answers have come: a slow server gets no rest. */
async function load(
  { origin }: PaperServerProcess,
  videos: readonly string[],
  checkpoints: ReadonlyMap<string, string>,
  durationSeconds: number,
) {
  const random = createRandom(1);
  const readMs: number[] = [];
  let failures = 0;
  const asked: Promise<void>[] = [];
  const startedMs = performance.now();
  for (let count = 0; count < requestsPerSecond * durationSeconds; count += 1) {
    await pause(Math.max(0, startedMs + (count * 1000) / requestsPerSecond - performance.now()));
    const videoId = pick(random, videos);
    const isEdit = count % editEach === 0;
    const path = isEdit
      ? `/api/video/${videoId}/checkpoints/${checkpoints.get(videoId)}/lock`
      : pick(random, readsOf(videoId, checkpoints));
    const body = JSON.stringify({ slot: 'spec', locked: count % (2 * editEach) === 0 });
    const edit = { method: 'POST', path, body, headers: { ...headers, 'content-type': 'application/json' } };
    const sentMs = performance.now();
    asked.push(
      send(origin, isEdit ? edit : { method: 'GET', path, headers }).then(
        ({ status }) => {
          if (status !== 200) failures += 1;
          if (!isEdit) readMs.push(performance.now() - sentMs);
        },
        () => {
          failures += 1;
        },
      ),
    );
  }
  await Promise.all(asked);
  return { readMs, failures };
}

function readsOf(videoId: string, checkpoints: ReadonlyMap<string, string>): string[] {
  const checkpoint = `/api/video/${videoId}/checkpoints/${checkpoints.get(videoId)}`;
  return [
    `/api/status/${videoId}`,
    `/api/video/${videoId}`,
    '/api/videos?limit=20',
    checkpoint,
    `${checkpoint}/bill`,
    '/api/models',
  ];
}

/** The process's memory by the second, and its growth as a straight line. */
function watchMemory(process: PaperServerProcess): { stop(): { mebibytesPerMinute: number; mebibytes: number } } {
  const samples: { minute: number; mebibytes: number }[] = [];
  const startedMs = performance.now();
  const timer = setInterval(() => {
    const minute = (performance.now() - startedMs) / 60_000;
    samples.push({ minute, mebibytes: process.residentBytes() / 2 ** 20 });
  }, 1000);
  return {
    stop() {
      clearInterval(timer);
      return { mebibytesPerMinute: slopeOf(samples), mebibytes: samples.at(-1)?.mebibytes ?? Number.NaN };
    },
  };
}

function slopeOf(samples: readonly { readonly minute: number; readonly mebibytes: number }[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [minute, mebibytes] = [mean(samples.map((each) => each.minute)), mean(samples.map((each) => each.mebibytes))];
  const above = samples.reduce((sum, each) => sum + (each.minute - minute) * (each.mebibytes - mebibytes), 0);
  return above / samples.reduce((sum, each) => sum + (each.minute - minute) ** 2, 0);
}

/**
 * Every stream against the table of events. Lag is from the row's own time, which is that of the beginning of its
 * transaction, to the moment a reader has the whole event: never less than from the commit.
 */
async function compare(
  streams: readonly Stream[],
  startedMs: number,
): Promise<{ lagMs: number[]; lost: number; told: number }> {
  const lagMs: number[] = [];
  let lost = 0;
  let told = 0;
  const { events } = fixtures.paper.context;
  for (const videoId of new Set(streams.map((stream) => stream.videoId))) {
    const stored = await events.eventsAfter('ada', videoId, 0, 100_000);
    for (const { seen } of streams.filter((stream) => stream.videoId === videoId)) {
      const first = seen[0]!.id;
      const expected = stored.filter(({ sequence }) => sequence > first);
      const deadline = Date.now() + 10_000;
      while (seen.length - 1 < expected.length && Date.now() < deadline) await pause(20);
      const got = seen.slice(1);
      lost += Math.abs(expected.length - got.length);
      for (const [index, { sequence, createdAt }] of expected.entries()) {
        if (got[index]?.id !== sequence) lost += 1;
        else if (Date.parse(createdAt) > startedMs) lagMs.push(got[index].atMs - Date.parse(createdAt));
      }
      told += got.length;
    }
  }
  return { lagMs, lost, told };
}

function shown(values: readonly number[], share: number): string {
  return `${at(values, share).toFixed(0)} ms`;
}

/** The value that a share of all does not pass. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
