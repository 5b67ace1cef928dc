import type { Phase } from '#domain/slot.ts';
import type { StoredRun } from '#storage/run-store.ts';
import type { ArtifactReference } from './artifact-reference.ts';
import { beatQueue, runQueue, type Stories, type StoryEngine } from './make-ad.ts';
import type { TakeOrder } from './make-take.ts';
import type { PipelineContext } from './pipeline-context.ts';
import { toBeatboardError } from './to-beatboard-error.ts';

/** Hands work to the engine. The rows say what shall be done; this makes sure that it is under way. */
export class Dispatcher {
  readonly #context: PipelineContext;
  readonly #engine: StoryEngine;
  readonly #stories: Stories;

  constructor(context: PipelineContext, engine: StoryEngine, stories: Stories) {
    this.#context = context;
    this.#engine = engine;
    this.#stories = stories;
  }

  /** Sets a run going; one that is under way or over is left alone. */
  async start({
    id,
    userId,
    videoId,
    toPhase,
  }: Pick<StoredRun, 'id' | 'userId' | 'videoId' | 'toPhase'>): Promise<void> {
    const run = { runId: id, userId, videoId, toPhase: toPhase as Phase };
    await this.#engine.start(this.#stories.makeAd, { id, queue: runQueue }, run);
  }

  /** Sets a take going; the promise is of its artifact and rejects with a BeatboardError. */
  async startTake(id: string, order: TakeOrder): Promise<{ readonly result: Promise<ArtifactReference> }> {
    const take = await this.#engine.start(this.#stories.makeTake, { id, queue: beatQueue }, order);
    const result = take.result().catch((error: unknown) => {
      throw toBeatboardError(error);
    });
    return { result };
  }

  /** Stops a run with all that belongs to it. Its video says so unless the run had ended by itself. */
  async stop({ id, userId, videoId }: Pick<StoredRun, 'id' | 'userId' | 'videoId'>): Promise<void> {
    const run = { runId: id, userId, videoId };
    await this.#context.commits.endRun(run, 'canceled', { status: 'canceled', error: null });
    if ((await this.#engine.status(id)) !== undefined) await this.#engine.cancel(id);
  }

  /**
   * Brings rows and engine together after a crash: a run that was written down but never handed over is started; one
   * that the engine has given up is marked as failed.
   */
  async reconcile(): Promise<void> {
    for (const run of await this.#context.runs.allUnfinished()) {
      const status = await this.#engine.status(run.id);
      if (status === undefined) await this.start(run);
      if (status !== 'failed' && status !== 'canceled') continue;
      const error = { code: 'make_failed', message: 'The work was given up after it had been interrupted too often.' };
      const place = { runId: run.id, userId: run.userId, videoId: run.videoId };
      if (status === 'failed') await this.#context.commits.endRun(place, 'failed', { status: 'failed', error });
      else await this.#context.commits.endRun(place, 'canceled', { status: 'canceled', error: null });
    }
  }
}
