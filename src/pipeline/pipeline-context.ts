import type { Hash, NodeMakers } from '#domain/build-graph.ts';
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
import type { EventLog } from '#storage/event-log.ts';
import type { VideoStore } from '#storage/video-store.ts';
import type { FinishedFrames } from './finished-frames.ts';
import type { Sabotage } from './sabotage.ts';

/** Everything the phases act with. Made once, by `app/studio-context.ts`. */
export interface PipelineContext {
  readonly videos: VideoStore;
  readonly branches: BranchStore;
  readonly checkpoints: CheckpointStore;
  readonly artifacts: ArtifactStore;
  readonly assets: AssetStore;
  readonly events: EventLog;
  readonly blobs: BlobStore;
  readonly pool: RenderPool;
  readonly runner: FfmpegRunner;
  readonly models: {
    readonly planner: Planner;
    readonly image: ImageModel;
    readonly video: VideoModel;
    readonly music: MusicModel;
  };
  readonly makers: NodeMakers;
  /** Folder for unfinished files, on the blob store's own disk. */
  readonly scratchFolder: string;
  readonly finishedFrames: FinishedFrames;
  readonly hash: Hash;
  /** The safeguard a test has broken, if any. */
  readonly sabotage?: Sabotage | undefined;
}
