import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { noBudget } from '#domain/ledger/budget.ts';
import { createPhases } from '#pipeline/phases/create-phases.ts';
import { Dispatcher } from '#pipeline/dispatcher.ts';
import { registerStories } from '#pipeline/make-ad.ts';
import { createTurns } from '#pipeline/one-at-a-time.ts';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import { SpecLibrary } from '#pipeline/spec-library.ts';
import { createStudio } from '#pipeline/studio/create-studio.ts';
import type { Studio } from '#pipeline/studio/studio.ts';
import { createOfflinePlanner } from '#providers/offline/planner/plan.ts';
import { ArtifactStore } from '#storage/artifact-store.ts';
import { AssetStore } from '#storage/asset-store.ts';
import { BranchStore } from '#storage/branch-store.ts';
import { CheckpointStore } from '#storage/checkpoint-store.ts';
import { Commits } from '#storage/commits.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import { deleteDoomedBlobs } from '#storage/doomed-blobs.ts';
import { DraftStore } from '#storage/draft-store.ts';
import { EventLog } from '#storage/event-log.ts';
import { Ledger } from '#storage/ledger/ledger.ts';
import { FilesystemBlobStore } from '#storage/filesystem-blob-store.ts';
import { listenForEvents } from '#storage/listen-for-events.ts';
import { PreviewCache } from '#storage/preview-cache.ts';
import { RunStore } from '#storage/run-store.ts';
import { VideoStore } from '#storage/video-store.ts';
import { createInlineEngine } from '../inline-engine.ts';
import { createPaperDesk, paperMarket } from '../paper-desk.ts';
import { createPaperCraft, type BeforeMaking } from '../paper-craft.ts';

/** What a studio stands on; several may stand on the same, as several processes do. */
export interface PaperGround {
  readonly databaseUrl: string;
  readonly homeFolder: string;
}

/** What reads files of others. */
export type IntakeHands = Pick<PipelineContext, 'runner' | 'pool'>;

/** A studio on a ground of others, with announcements of events: what a server of several has. */
export interface OpenPaperStudio {
  readonly studio: Studio;
  readonly context: PipelineContext;
  readonly database: Database;
  /** Called before each result is made; may wait, or throw as a model does that fails. */
  beforeMaking: BeforeMaking;
  /** Waits until all runs have ended. */
  settle(): Promise<void>;
  /** Lets go of the ground when all runs have ended. */
  close(): Promise<void>;
}

const videosInWork = 1000;

/** Opens one. Without hands no file is taken in; films are made of paper in any case. */
export async function openPaperStudio(ground: PaperGround, hands?: IntakeHands): Promise<OpenPaperStudio> {
  const { databaseUrl, homeFolder } = ground;
  const database = await connectDatabase(databaseUrl);
  const blobs = new FilesystemBlobStore(join(homeFolder, 'blobs'));
  const modelDesk = createPaperDesk({ image: 40_000, clip: 40_000, music: 40_000 });
  const missing = new Proxy({}, { get: () => refuse }) as never;
  const context: PipelineContext = {
    videos: new VideoStore(database),
    branches: new BranchStore(database),
    checkpoints: new CheckpointStore(database),
    artifacts: new ArtifactStore(database, blobs),
    assets: new AssetStore(database, blobs),
    drafts: new DraftStore(database),
    runs: new RunStore(database),
    commits: new Commits(database, videosInWork),
    events: new EventLog(database),
    ledger: new Ledger(database),
    budgetOf: async () => noBudget,
    specs: new SpecLibrary(blobs, (spec) => modelDesk.makersOf(spec)),
    blobs,
    previews: new PreviewCache(join(homeFolder, 'previews')),
    listenForEvents: (wake, signal) => listenForEvents(databaseUrl, wake, signal),
    deleteDoomedBlobs: () => deleteDoomedBlobs(database, blobs),
    intakeTurns: createTurns(),
    pool: hands?.pool ?? missing,
    runner: hands?.runner ?? missing,
    models: { planner: createOfflinePlanner(), image: missing, video: missing, music: missing },
    modelDesk,
    ...paperMarket,
    scratchFolder: join(homeFolder, 'scratch'),
    finishedFrames: missing,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
  const engine = createInlineEngine();
  const paper: Omit<OpenPaperStudio, 'studio'> = {
    context,
    database,
    beforeMaking: () => undefined,
    settle: () => engine.settle(),
    async close() {
      await engine.settle();
      await database.destroy();
    },
  };
  const log = { before: (...making: Parameters<BeforeMaking>) => paper.beforeMaking(...making), made: () => undefined };
  const stories = registerStories(engine, createPhases(context, createPaperCraft(context, log)));
  return Object.assign(paper, { studio: createStudio(context, new Dispatcher(context, engine, stories)) });
}

function refuse(): never {
  throw new Error('Nothing is drawn on paper.');
}
