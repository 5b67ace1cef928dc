import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { noBudget } from '#domain/ledger/budget.ts';
import { sql } from 'kysely';
import { createPhases } from '#pipeline/phases/create-phases.ts';
import { Dispatcher } from '#pipeline/dispatcher.ts';
import { registerStories } from '#pipeline/make-ad.ts';
import { createTurns } from '#pipeline/one-at-a-time.ts';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import type { Sabotage } from '#pipeline/sabotage.ts';
import { SpecLibrary } from '#pipeline/spec-library.ts';
import { createStudio } from '#pipeline/studio/create-studio.ts';
import type { Studio } from '#pipeline/studio/studio.ts';
import { createOfflinePlanner } from '#providers/offline/planner/plan.ts';
import { AssetStore } from '#storage/asset-store.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import { deleteDoomedBlobs } from '#storage/doomed-blobs.ts';
import { EventLog } from '#storage/event-log.ts';
import { Ledger } from '#storage/ledger/ledger.ts';
import { PreviewCache } from '#storage/preview-cache.ts';
import { RunStore } from '#storage/run-store.ts';
import { VideoStore } from '#storage/video-store.ts';
import { createStores, type BrokenStore } from './broken-stores.ts';
import { createInlineEngine } from './inline-engine.ts';
import { createPaperCraft, type BeforeMaking, type MadeResult } from './paper-craft.ts';
import { createPaperDesk, paperMarket } from './paper-desk.ts';
import { QuickBlobStore } from './quick-blob-store.ts';
import { createTemporaryDatabase } from './temporary-database.ts';

/** Prices of paper, so that bills have something to say; in millionths of a dollar. */
export const paperPrices = { image: 40_000, clip: 190_000, music: 20_000 } as const;

/** A studio whose films are made of paper: real database, real blobs, real rules; nothing is drawn. */
export interface PaperStudio {
  readonly studio: Studio;
  readonly context: PipelineContext;
  readonly database: Database;
  /** Where blobs lie, by key. */
  readonly blobFolder: string;
  /** What was really made, in order; what was found is not in it. */
  readonly made: MadeResult[];
  /** Called before each result is made; may wait, or throw as a model does that fails. */
  beforeMaking: BeforeMaking;
  /** The prices of what was made for a video, in millionths of a dollar. */
  spent(videoId: string): number;
  /** Waits until all runs have ended. */
  settle(): Promise<void>;
  remove(): Promise<void>;
}

export interface PaperOptions {
  readonly videosInWork?: number;
  /** The safeguard that is broken. */
  readonly sabotage?: Sabotage | BrokenStore;
  /** Another studio whose database and blobs it shares, as a second process would. */
  readonly beside?: PaperStudio;
}

/** Opens one; a test file needs no more. */
export async function createPaperStudio({
  videosInWork = 10,
  sabotage,
  beside,
}: PaperOptions = {}): Promise<PaperStudio> {
  const ground = beside ?? (await openGround());
  const { database, blobFolder } = ground;
  const blobs = new QuickBlobStore(blobFolder);
  const made: MadeResult[] = [];
  const missing = new Proxy({}, { get: () => refuse }) as never;
  const modelDesk = createPaperDesk(paperPrices);
  const context: PipelineContext = {
    ...createStores({ database, blobs, videosInWork }, sabotage),
    videos: new VideoStore(database),
    assets: new AssetStore(database, blobs),
    runs: new RunStore(database),
    events: new EventLog(database),
    ledger: new Ledger(database),
    budgetOf: async () => noBudget,
    specs: new SpecLibrary(blobs, (spec) => modelDesk.makersOf(spec)),
    blobs,
    previews: new PreviewCache(join(blobFolder, '..', 'previews')),
    listenForEvents: async () => undefined,
    deleteDoomedBlobs: () => deleteDoomedBlobs(database, blobs),
    intakeTurns: createTurns(),
    // Of the drawing threads only intake is asked: no product can be cut out of paper.
    pool: { run: async () => ({ cutOut: false, palette: null }) } as never,
    runner: missing,
    models: { planner: createOfflinePlanner(), image: missing, video: missing, music: missing },
    modelDesk,
    ...paperMarket,
    scratchFolder: join(blobFolder, '..', 'scratch'),
    finishedFrames: missing,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    sabotage: sabotage as Sabotage | undefined,
  };
  const engine = createInlineEngine();
  const paper: PaperStudio = {
    studio: undefined as never,
    context,
    database,
    blobFolder,
    made,
    beforeMaking: () => undefined,
    spent: (videoId) => sumPrices(made.filter((result) => result.videoId === videoId)),
    settle: () => engine.settle(),
    remove: async () => {
      await engine.settle();
      if (beside === undefined) await ground.remove();
    },
  };
  const craft = createPaperCraft(context, {
    before: (slot, owner) => paper.beforeMaking(slot, owner),
    made: (result) => made.push(result),
  });
  const stories = registerStories(engine, createPhases(context, craft));
  const studio = createStudio(context, new Dispatcher(context, engine, stories));
  return Object.assign(paper, { studio });
}

async function openGround(): Promise<Pick<PaperStudio, 'database' | 'blobFolder' | 'remove'>> {
  const temporary = await createTemporaryDatabase();
  const database = await connectDatabase(temporary.url);
  // What is tested here is not what survives a power cut.
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    await sql.raw(`alter system set ${setting} = off`).execute(database);
  }
  await sql`select pg_reload_conf()`.execute(database);
  return {
    database,
    blobFolder: join(temporary.homeFolder, 'blobs'),
    remove: async () => {
      await database.destroy();
      await temporary.remove();
    },
  };
}

function sumPrices(results: readonly MadeResult[]): number {
  const prices = results.map(({ slot }): number => {
    if (slot.startsWith('beat/')) return paperPrices.image;
    if (slot.startsWith('chunk/')) return paperPrices.clip;
    return slot === 'music' ? paperPrices.music : 0;
  });
  return prices.reduce((sum, price) => sum + price, 0);
}

function refuse(): never {
  throw new Error('Nothing is drawn on paper.');
}
