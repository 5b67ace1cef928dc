import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createPace } from '#domain/ledger/pace.ts';
import type { NodeMaker } from '#domain/graph-node.ts';
import type { FfmpegBinary } from '#media/ffmpeg/ffmpeg-binary.ts';
import { createFfmpegRunner, type FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { inspectFootage } from '#media/footage/inspect-footage.ts';
import type { RenderPool } from '#media/render-pool.ts';
import type { JsonValue } from '#domain/canonical-json.ts';
import { FinishedFrames } from '#pipeline/finished-frames.ts';
import { createModelDesk, type HouseMakers } from '#pipeline/model-desk.ts';
import { createSlots, createTurns, type Turns } from '#pipeline/one-at-a-time.ts';
import { systemClock } from '#pipeline/paid/clock.ts';
import { createPaidDesk, type PaidDesk } from '#pipeline/paid/paid-desk.ts';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import { SpecLibrary } from '#pipeline/spec-library.ts';
import {
  createOfflineImageModel,
  createOfflineMusicModel,
  createOfflineVideoModel,
  offlinePrice,
} from '#providers/offline/offline-models.ts';
import { createOfflinePlanner } from '#providers/offline/planner/plan.ts';
import { ArtifactStore } from '#storage/artifact-store.ts';
import { AssetStore } from '#storage/asset-store.ts';
import type { BlobStore } from '#storage/blob-store.ts';
import { BranchStore } from '#storage/branch-store.ts';
import { CheckpointStore } from '#storage/checkpoint-store.ts';
import { Commits } from '#storage/commits.ts';
import type { Database } from '#storage/database.ts';
import { deleteDoomedBlobs } from '#storage/doomed-blobs.ts';
import { DraftStore } from '#storage/draft-store.ts';
import { EventLog } from '#storage/event-log.ts';
import { Ledger } from '#storage/ledger/ledger.ts';
import { listenForEvents } from '#storage/listen-for-events.ts';
import { PreviewCache } from '#storage/preview-cache.ts';
import { RunStore } from '#storage/run-store.ts';
import { createSealer } from '#storage/seal.ts';
import { SettingsStore } from '#storage/settings-store.ts';
import { VideoStore } from '#storage/video-store.ts';
import type { Config } from './config.ts';
import { createModelShelf, today } from './model-table.ts';
import { createProviderDesk, type ProviderDesk } from './provider-desk.ts';
import { whyUnusable } from './provider-settings.ts';
import { createReplicateHooks, type ReplicateHooks } from './replicate-hooks.ts';

/** Most videos of one user in work at once. */
const videosInWork = 10;

/** Version of the compositing code: raised when the same clip and words give other frames. */
const compositionVersion = '2';

/** What a studio stands on. */
export interface Ground {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly blobs: BlobStore;
  readonly pool: RenderPool;
  readonly ffmpeg: FfmpegBinary;
  readonly homeFolder: string;
  /** This process's name as a worker. */
  readonly executorId: string;
  /** What this server's own keys are derived from. */
  readonly secret: string;
}

/** Joins everything the phases act with. */
export function createContext(
  ground: Ground,
  config: Config,
): { context: PipelineContext; replicateHooks: ReplicateHooks; providerDesk: ProviderDesk } {
  const { database, databaseUrl, blobs, pool, ffmpeg, homeFolder } = ground;
  const models: PipelineContext['models'] = {
    planner: createOfflinePlanner(),
    image: createOfflineImageModel(pool),
    video: createOfflineVideoModel(pool),
    music: createOfflineMusicModel(pool),
  };
  const { providers, sabotage } = config;
  const monthMicroUsd = config.monthlyBudgetMicroUsd ?? null;
  const keeping = { store: new SettingsStore(database), sealer: createSealer(ground.secret), monthMicroUsd };
  const providerDesk = createProviderDesk({ environment: providers, ...keeping });
  const usableFor = async (userId: string) => whyUnusable(await providerDesk.settingsOf(userId));
  const shelf = createModelShelf(providers);
  const house = houseMakersOf(models, ffmpeg.version);
  const modelDesk = createModelDesk({ shelf, house, usableFor, today });
  const runner = createFfmpegRunner(ffmpeg);
  const work = createSlots(availableParallelism());
  const ledger = new Ledger(database, { pace: createPace(config.timeScale).gate });
  const paid = openPaidDesk(ground, config, { ledger, providerDesk, runner, work });
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
    ledger,
    budgetOf: (userId) => providerDesk.budgetOf(userId),
    specs: new SpecLibrary(blobs, (spec) => modelDesk.makersOf(spec)),
    listenForEvents: (wake, signal) => listenForEvents(databaseUrl, wake, signal),
    deleteDoomedBlobs: () => deleteDoomedBlobs(database, blobs),
    intakeTurns: createTurns(),
    blobs,
    previews: new PreviewCache(join(homeFolder, 'previews')),
    pool,
    runner,
    models,
    modelDesk,
    paid,
    work,
    scratchFolder: join(homeFolder, 'scratch'),
    finishedFrames: new FinishedFrames(join(homeFolder, 'scratch', 'finished')),
    sabotage,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
  const accountOf = async (attemptId: string) =>
    providerDesk.replicateOf((await ledger.findForWebhook('replicate', attemptId))?.userId);
  return { context, replicateHooks: createReplicateHooks({ accountOf, paid }), providerDesk };
}

/** Encoders of different versions write different bytes for the same frames, so their version is part of each key. */
function houseMakersOf({ image, video, music }: PipelineContext['models'], ffmpegVersion: string): HouseMakers {
  const nameOf = (maker: { provider: string; model: string; version: string }): NodeMaker => ({
    provider: maker.provider,
    model: maker.model,
    version: `${maker.version}, ffmpeg ${ffmpegVersion}`,
    price: offlinePrice,
  });
  return {
    image: { ...nameOf(image), version: image.version },
    video: { ...nameOf(video), clipLengths: video.clipLengths },
    music: nameOf(music),
    composition: nameOf({ provider: 'beatboard', model: 'composition', version: compositionVersion }),
  };
}

/** What buying stands on. */
interface Market {
  readonly ledger: Ledger;
  readonly providerDesk: ProviderDesk;
  readonly runner: FfmpegRunner;
  readonly work: Turns;
}

function openPaidDesk(ground: Ground, config: Config, { ledger, providerDesk, runner, work }: Market): PaidDesk {
  return createPaidDesk({
    ledger,
    vendors: providerDesk.vendors,
    blobs: ground.blobs,
    folder: join(ground.homeFolder, 'calls'),
    owner: ground.executorId,
    clock: systemClock,
    random: Math.random,
    pace: createPace(config.timeScale),
    crashPoint: (name) => {
      if (config.crashPoint === name) process.kill(process.pid, 'SIGKILL');
    },
    probe: async (path, mediaType) => {
      if (mediaType === 'application/json') return null;
      return (await work(() => inspectFootage(runner, path))) as unknown as JsonValue;
    },
    budgetOf: (userId) => providerDesk.budgetOf(userId),
    webhookUrl: (provider, attemptId) =>
      config.publicUrl === undefined || provider !== 'replicate'
        ? null
        : `${config.publicUrl}/api/webhooks/replicate?attempt=${attemptId}`,
    sabotage: config.sabotage,
  });
}
