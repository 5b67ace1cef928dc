import type { Slot } from '#domain/slot.ts';
import { selectedIds, type Manifest } from '#domain/manifest.ts';
import type { Checkpoint } from '#storage/checkpoint-store.ts';
import type { StoredRun } from '#storage/run-store.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { costOfVideo } from '../video-cost.ts';
import { progressOf, secondsLeft } from '../video-progress.ts';
import type { VideoSnapshot } from './studio.ts';

/** What a run had when this process first looked at it: the base of its pace. */
interface Pace {
  readonly runId: string;
  readonly startedMs: number;
  readonly share: number;
}

/** Tells everything about videos at one moment. */
export class VideoSnapshots {
  readonly #context: PipelineContext;
  /** By video; forgotten when its run ends. */
  readonly #paces = new Map<string, Pace>();

  constructor(context: PipelineContext) {
    this.#context = context;
  }

  /** Throws `not_found`. The event number is read first: what happens meanwhile is told again, never left out. */
  async take(userId: string, videoId: string): Promise<VideoSnapshot> {
    const { artifacts, branches, checkpoints, events, runs, specs, videos } = this.#context;
    const sequence = await events.latestSequence(userId, videoId);
    const video = await videos.get(userId, videoId);
    const [all, listed, branchList, run] = await Promise.all([
      artifacts.list(userId, videoId),
      checkpoints.list(userId, videoId),
      branches.list(userId, videoId),
      runs.latest(userId, videoId),
    ]);
    const cost = await costOfVideo(this.#context, userId, videoId, all);
    const manifest = await this.#manifestNow(run, listed);
    const byId = new Map(all.map((artifact) => [artifact.id, artifact]));
    const selected = selectedIds(manifest).flatMap((id) => byId.get(id) ?? []);
    const plan = selected.find((artifact) => artifact.slot === 'spec');
    const known = plan === undefined ? null : await specs.load(plan);
    const made = new Set(Object.keys(manifest) as Slot[]);
    return {
      video,
      spec: known?.spec ?? null,
      progress: known === null ? null : progressOf(known.graph, made),
      secondsLeft: known === null || run?.status !== 'running' ? null : this.secondsLeft(run, known.graph, made),
      waitingFor: run?.status === 'running' ? await this.#waitingFor(userId, videoId) : null,
      artifacts: selected,
      checkpoints: listed,
      branches: branchList,
      costMicroUsd: cost.totalMicroUsd,
      costByPhase: cost.byPhase,
      sequence,
    };
  }

  /** The provider in trouble that the video's calls were last told to wait for. */
  async #waitingFor(userId: string, videoId: string): Promise<VideoSnapshot['waitingFor']> {
    const types = ['provider_paused', 'provider_resumed'];
    const newest = await this.#context.events.newestOf(userId, videoId, types);
    if (newest?.type !== 'provider_paused') return null;
    const { provider, reason } = newest.data as { readonly provider: string; readonly reason: string | null };
    return { provider, reason: reason ?? 'it does not answer' };
  }

  /** What the run under way selects, or else the newest checkpoint. */
  async #manifestNow(run: StoredRun | undefined, checkpoints: readonly Checkpoint[]): Promise<Manifest> {
    const newest = checkpoints.at(-1);
    if (run !== undefined && (run.status !== 'done' || newest === undefined)) {
      return this.#context.runs.manifest(run.id);
    }
    return newest?.manifest ?? {};
  }

  /** Time to the end of the run, at the pace since this process first saw it. */
  secondsLeft(
    run: Pick<StoredRun, 'id' | 'videoId' | 'toPhase'>,
    graph: Parameters<typeof progressOf>[0],
    made: ReadonlySet<Slot>,
  ): number | null {
    const wanted = { ...graph, nodes: graph.nodes.filter((node) => node.phase <= run.toPhase) };
    const { share } = progressOf(wanted, made);
    const known = this.#paces.get(run.videoId);
    const pace = known?.runId === run.id ? known : { runId: run.id, startedMs: performance.now(), share };
    if (share >= 1) this.#paces.delete(run.videoId);
    else this.#paces.set(run.videoId, pace);
    return secondsLeft(pace.share, share, (performance.now() - pace.startedMs) / 1000);
  }
}
