import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { AttemptState } from '#domain/ledger/attempt-state.ts';
import { noBudget } from '#domain/ledger/budget.ts';
import type { GateLimits } from '#domain/ledger/gate.ts';
import { createPace } from '#domain/ledger/pace.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { createRandom, type Random } from '#domain/random.ts';
import type { CrashPointName } from '#pipeline/crash-point.ts';
import { createPaidDesk, type PaidDesk } from '#pipeline/paid/paid-desk.ts';
import type { PaidChoice, PaidOrder } from '#pipeline/paid/paid-order.ts';
import type { Sabotage } from '#pipeline/sabotage.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import { Ledger } from '#storage/ledger/ledger.ts';
import { insertVideo } from '#storage/video-store.ts';
import { exampleEntry } from '../example-entry.ts';
import { shortFilm } from '../make-requests.ts';
import { QuickBlobStore } from '../quick-blob-store.ts';
import { createTemporaryDatabase } from '../temporary-database.ts';
import { createPaperProvider, type PaperProvider } from './paper-provider.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** Ends a process of paper. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** One worker: a desk of its own on the same database. */
export interface PaperProcess {
  readonly desk: PaidDesk;
  /** Crash points passed, in order. */
  readonly passed: CrashPointName[];
}

interface ProcessOptions {
  readonly owner?: string;
  /** Where it dies, the first time it passes. */
  readonly crashAt?: CrashPointName;
  readonly sabotage?: Sabotage;
  readonly monthMicroUsd?: number | null;
}

/** A desk with a real database, virtual time, and a provider of paper. */
export interface PaidOffice {
  readonly database: Database;
  readonly clock: VirtualClock;
  readonly provider: PaperProvider;
  readonly ledger: Ledger;
  readonly blobs: QuickBlobStore;
  readonly entry: ModelEntry;
  start(options?: ProcessOptions): PaperProcess;
  video(userId?: string, id?: string): Promise<{ readonly userId: string; readonly videoId: string }>;
  choice(name: string, change?: Partial<PaidChoice>): PaidChoice;
  attempts(userId?: string): Promise<readonly Attempt[]>;
  states(userId?: string): Promise<readonly AttemptState[]>;
}

export interface PaidGround {
  readonly database: Database;
  readonly folder: string;
  remove(): Promise<void>;
}

/** The database that offices of a test file share. */
export async function openPaidGround(): Promise<PaidGround> {
  const temporary = await createTemporaryDatabase();
  const database = await connectDatabase(temporary.url);
  // What is tested is not what survives a power cut.
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    await sql.raw(`alter system set ${setting} = off`).execute(database);
  }
  await sql`select pg_reload_conf()`.execute(database);
  return {
    database,
    folder: temporary.homeFolder,
    remove: async () => {
      await database.destroy();
      await temporary.remove();
    },
  };
}

interface OfficeOptions {
  readonly entry?: Partial<ModelEntry>;
  readonly limits?: GateLimits;
  readonly runMs?: number;
  readonly isSynchronous?: boolean;
  readonly seed?: number;
}

/** The price of everything here, in millionths of a dollar. */
export const paperPrice = 190_000;
let offices = 0;

export function createPaidOffice(ground: PaidGround, options: OfficeOptions = {}): PaidOffice {
  const { database } = ground;
  offices += 1;
  const number = offices;
  const clock = createVirtualClock();
  const random = createRandom(options.seed ?? 7);
  const recovery = options.isSynchronous ? 'none' : 'list';
  const entry = exampleEntry({ modality: 'video', takesSeed: true, recovery, ...options.entry });
  const provider = createPaperProvider({ ...options, provider: entry.provider, clock, priceMicroUsd: paperPrice });
  const ledger = new Ledger(database, {
    clock: () => sql<string>`${new Date(clock.now()).toISOString()}::timestamptz`,
    random,
  });
  const blobs = new QuickBlobStore(path.join(ground.folder, `blobs-${number}`));
  const limits = options.limits ?? { startsPerMinute: 600, atOnce: 50 };
  const userOf = (userId: string): string => `${userId}-${number}`;

  const office: PaidOffice = {
    database,
    clock,
    provider,
    ledger,
    blobs,
    entry,
    start: (process) => startProcess(office, { ground, number, random, limits }, process),
    async video(user = 'ann', id = 'film') {
      const [userId, videoId] = [userOf(user), `video_${id}_${number}`];
      const { prompt } = shortFilm('paper');
      const video = { id: videoId, userId, title: id, prompt, request: shortFilm('paper') as never, requestDigest: id };
      await database.transaction().execute((transaction) => insertVideo(transaction, video));
      return { userId, videoId };
    },
    choice: (name, change = {}) => ({
      request: { entry, prompt: name, seed: 11 },
      callKey: createHash('sha256').update(`${entry.id} ${name}`).digest('hex'),
      ceilingMicroUsd: paperPrice,
      allowUnpriced: false,
      check: () => Promise.resolve(),
      ...change,
    }),
    attempts: (user = 'ann') =>
      database
        .selectFrom('attempt')
        .selectAll()
        .where('userId', '=', userOf(user))
        .orderBy('createdAt')
        .orderBy('attemptNo')
        .execute(),
    async states(user) {
      return (await office.attempts(user)).map(({ state }) => state);
    },
  };
  return office;
}

interface Surroundings {
  readonly ground: PaidGround;
  readonly number: number;
  readonly random: Random;
  readonly limits: GateLimits;
}

function startProcess(
  { clock, ledger, provider, blobs, entry }: PaidOffice,
  { ground, number, random, limits }: Surroundings,
  { owner = 'one', crashAt, sabotage, monthMicroUsd = null }: ProcessOptions = {},
): PaperProcess {
  let isDead = false;
  const passed: CrashPointName[] = [];
  const mortal = <Target extends object>(target: Target): Target => clock.track(untilDeath(target, () => isDead));
  const desk = createPaidDesk({
    ledger: mortal(ledger),
    vendors: new Map([[entry.provider, { vendor: mortal(provider), keyDigest: `key-${number}`, limits }]]),
    blobs: mortal(blobs),
    folder: path.join(ground.folder, `paid-${number}`),
    owner,
    clock: {
      now: clock.now,
      sleep: async (ms, signal) => {
        await clock.sleep(ms, signal);
        if (isDead) await new Promise(() => undefined);
      },
    },
    random,
    pace: createPace(),
    crashPoint: (name) => {
      passed.push(name);
      if (name !== crashAt || isDead) return;
      isDead = true;
      throw new Crash(name);
    },
    probe: async (file) => ({ bytes: (await readFile(file)).length }),
    budgetOf: async () => ({ ...noBudget, monthMicroUsd }),
    webhookUrl: () => null,
    sabotage,
  });
  return { desk, passed };
}

/** The same object, which does nothing any more once its process is dead. */
function untilDeath<Target extends object>(target: Target, isDead: () => boolean): Target {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]): unknown =>
        isDead() ? Promise.reject(new Crash('dead')) : Reflect.apply(value, object, parameters);
    },
  });
}

export const never = new AbortController().signal;

/** An order of one result of a video, with a run. */
export function orderOf(
  owner: { readonly userId: string; readonly videoId: string },
  choices: readonly PaidChoice[],
  change: Partial<PaidOrder> & { readonly runId?: string } = {},
): PaidOrder {
  const { runId = 'run:1', ...rest } = change;
  return { owner: { ...owner, runId }, slot: 'chunk/0', videoMaximumMicroUsd: null, choices, ...rest };
}
