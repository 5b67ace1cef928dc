import type { Hash } from '#domain/build-graph.ts';
import type { Budget } from '#domain/ledger/budget.ts';
import type { FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import type { RenderPool } from '#media/render-pool.ts';
import type { ImageModel } from '#providers/image-model.ts';
import type { MusicModel } from '#providers/music-model.ts';
import type { Planner } from '#providers/planner.ts';
import type { VideoModel } from '#providers/video-model.ts';
import type { ArtifactStore } from '#storage/artifact-store.ts';
import type { AssetStore } from '#storage/asset-store.ts';
import type { BlobStore } from '#storage/blob-store.ts';
import type { BranchStore } from '#storage/branch-store.ts';
import type { CheckpointStore } from '#storage/checkpoint-store.ts';
import type { Commits } from '#storage/commits.ts';
import type { DraftStore } from '#storage/draft-store.ts';
import type { EventLog } from '#storage/event-log.ts';
import type { Ledger } from '#storage/ledger/ledger.ts';
import type { PreviewCache } from '#storage/preview-cache.ts';
import type { RunStore } from '#storage/run-store.ts';
import type { VideoStore } from '#storage/video-store.ts';
import type { FinishedFrames } from './finished-frames.ts';
import type { ModelDesk } from './model-desk.ts';
import type { Turns } from './one-at-a-time.ts';
import type { PaidDesk } from './paid/paid-desk.ts';
import type { Sabotage } from './sabotage.ts';
import type { SpecLibrary } from './spec-library.ts';

/** Everything the phases act with. Made once, by `app/studio-context.ts`. */
export interface PipelineContext {
  readonly videos: VideoStore;
  readonly branches: BranchStore;
  readonly checkpoints: CheckpointStore;
  readonly artifacts: ArtifactStore;
  readonly assets: AssetStore;
  readonly drafts: DraftStore;
  readonly runs: RunStore;
  readonly events: EventLog;
  /** Everything that was asked of paid providers. */
  readonly ledger: Ledger;
  /** What a user may spend on paid models now. */
  readonly budgetOf: (userId: string) => Promise<Budget>;
  readonly specs: SpecLibrary;
  readonly commits: Commits;
  /** Wakes with a video's id whenever it may have news, until `signal` is aborted. */
  readonly listenForEvents: (wake: (videoId: string) => void, signal: AbortSignal) => Promise<void>;
  /** Files of others are read one at a time. */
  readonly intakeTurns: Turns;
  /** Deletes the bytes of what has been deleted. */
  readonly deleteDoomedBlobs: () => Promise<void>;
  readonly blobs: BlobStore;
  /** Small pictures and shapes of what is stored. */
  readonly previews: PreviewCache;
  readonly pool: RenderPool;
  readonly runner: FfmpegRunner;
  readonly models: {
    readonly planner: Planner;
    readonly image: ImageModel;
    readonly video: VideoModel;
    readonly music: MusicModel;
  };
  readonly modelDesk: ModelDesk;
  /** Buys what models of others make; each purchase once. */
  readonly paid: PaidDesk;
  /** Work of this machine's own beside what waits for others: as many at once as there are cores. */
  readonly work: Turns;
  /** Folder for unfinished files, on the blob store's own disk. */
  readonly scratchFolder: string;
  readonly finishedFrames: FinishedFrames;
  readonly hash: Hash;
  /** The safeguard a test has broken, if any. */
  readonly sabotage?: Sabotage | undefined;
}
