import { Worker } from 'node:worker_threads';
import { BeatboardError, errorTable, type ErrorCode } from '#domain/errors.ts';
import type { FfmpegBinary } from './ffmpeg/ffmpeg-binary.ts';
import type { RenderOrder, RenderReply, RenderResult, RenderTask } from './render-task.ts';

interface Job {
  readonly task: RenderTask;
  readonly affinity: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane {
  readonly worker: Worker;
  job: Job | null;
  /** The affinity of the last job: its prepared plate is probably still in this worker's memory. */
  affinity: string;
}

/**
 * Draws and composes in worker threads. Jobs with the same affinity (a beat's picture, clip and segment)
 * go to the same thread when it is free, because preparing a plate costs as much as drawing a second of it.
 */
export class RenderPool {
  readonly #lanes: Lane[] = [];
  readonly #waiting: Job[] = [];
  readonly #ffmpeg: Promise<FfmpegBinary>;
  readonly #size: number;
  #closed = false;

  /**
   * @param ffmpeg May still be looked for: threads start without it, and jobs wait for it.
   * @param size Number of threads, one for each core. They start with the first job, or with `warmUp`.
   */
  constructor(ffmpeg: Promise<FfmpegBinary>, size: number) {
    this.#ffmpeg = ffmpeg;
    this.#size = size;
  }

  /** Does one task; the promise settles when its output file is whole, or rejects with a BeatboardError. */
  run<Task extends RenderTask>(task: Task, affinity: string): Promise<RenderResult<Task>> {
    if (this.#closed) return Promise.reject(new BeatboardError('canceled', 'Rendering was stopped.'));
    return new Promise<RenderResult<Task>>((resolve, reject) => {
      this.#waiting.push({ task, affinity, resolve: resolve as (result: unknown) => void, reject });
      this.#dispatch();
    });
  }

  /** Starts every thread now, so that loading code overlaps with other work. */
  warmUp(): void {
    while (this.#lanes.length < this.#size) this.#lanes.push(this.#createLane());
  }

  /** Ends all threads; jobs under way reject. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(new BeatboardError('canceled', 'Rendering was stopped.'));
    await Promise.all(this.#lanes.map((lane) => lane.worker.terminate()));
  }

  #dispatch(): void {
    this.warmUp();
    for (const lane of this.#lanes) {
      if (lane.job !== null || this.#waiting.length === 0) continue;
      const own = this.#waiting.findIndex((job) => job.affinity === lane.affinity);
      const unclaimed = this.#waiting.findIndex(
        (job) => !this.#lanes.some((other) => other !== lane && other.affinity === job.affinity && other.job === null),
      );
      this.#begin(lane, this.#waiting.splice(Math.max(own >= 0 ? own : unclaimed, 0), 1)[0]!);
    }
  }

  #begin(lane: Lane, job: Job): void {
    lane.job = job;
    lane.affinity = job.affinity;
    this.#ffmpeg.then(
      ({ ffmpegPath }) => lane.worker.postMessage({ task: job.task, ffmpegPath } satisfies RenderOrder),
      (error: unknown) => {
        lane.job = null;
        job.reject(error);
      },
    );
  }

  #createLane(): Lane {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
      // Frames lie outside V8's heap; a small young generation lets their handles go before they pile up.
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    const lane: Lane = { worker, job: null, affinity: '' };
    worker.on('message', (reply: RenderReply) => {
      const job = lane.job!;
      lane.job = null;
      if (reply.ok) job.resolve(reply.result);
      else job.reject(toError(reply.message, reply.code));
      this.#dispatch();
    });
    worker.on('error', (error) => this.#replace(lane, error));
    worker.on('exit', () => this.#replace(lane, new BeatboardError('make_failed', 'A rendering thread ended early.')));
    return lane;
  }

  /** A thread that died takes only its own job with it. */
  #replace(lane: Lane, error: unknown): void {
    const position = this.#lanes.indexOf(lane);
    if (position < 0) return;
    this.#lanes.splice(position, 1);
    lane.job?.reject(error);
    lane.job = null;
    if (!this.#closed && this.#waiting.length > 0) this.#dispatch();
  }
}

function toError(message: string, code: string | null): Error {
  if (code !== null && code in errorTable) return new BeatboardError(code as ErrorCode, message);
  return new BeatboardError('make_failed', message);
}
