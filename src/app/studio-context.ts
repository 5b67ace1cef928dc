import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { BeatboardError } from '#domain/errors.ts';
import { Engine } from '#engine/engine.ts';
import type { QueueDefinition } from '#engine/queue-definition.ts';
import { findFfmpeg, type FfmpegBinary } from '#media/ffmpeg/ffmpeg-binary.ts';
import { RenderPool } from '#media/render-pool.ts';
import { Dispatcher } from '#pipeline/dispatcher.ts';
import { beatQueue, filmQueue, registerStories, runQueue, soundQueue } from '#pipeline/make-ad.ts';
import { createCraft } from '#pipeline/phases/craft.ts';
import { createPhases } from '#pipeline/phases/create-phases.ts';
import { startCaretaker } from '#pipeline/paid/caretaker.ts';
import { emptyScratch } from '#pipeline/scratch.ts';
import { createStudio } from '#pipeline/studio/create-studio.ts';
import type { Studio } from '#pipeline/studio/studio.ts';
import type { BlobStore } from '#storage/blob-store.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import { openBlobStore } from '#storage/open-blob-store.ts';
import { openDatabase, type OpenDatabase } from '#storage/open-database.ts';
import { readServerSecret } from '#storage/server-secret.ts';
import type { Config } from './config.ts';
import { createContext } from './create-context.ts';
import type { ProviderDesk } from './provider-desk.ts';
import type { ReplicateHooks } from './replicate-hooks.ts';

/** Runs started by this version are taken up by this version; raised only when the story's steps change: others would be stranded. */
const applicationVersion = '3';

/** Runs wait for their beats more than they work: as many as a few users can have in work. */
const runsAtOnce = 40;

/** Beats that wait for models of others: as many as the runs at once may have. */
const filmsAtOnce = 400;

/** Which part of the work a process does: all of it, only what requests ask for at once, or only what is queued. */
export type StudioRole = 'all' | 'api' | 'worker';

/** How a studio lives. */
export interface StudioHabits {
  /** It makes one video and leaves: an ad given up yesterday must not be drawn before today's. */
  readonly leavesAfterOneVideo?: boolean;
}

/** An open studio and how to close it. */
export interface OpenStudio {
  readonly studio: Studio;
  readonly database: Database;
  readonly blobs: BlobStore;
  /** The real path of this process's data folder. */
  readonly homeFolder: string;
  /** Takes what Replicate tells of its predictions. */
  readonly replicateHooks: ReplicateHooks;
  /** The providers as each user has them. */
  readonly providerDesk: ProviderDesk;
  /** What this server's own keys are derived from. */
  readonly secret: string;
  /** Stops work in this process; unfinished runs go on when the studio is opened again. */
  close(): Promise<void>;
}

/**
 * Opens everything a studio needs and joins it together. The only place that knows every concrete class. API and worker
 * of one data folder may run side by side: each has a folder of its own within it for its lock and its scratch files.
 */
export async function openStudio(
  config: Config,
  role: StudioRole = 'all',
  { leavesAfterOneVideo = false }: StudioHabits = {},
): Promise<OpenStudio> {
  if (role !== 'all' && config.databaseUrl === undefined) {
    throw new BeatboardError('settings_invalid', `The role ${role} needs DATABASE_URL: both share one database.`);
  }
  const search = searchFfmpeg(config);
  const pool = new RenderPool(search, availableParallelism());
  // Threads load their code while the database starts. A server has time for that until its first video comes.
  if (leavesAfterOneVideo) pool.warmUp();
  const closing = [() => pool.close()];
  const close = async (): Promise<void> => {
    let failure: unknown;
    // Each is closed whatever the others do: a database left running would outlive us.
    for (const step of closing.splice(0)) await step().catch((error: unknown) => (failure ??= error));
    if (failure !== undefined) throw failure;
  };
  try {
    const [ffmpeg, opened] = await openGround(config, search, role);
    closing.push(
      () => emptyScratch(join(opened.homeFolder, 'scratch')),
      () => opened.close(),
    );
    const database = await connectDatabase(opened.url);
    closing.unshift(() => database.destroy());
    const { executorId, url: databaseUrl } = opened;
    const engine = new Engine({ databaseUrl, executorId, applicationName: 'beatboard', applicationVersion });
    closing.unshift(() => engine.shutdown({ waitMs: 0 }));
    const blobs = await openBlobStore(config.homeFolder, config.s3);
    const secret = await readServerSecret(opened.homeFolder, config.auth.secret);
    const ground = { database, databaseUrl, blobs, pool, ffmpeg, homeFolder: opened.homeFolder, executorId, secret };
    const { context, replicateHooks, providerDesk } = createContext(ground, config);
    await emptyScratch(context.scratchFolder);
    // Another process of the same folder may be copying into the store right now.
    if (role === 'all') await context.blobs.removeUnfinished();
    const stories = registerStories(engine, createPhases(context, createCraft(context)));
    await engine.launch(role === 'api' ? [] : queues());
    const dispatcher = new Dispatcher(context, engine, stories);
    if (role !== 'api') {
      closing.unshift(startCaretaker(context.paid, role === 'all'));
      await dispatcher.reconcile();
    }
    await context.deleteDoomedBlobs();
    const studio = createStudio(context, dispatcher);
    return {
      studio: leavesAfterOneVideo ? parking(studio) : studio,
      database,
      blobs,
      homeFolder: opened.homeFolder,
      ...{ replicateHooks, providerDesk, secret },
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

function searchFfmpeg({ searchPath, ffmpegPath }: Config): Promise<FfmpegBinary> {
  return findFfmpeg({ searchPath, ...(ffmpegPath === undefined ? {} : { override: ffmpegPath }) });
}

/** The database is opened while ffmpeg is looked for. When one is missing, the other is let go of. */
async function openGround(
  config: Config,
  search: Promise<FfmpegBinary>,
  role: StudioRole,
): Promise<[FfmpegBinary, OpenDatabase]> {
  const { databaseUrl } = config;
  const homeFolder = role === 'all' ? config.homeFolder : join(config.homeFolder, role);
  const [ffmpeg, database] = await Promise.allSettled([
    search,
    openDatabase({ homeFolder, ...(databaseUrl === undefined ? {} : { databaseUrl }) }),
  ]);
  if (database.status === 'rejected') throw database.reason;
  if (ffmpeg.status === 'fulfilled') return [ffmpeg.value, database.value];
  await database.value.close();
  throw ffmpeg.reason;
}

/** A studio that stops all other work as soon as a video is asked for. */
function parking(studio: Studio): Studio {
  const { videos } = studio;
  return {
    ...studio,
    videos: {
      ...videos,
      async make(userId, request, options) {
        const made = await videos.make(userId, request, options);
        await videos.parkOthers(userId, made.video.id);
        return made;
      },
    },
  };
}

/** Beats follow one another without a gap. Runs and sound are started once, and every look costs processor time. */
function queues(): QueueDefinition[] {
  return [
    { name: runQueue, workerConcurrency: runsAtOnce, pollingIntervalMs: 100 },
    { name: beatQueue, workerConcurrency: availableParallelism() },
    { name: soundQueue, workerConcurrency: 1, pollingIntervalMs: 250 },
    { name: filmQueue, workerConcurrency: filmsAtOnce, pollingIntervalMs: 100 },
  ];
}
