import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';
import { BeatboardError, errorTable, type ErrorCode } from '#domain/errors.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import type { Spec } from '#domain/spec.ts';
import type { Engine } from '#engine/engine.ts';
import type { Workflow } from '#engine/workflow.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import { asDatabaseError } from '#storage/database.ts';
import type { Checkpoint } from '#storage/checkpoint-store.ts';
import type { StoredEvent } from '#storage/event-log.ts';
import type { Video } from '#storage/video-store.ts';
import { toReference, type ArtifactReference } from './artifact-reference.ts';
import type { PipelineContext } from './pipeline-context.ts';
import { graphOf } from './produce.ts';
import type { Run } from './run.ts';
import { loadSpec } from './spec-library.ts';
import { takeInImage, takeInTrack } from './take-in.ts';
import { progressOf, secondsLeft, type VideoProgress } from './video-progress.ts';

/** Everything about a video at one moment. */
export interface VideoSnapshot {
  readonly video: Video;
  /** Null until the plan is made. */
  readonly spec: Spec | null;
  readonly progress: VideoProgress | null;
  readonly secondsLeft: number | null;
  /** The newest artifact of each slot. */
  readonly artifacts: readonly Artifact[];
  readonly checkpoints: readonly Checkpoint[];
  /** Number of the newest event the snapshot includes. */
  readonly sequence: number;
}

/** What a run had when this process began to work on it: the base of its pace. */
interface Pace {
  readonly startedMs: number;
  share: number | null;
}

/** Commands and queries on videos. Every one takes the user whose videos they are. */
export class Studio {
  readonly #context: PipelineContext;
  readonly #engine: Engine;
  readonly #makeAd: Workflow<Run, ArtifactReference>;
  readonly #paces = new Map<string, Pace>();

  constructor(context: PipelineContext, engine: Engine, makeAd: Workflow<Run, ArtifactReference>) {
    this.#context = context;
    this.#engine = engine;
    this.#makeAd = makeAd;
  }

  /** Checks and keeps a file for later use; returns the asset's id. */
  async takeIn(userId: string, filePath: string, kind: 'image' | 'track'): Promise<string> {
    const take = kind === 'image' ? takeInImage : takeInTrack;
    return (await take(this.#context, userId, filePath)).id;
  }

  /** Starts a video, or goes on with the unfinished one that an equal request started before. */
  async makeVideo(userId: string, request: MakeRequest): Promise<{ videoId: string; resumed: boolean }> {
    const { videos, hash } = this.#context;
    const requestDigest = hash(canonicalJson(request as unknown as JsonValue));
    const unfinished = await videos.findLatestUnfinished(userId, requestDigest);
    const title = request.title ?? '';
    const video =
      unfinished ?? (await videos.create({ userId, title, prompt: request.prompt, request, requestDigest }));
    await this.#run(userId, video.id);
    return { videoId: video.id, resumed: unfinished !== undefined };
  }

  /**
   * Stops every other unfinished video of this process, for a caller that makes one and leaves: an ad given up yesterday
   * must not be drawn before today's. What is stored of it stays, and asking for it again goes on with it.
   */
  async parkOthers(userId: string, videoId: string): Promise<void> {
    for (const run of await this.#engine.listUnfinished()) {
      const [otherId] = run.id.split(':run:');
      if (run.workflow !== this.#makeAd.name || otherId === undefined || otherId === videoId) continue;
      await this.#engine.cancel(run.id);
      // A process killed between a video's completion and its run's end leaves the run, but there is nothing to stop.
      const other = await this.#context.videos.find(userId, otherId);
      if (other === undefined || other.status === 'completed') continue;
      await this.#context.videos.update(userId, otherId, { status: 'canceled' });
    }
  }

  /** Starts the next run of a video, or joins the one under way. */
  async #run(userId: string, videoId: string): Promise<void> {
    const runId = await this.#nextRunId(videoId);
    await this.#context.videos.update(userId, videoId, { status: 'running', error: null });
    this.#paces.set(videoId, { startedMs: performance.now(), share: null });
    const run = await this.#engine.start(this.#makeAd, { id: runId }, { runId, userId, videoId });
    run.result().then(
      () => this.#recordEnd(userId, videoId),
      (error: unknown) => this.#recordFailure(userId, videoId, error),
    );
  }

  /** Runs are numbered. A failed or canceled one is followed by the next, which finds all that is stored; what is left of it is stopped first. */
  async #nextRunId(videoId: string): Promise<string> {
    for (let number = 1; ; number++) {
      const runId = `${videoId}:run:${number}`;
      const status = await this.#engine.status(runId);
      if (status !== 'failed' && status !== 'canceled') return runId;
      await this.#engine.cancel(runId);
    }
  }

  /** The run marks its video complete itself. A run that ended just as it was asked for again may have been marked anew. */
  async #recordEnd(userId: string, videoId: string): Promise<void> {
    const { videos } = this.#context;
    const video = await videos.find(userId, videoId).catch(() => undefined);
    if (video !== undefined && video.status !== 'completed') {
      await videos.update(userId, videoId, { status: 'completed', phase: 4, error: null }).catch(() => undefined);
    }
  }

  async #recordFailure(userId: string, videoId: string, error: unknown): Promise<void> {
    const failure = toBeatboardError(error);
    const status = failure.code === 'canceled' ? 'canceled' : 'failed';
    await this.#context.videos
      .update(userId, videoId, { status, error: { code: failure.code, message: failure.message } })
      .catch(() => undefined);
  }

  /** Everything about a video now. Throws `not_found`. */
  async snapshot(userId: string, videoId: string): Promise<VideoSnapshot> {
    const { artifacts, checkpoints, events, videos } = this.#context;
    const sequence = await events.latestSequence(userId, videoId);
    const video = await videos.get(userId, videoId);
    const newest = new Map((await artifacts.list(userId, videoId)).map((artifact) => [artifact.slot, artifact]));
    const specArtifact = newest.get('spec');
    const spec = specArtifact === undefined ? null : await loadSpec(this.#context, toReference(specArtifact));
    const progress = spec === null ? null : progressOf(graphOf(this.#context, spec), new Set(newest.keys()));
    return {
      video,
      spec,
      progress,
      secondsLeft: progress === null ? null : this.#secondsLeft(videoId, progress.share),
      artifacts: [...newest.values()],
      checkpoints: await checkpoints.list(userId, videoId),
      sequence,
    };
  }

  #secondsLeft(videoId: string, share: number): number | null {
    const pace = this.#paces.get(videoId);
    if (pace === undefined) return null;
    pace.share ??= share;
    return secondsLeft(pace.share, share, (performance.now() - pace.startedMs) / 1000);
  }

  /** Events after a number, oldest first. */
  async eventsAfter(userId: string, videoId: string, sequence: number): Promise<readonly StoredEvent[]> {
    return this.#context.events.eventsAfter(userId, videoId, sequence);
  }

  /** A file that holds an artifact's bytes. It must not be written to. Throws `not_found`. */
  async artifactPath(userId: string, artifactId: string): Promise<string> {
    const artifact = await this.#context.artifacts.get(userId, artifactId);
    return this.#context.blobs.localPath(artifact.storageKey);
  }

  /** Stops a video's work; what is finished stays. */
  async cancel(userId: string, videoId: string): Promise<void> {
    const video = await this.#context.videos.get(userId, videoId);
    if (video.status === 'completed') return;
    await this.#engine.cancel(await this.#nextRunId(videoId));
    await this.#context.videos.update(userId, videoId, { status: 'canceled' });
  }
}

/** An error as it comes back from the engine: its class is lost on the way through the database, its code is not. */
function toBeatboardError(failure: unknown): BeatboardError {
  const error = asDatabaseError(failure);
  if (error instanceof BeatboardError) return error;
  const { message, code } = error as { message?: unknown; code?: unknown };
  if (code === 'ENOSPC') return new BeatboardError('disk_full', 'The disk became full.', { cause: error });
  const known = typeof code === 'string' && code in errorTable;
  return new BeatboardError(known ? (code as ErrorCode) : 'make_failed', String(message ?? error), { cause: error });
}
