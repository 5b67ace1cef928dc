import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createPace } from '#domain/ledger/pace.ts';
import { createEngine } from '#engine/engine.ts';
import { filmQueue, runQueue, beatQueue, soundQueue } from '#pipeline/make-ad.ts';
import { systemClock } from '#pipeline/paid/clock.ts';
import { createPaidDesk, type PaidDesk } from '#pipeline/paid/paid-desk.ts';
import type { PaidOrder } from '#pipeline/paid/paid-order.ts';
import { replicateSounds } from '#providers/model-table/replicate-sounds.ts';
import { createReplicate } from '#providers/replicate/create-replicate.ts';
import type { Vendor } from '#providers/vendor.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import { FilesystemBlobStore } from '#storage/filesystem-blob-store.ts';
import { Ledger } from '#storage/ledger/ledger.ts';
import { VideoStore } from '#storage/video-store.ts';
import { printVerdict } from '#testkit/bench-verdict.ts';
import { shortFilm } from '#testkit/make-requests.ts';
import { databaseCpuSeconds } from '#testkit/process-cpu.ts';
import { startSimulatorProcess } from '#testkit/provider-simulator/start-simulator-process.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import { createTemporaryFolder } from '#testkit/temporary-folder.ts';

/**
 * What one paid call costs this machine, in processor time: 500 purchases as recorded steps of workflows, through the
 * real engine, desk, ledger, gate, Replicate client and file store, from a simulator in another process that takes as
 * long as a clip does (45 s, scaled with all our waits). All calls take the same time, so that a desk which remembers
 * how fast a model was asks each a few times only; the number of requests is told.
 *
 * The figure is what this process uses while they run, threads and garbage collector included, without what it uses
 * - at rest, when the engine looks for work that is not there, and
 * - to fetch the file of a call, hash and keep it, which is work on media: measured by doing that alone as often.
 *
 * Both, and what PostgreSQL uses in its own processes, are told beside it. `node bench/overhead.ts 100` makes 100 calls.
 */
const calls = Number(process.argv[2] ?? 500);
const [callsAnAd, adsAtOnce, clipSeconds, timeScale] = [5, 25, 45, 0.05];
const limitMs = 15;
const entry = replicateSounds.find(({ modality }) => modality === 'speech')!;

const latencies = { [entry.vendorModel]: { queueSeconds: 0, runSeconds: clipSeconds } };
const simulator = await startSimulatorProcess({ timeScale, latencies });
const temporary = await createTemporaryDatabase();
const database = await connectDatabase(temporary.url);
const place = await createTemporaryFolder('bench');
try {
  const { engine, buyAd, fetchFile } = await openOffice(temporary, database, place.path);
  const warmUp = 40;
  // The first makes the file that all others get.
  await buyAll(0, 1);
  await buyAll(1, warmUp);
  const idle = await measure(() => pause(20_000));
  const requestsBefore = await requestCount();
  const busy = await measure(() => buyAll(warmUp, warmUp + calls / callsAnAd));
  const requests = ((await requestCount()) - requestsBefore) / calls;
  await engine.shutdown();
  const files = await measure(() => inTurns(calls, adsAtOnce, fetchFile));
  const book = await simulator.book();
  if (book.length !== calls + warmUp * callsAnAd) throw new Error(`${book.length} calls were charged.`);

  const fileMs = files.ownMs / calls;
  const ownMs = (busy.ownMs - (idle.ownMs * busy.seconds) / idle.seconds) / calls - fileMs;
  const databaseMs = (busy.databaseMs - (idle.databaseMs * busy.seconds) / idle.seconds) / calls;
  const from = [
    `${calls} calls in ${busy.seconds.toFixed(0)} s, ${requests.toFixed(0)} requests each`,
    `fetching and keeping its file ${fileMs.toFixed(1)} ms more, PostgreSQL ${databaseMs.toFixed(1)} ms more`,
    `at rest ${(idle.ownMs / idle.seconds).toFixed(0)} ms a second, and PostgreSQL ${(idle.databaseMs / idle.seconds).toFixed(0)} ms`,
  ].join('; ');
  printVerdict({ name: 'engine and database work of a paid call', value: ownMs, limit: limitMs, unit: ' ms', from });

  async function buyAll(fromAd: number, untilAd: number): Promise<void> {
    const ads = Array.from({ length: untilAd - fromAd }, (_, index) => fromAd + index);
    const runs = await Promise.all(ads.map(buyAd));
    await Promise.all(runs.map((run) => run.result()));
  }
} finally {
  await database.destroy();
  await temporary.remove();
  await place.remove();
  await simulator.close();
}

/** Does something so often, never more of it at once than in so many lines. */
async function inTurns(times: number, lines: number, work: (index: number) => Promise<void>): Promise<void> {
  let begun = 0;
  const line = async (): Promise<void> => {
    while (begun < times) await work(begun++);
  };
  await Promise.all(Array.from({ length: lines }, line));
}

/** Processor time of this process and of the database while something is done. */
async function measure(work: () => Promise<unknown>) {
  const [cpu, databaseSeconds, startedMs] = [
    process.cpuUsage(),
    await databaseCpuSeconds(temporary.homeFolder),
    performance.now(),
  ];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const databaseMs = ((await databaseCpuSeconds(temporary.homeFolder)) - databaseSeconds) * 1000;
  return { ownMs: (user + system) / 1000, databaseMs, seconds: (performance.now() - startedMs) / 1000 };
}

async function requestCount(): Promise<number> {
  return (await simulator.requests()).length;
}

/** The engine with the queues of the real one, and a workflow that buys what an ad needs, step by step. */
async function openOffice({ url }: Pick<TemporaryDatabase, 'url'>, database: Database, folder: string) {
  const pace = createPace(timeScale);
  const { REPLICATE_API_TOKEN: apiToken = '', REPLICATE_BASE_URL: baseUrl = '' } = simulator.settings;
  const limits = { startsPerMinute: 600 / timeScale, atOnce: 200 };
  const replicate = createReplicate({ apiToken, baseUrl });
  const blobs = new FilesystemBlobStore(join(folder, 'blobs'));
  let fileUrl = '';
  const vendor: Vendor = {
    ...replicate,
    download(url, path, signal) {
      fileUrl = url;
      return replicate.download(url, path, signal);
    },
  };
  const fetchFile = async (index: number): Promise<void> => {
    const path = join(folder, `file-${index}`);
    await replicate.download(fileUrl, path, new AbortController().signal);
    await blobs.put(`bench/${index}.wav`, path);
    await rm(path);
  };
  const desk = createPaidDesk({
    ledger: new Ledger(database, { pace: pace.gate }),
    vendors: new Map([['replicate', { vendor, keyDigest: 'bench', limits }]]),
    blobs,
    folder: join(folder, 'calls'),
    owner: 'bench',
    ...{ clock: systemClock, random: Math.random, pace, crashPoint: () => undefined },
    probe: async () => null,
    budgetOf: async () => ({ videoMicroUsd: null, monthMicroUsd: 1e12 }),
    webhookUrl: () => null,
  });
  const engine = createEngine({
    databaseUrl: url,
    executorId: 'bench',
    applicationName: 'bench',
    applicationVersion: '1',
  });
  const videos = new VideoStore(database);
  const buying = engine.register('buying', (ad: number) => buyForAd(engine, desk, ad));
  await engine.launch([
    { name: runQueue, pollingIntervalMs: 100 },
    { name: beatQueue },
    { name: soundQueue, pollingIntervalMs: 250 },
    { name: filmQueue, workerConcurrency: adsAtOnce, pollingIntervalMs: 100 },
  ]);
  const buyAd = async (ad: number) => {
    const { userId, videoId: id } = ownerOf(ad);
    const request = shortFilm('An ad');
    await videos.create({ userId, id, title: 'An ad', prompt: request.prompt, request, requestDigest: 'bench' });
    return engine.start(buying, { id: `ad:${ad}`, queue: filmQueue }, ad);
  };
  return { engine, buyAd, fetchFile };
}

async function buyForAd(engine: ReturnType<typeof createEngine>, desk: PaidDesk, ad: number): Promise<null> {
  for (let call = 0; call < callsAnAd; call += 1) {
    await engine.step(`call-${call}`, async (signal) => (await desk.buy(orderOf(ad, call), signal)).attemptId);
  }
  return null;
}

/** Five ads of each user. */
function ownerOf(ad: number) {
  return { userId: `user-${Math.floor(ad / 5)}`, videoId: `video_bench_${ad}` };
}

/** Always the same line spoken, bought anew each time: a small file, for moving bytes is not the question here. */
function orderOf(ad: number, call: number): PaidOrder {
  return {
    owner: { ...ownerOf(ad), runId: `run:${ad}` },
    slot: `chunk/${call}`,
    videoMaximumMicroUsd: 1e9,
    choices: [
      {
        request: { entry, prompt: 'The first light.', seed: 1 },
        callKey: createHash('sha256').update(`${ad} ${call}`).digest('hex'),
        ceilingMicroUsd: 3000,
        allowUnpriced: false,
        check: async () => undefined,
      },
    ],
  };
}
