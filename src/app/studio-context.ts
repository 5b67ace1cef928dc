import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { NodeMakers } from '#domain/build-graph.ts';
import { Engine } from '#engine/engine.ts';
import { findFfmpeg, type FfmpegBinary } from '#media/ffmpeg/ffmpeg-binary.ts';
import { createFfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { RenderPool } from '#media/render-pool.ts';
import { FinishedFrames } from '#pipeline/finished-frames.ts';
import { beatQueue, registerMakeAd, soundQueue } from '#pipeline/make-ad.ts';
import { createPhases } from '#pipeline/phases/create-phases.ts';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import { emptyScratch } from '#pipeline/scratch.ts';
import { Studio } from '#pipeline/studio.ts';
import {
  createOfflineImageModel,
  createOfflineMusicModel,
  createOfflineVideoModel,
  offlinePrice,
} from '#providers/offline/offline-models.ts';
import { createOfflinePlanner } from '#providers/offline/planner/plan.ts';
import { ArtifactStore } from '#storage/artifact-store.ts';
import { AssetStore } from '#storage/asset-store.ts';
import { BranchStore } from '#storage/branch-store.ts';
import { CheckpointStore } from '#storage/checkpoint-store.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import { EventLog } from '#storage/event-log.ts';
import { FilesystemBlobStore } from '#storage/filesystem-blob-store.ts';
import { openDatabase, type OpenDatabase } from '#storage/open-database.ts';
import { VideoStore } from '#storage/video-store.ts';
import type { Config } from './config.ts';

/** Runs started by this version are taken up by this version; raised only when the story's steps change: others would be stranded. */
const applicationVersion = '1';

/** Version of the compositing code: raised when the same clip and words give other frames. */
const compositionVersion = '1';

/** An open studio and how to close it. */
export interface OpenStudio {
  readonly studio: Studio;
  /** Stops work in this process; unfinished runs go on when the studio is opened again. */
  close(): Promise<void>;
}

/** Opens everything a studio needs and joins it together. The only place that knows every concrete class. */
export async function openStudio(config: Config): Promise<OpenStudio> {
  const [ffmpeg, opened] = await openGround(config);
  const pool = new RenderPool(ffmpeg, availableParallelism());
  pool.warmUp();
  const closing = [() => pool.close(), () => emptyScratch(join(opened.homeFolder, 'scratch')), () => opened.close()];
  const close = async (): Promise<void> => {
    let failure: unknown;
    // Each is closed whatever the others do: a database left running would outlive us.
    for (const step of closing.splice(0)) await step().catch((error: unknown) => (failure ??= error));
    if (failure !== undefined) throw failure;
  };
  try {
    const database = await connectDatabase(opened.url);
    closing.unshift(() => database.destroy());
    const { executorId, url: databaseUrl } = opened;
    const engine = new Engine({ databaseUrl, executorId, applicationName: 'beatboard', applicationVersion });
    closing.unshift(() => engine.shutdown({ waitMs: 0 }));
    const context = createContext(database, pool, opened.homeFolder, ffmpeg, config.sabotage);
    await emptyScratch(context.scratchFolder);
    await context.blobs.removeUnfinished();
    const makeAd = registerMakeAd(engine, createPhases(context));
    await engine.launch([
      { name: beatQueue, workerConcurrency: availableParallelism() },
      { name: soundQueue, workerConcurrency: 1 },
    ]);
    return { studio: new Studio(context, engine, makeAd), close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

/** ffmpeg and the database are looked for side by side. When one is missing, the other is let go of. */
async function openGround(config: Config): Promise<[FfmpegBinary, OpenDatabase]> {
  const { searchPath, ffmpegPath, homeFolder, databaseUrl } = config;
  const [ffmpeg, database] = await Promise.allSettled([
    findFfmpeg({ searchPath, ...(ffmpegPath === undefined ? {} : { override: ffmpegPath }) }),
    openDatabase({ homeFolder, ...(databaseUrl === undefined ? {} : { databaseUrl }) }),
  ]);
  if (database.status === 'rejected') throw database.reason;
  if (ffmpeg.status === 'fulfilled') return [ffmpeg.value, database.value];
  await database.value.close();
  throw ffmpeg.reason;
}

function createContext(
  database: Database,
  pool: RenderPool,
  homeFolder: string,
  ffmpeg: FfmpegBinary,
  sabotage: Config['sabotage'],
): PipelineContext {
  const blobs = new FilesystemBlobStore(join(homeFolder, 'blobs'));
  const models: PipelineContext['models'] = {
    planner: createOfflinePlanner(),
    image: createOfflineImageModel(pool),
    video: createOfflineVideoModel(pool),
    music: createOfflineMusicModel(pool),
  };
  return {
    videos: new VideoStore(database),
    branches: new BranchStore(database),
    checkpoints: new CheckpointStore(database),
    artifacts: new ArtifactStore(database, blobs),
    assets: new AssetStore(database, blobs),
    events: new EventLog(database),
    blobs,
    pool,
    runner: createFfmpegRunner(ffmpeg),
    models,
    makers: makersOf(models, ffmpeg.version),
    scratchFolder: join(homeFolder, 'scratch'),
    finishedFrames: new FinishedFrames(join(homeFolder, 'scratch', 'finished')),
    sabotage,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
}

/** Encoders of different versions write different bytes for the same frames, so their version is part of each key. */
function makersOf({ image, video, music }: PipelineContext['models'], ffmpegVersion: string): NodeMakers {
  const nameOf = (maker: { provider: string; model: string; version: string }) => ({
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
