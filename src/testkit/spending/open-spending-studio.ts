import { join } from 'node:path';
import type { Config } from '#app/config.ts';
import { createContext } from '#app/create-context.ts';
import { createReplicateHooks, type ReplicateHooks } from '#app/replicate-hooks.ts';
import { createPace } from '#domain/ledger/pace.ts';
import { Engine } from '#engine/engine.ts';
import type { CrashPoint } from '#pipeline/crash-point.ts';
import { Dispatcher } from '#pipeline/dispatcher.ts';
import { beatQueue, filmQueue, registerStories, runQueue, soundQueue } from '#pipeline/make-ad.ts';
import { startCaretaker } from '#pipeline/paid/caretaker.ts';
import { systemClock } from '#pipeline/paid/clock.ts';
import { createPaidDesk } from '#pipeline/paid/paid-desk.ts';
import { createPhases } from '#pipeline/phases/create-phases.ts';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import { emptyScratch } from '#pipeline/scratch.ts';
import { createStudio } from '#pipeline/studio/create-studio.ts';
import type { Studio } from '#pipeline/studio/studio.ts';
import { connectDatabase } from '#storage/database.ts';
import { FilesystemBlobStore } from '#storage/filesystem-blob-store.ts';
import { openDatabase } from '#storage/open-database.ts';
import type { VideoStore } from '#storage/video-store.ts';
import { createBuyingCraft } from './buying-craft.ts';

/** A studio whose films are of paper and whose purchases are real. */
export interface SpendingStudio {
  readonly studio: Studio;
  readonly videos: VideoStore;
  readonly replicateHooks: ReplicateHooks;
}

/**
 * Opens a studio as `app/studio-context.ts` does: home lock, database, engine, vendors, ledger, desk and caretaker. What
 * it leaves out is drawing threads and ffmpeg, so that one that was killed is back within half a second.
 */
export async function openSpendingStudio(config: Config, crashPoint: CrashPoint): Promise<SpendingStudio> {
  const { homeFolder, databaseUrl, timeScale, publicUrl, sabotage } = config;
  const opened = await openDatabase({ homeFolder, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  const database = await connectDatabase(opened.url);
  const blobs = new FilesystemBlobStore(join(homeFolder, 'blobs'));
  const missing = new Proxy({}, { get: () => refuse }) as never;
  const ground = {
    ...{ database, databaseUrl: opened.url, blobs, pool: missing, homeFolder: opened.homeFolder },
    ffmpeg: { ffmpegPath: '', version: 'paper' } as never,
    executorId: opened.executorId,
    secret: 'a secret of paper',
  };
  const { context: drawing, providerDesk } = createContext(ground, config);
  const { vendors, budgetOf } = providerDesk;
  const paid = createPaidDesk({
    ...{ ledger: drawing.ledger, vendors, blobs, crashPoint, sabotage, clock: systemClock, random: Math.random },
    folder: join(opened.homeFolder, 'calls'),
    owner: opened.executorId,
    pace: createPace(timeScale),
    probe: async () => null,
    budgetOf,
    webhookUrl: (provider, attemptId) =>
      publicUrl === undefined || provider !== 'replicate'
        ? null
        : `${publicUrl}/api/webhooks/replicate?attempt=${attemptId}`,
  });
  const context: PipelineContext = { ...drawing, paid };
  const engine = new Engine({
    ...{ databaseUrl: opened.url, executorId: opened.executorId },
    ...{ applicationName: 'beatboard', applicationVersion: 'spending' },
  });
  await emptyScratch(context.scratchFolder);
  await blobs.removeUnfinished();
  const stories = registerStories(engine, createPhases(context, createBuyingCraft(context)));
  await engine.launch([runQueue, beatQueue, soundQueue, filmQueue].map((name) => ({ name, workerConcurrency: 50 })));
  const dispatcher = new Dispatcher(context, engine, stories);
  startCaretaker(paid, true);
  await dispatcher.reconcile();
  const replicateHooks = createReplicateHooks({ accountOf: () => providerDesk.replicateOf(undefined), paid });
  return { studio: createStudio(context, dispatcher), videos: context.videos, replicateHooks };
}

function refuse(): never {
  throw new Error('Nothing is drawn on paper.');
}
