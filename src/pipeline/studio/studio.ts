import type { Readable } from 'node:stream';
import type { Bill } from '#domain/bill.ts';
import type { ChangedSlot } from '#domain/manifest.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { Phase, Slot } from '#domain/slot.ts';
import type { Spec } from '#domain/spec.ts';
import type { SpecPatch } from '#domain/spec-patch.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { Asset } from '#storage/asset-store.ts';
import type { Branch } from '#storage/branch-store.ts';
import type { Checkpoint } from '#storage/checkpoint-store.ts';
import type { StoredEvent } from '#storage/event-log.ts';
import type { Page, PageRequest } from '#storage/page.ts';
import type { Video, VideoStatus } from '#storage/video-store.ts';
import type { CostGrouping, CostQuery, CostRow, CostSum, EstimateRow } from '#storage/ledger/costs.ts';
import type { VideoProgress } from '../video-progress.ts';

/** Commands and queries on videos. Every one takes the user whose videos they are and finds nobody else's. */
export interface Studio {
  readonly videos: VideoDesk;
  readonly checkpoints: CheckpointDesk;
  readonly branches: BranchDesk;
  readonly assets: AssetDesk;
  readonly previews: PreviewDesk;
  readonly events: EventDesk;
  readonly costs: CostDesk;
}

/** Names a command, so that doing it again after a crash finds what the first try began instead of beginning anew. */
export interface CommandOptions {
  /** At most 60 letters, digits, dashes and underscores; unique for the user. */
  readonly commandId?: string;
}

export interface MakeOptions extends CommandOptions {
  /** Go on with the newest unfinished video of an equal request instead of starting another. */
  readonly resume?: boolean;
}

/** Everything about a video at one moment. */
export interface VideoSnapshot {
  readonly video: Video;
  /** The plan of the newest checkpoint, or of the run under way; null until there is one. */
  readonly spec: Spec | null;
  readonly progress: VideoProgress | null;
  readonly secondsLeft: number | null;
  /** The provider whose trouble the run waits out, and what it said; null when it waits for none. */
  readonly waitingFor: { readonly provider: string; readonly reason: string } | null;
  /** What the newest checkpoint, or the run under way, selects in each slot. */
  readonly artifacts: readonly Artifact[];
  /** Oldest first. */
  readonly checkpoints: readonly CheckpointEntry[];
  readonly branches: readonly Branch[];
  /** Of everything ever made for the video; null when a price is not known. */
  readonly costMicroUsd: MicroUsd | null;
  readonly costByPhase: Readonly<Record<Phase, MicroUsd | null>>;
  /** Number of the newest event the snapshot includes. */
  readonly sequence: number;
}

/** A checkpoint, and whether edits wait there. */
export interface CheckpointEntry extends Checkpoint {
  readonly hasEdits: boolean;
}

/** A video as the library shows it. */
export interface VideoCard {
  readonly video: Video;
  /** How much is made of it, 0 to 1; of a finished video 1. */
  readonly share: number;
  readonly secondsLeft: number | null;
  readonly branchCount: number;
  /** The poster, else the newest picture of the newest checkpoint. */
  readonly picture: Artifact | null;
  readonly poster: Artifact | null;
  readonly final: Artifact | null;
  readonly spec: Pick<Spec, 'durationSeconds' | 'aspectRatio'> | null;
  readonly costMicroUsd: MicroUsd | null;
}

export interface VideoQuery extends PageRequest {
  readonly status?: VideoStatus;
  /** With `waiting` or `running`: at which phase. */
  readonly phase?: number;
  readonly words?: string;
}

export interface Estimate {
  readonly bill: Bill;
  readonly warnings: readonly string[];
}

export interface VideoDesk {
  /** Starts a video. Throws `too_many_videos` when the user has as many in work as allowed. */
  make(userId: string, request: MakeRequest, options?: MakeOptions): Promise<{ video: Video; resumed: boolean }>;
  /** What a video would cost; nothing is made or kept. */
  estimate(userId: string, request: MakeRequest): Promise<Estimate>;
  list(userId: string, query: VideoQuery): Promise<Page<VideoCard>>;
  /** Throws `not_found`. */
  snapshot(userId: string, videoId: string): Promise<VideoSnapshot>;
  /** Gives a video another title. Throws `not_found`. */
  rename(userId: string, videoId: string, title: string): Promise<void>;
  /** Stops a video's work; what is finished stays. */
  cancel(userId: string, videoId: string): Promise<void>;
  /** Goes on with a failed or canceled video, from where it stopped. Throws `nothing_to_retry`. */
  retry(userId: string, videoId: string): Promise<Video>;
  /** Deletes a video with its rows and files, and nothing else's. Throws `not_found`. */
  delete(userId: string, videoId: string): Promise<void>;
  /** Stops every other unfinished video, for a program that makes one and leaves. */
  parkOthers(userId: string, videoId: string): Promise<void>;
}

/** Which state of a checkpoint's edits a change was made against; another one is refused with `edit_conflict`. */
export type ExpectedRevision = number | undefined;

/** The address of a checkpoint. */
export interface CheckpointAddress {
  readonly userId: string;
  readonly videoId: string;
  readonly checkpointId: string;
}

/** What a slot selects at a checkpoint, edits included. */
export interface SelectedSlot {
  readonly artifact: Artifact;
  /** Why it is out of date and what making it again would cost (null: unknown); null when it is current. */
  readonly stale: { readonly cause: string; readonly costMicroUsd: MicroUsd | null } | null;
  readonly locked: boolean;
  readonly edited: boolean;
}

export interface CheckpointDetail {
  readonly checkpoint: CheckpointEntry;
  readonly spec: Spec;
  readonly slots: readonly SelectedSlot[];
  /** Counts the changes of this checkpoint's edits: its entity tag. */
  readonly revision: number;
}

/** What continuing from a checkpoint would do. */
export interface ContinueBill {
  readonly nextPhase: Phase | null;
  /** Slots of the next phase, and before them what is out of date. */
  readonly bill: Bill;
  readonly withStaleMicroUsd: MicroUsd | null;
  readonly toFinishMicroUsd: MicroUsd | null;
  readonly createsNewBranch: boolean;
}

export interface ContinueOptions extends CommandOptions {
  readonly remakeStale?: boolean;
  /** Default: as the video was asked for. */
  readonly autoContinue?: boolean;
  readonly expected?: ExpectedRevision;
}

export interface Continued {
  readonly nextPhase: Phase;
  readonly branchName: string;
  readonly createdNewBranch: boolean;
  readonly message: string;
}

export interface RegenerateRequest {
  readonly slot: Slot;
  readonly promptOverride?: string;
  readonly modelOverride?: string;
  /** Whether it may be a model whose price is not known. */
  readonly allowUnpriced?: boolean;
  readonly seed?: number;
}

export interface EditOptions {
  readonly expected?: ExpectedRevision;
  /** Told the state of the checkpoint's edits right after this one, before the result settles: its new entity tag. */
  readonly onRevision?: (revision: number) => void;
}

export interface Merged {
  readonly changed: readonly Slot[];
  readonly conflicts: readonly { readonly slot: Slot; readonly ours: string | null; readonly theirs: string | null }[];
}

/** What one model asks for another take of a slot. */
export interface RetakeOffer {
  readonly model: string;
  readonly title: string;
  readonly provider: string;
  /** What is held for it; null is unknown. */
  readonly priceMicroUsd: MicroUsd | null;
  /** The length a clip is ordered in. */
  readonly seconds: number | null;
  /** Whether it makes the slot when nobody asks for another model. */
  readonly inUse: boolean;
  /** Why it cannot make it now, in a sentence; null when it can. */
  readonly reason: string | null;
  /** What its user should know of it, one sentence each. */
  readonly notes: readonly string[];
}

/** A slot that would be out of date, and what making it again would cost. */
export interface OutdatedSlot {
  readonly slot: Slot;
  readonly cause: string;
  readonly priceMicroUsd: MicroUsd | null;
}

/** What making another take of a slot would mean. */
export interface Retakes {
  readonly slot: Slot;
  /** The one in use first, then those that can be used by price, then the others. */
  readonly offers: readonly RetakeOffer[];
  readonly outdates: readonly OutdatedSlot[];
}

export interface CheckpointDesk {
  detail(address: CheckpointAddress): Promise<CheckpointDetail>;
  bill(address: CheckpointAddress): Promise<ContinueBill>;
  /** Approves a checkpoint and goes on; edits are committed on a new branch first. Throws `video_busy`. */
  continueFrom(address: CheckpointAddress, options?: ContinueOptions): Promise<Continued>;
  /** Changes the plan. Throws `spec_invalid` with the reason. */
  editSpec(address: CheckpointAddress, patch: SpecPatch, options?: EditOptions): Promise<Artifact>;
  /** Replaces a beat's picture by the user's own file, named as the user knows it. */
  uploadImage(
    address: CheckpointAddress,
    beatIndex: number,
    file: { readonly path: string; readonly name: string },
    options?: EditOptions,
  ): Promise<Artifact>;
  /** What another take of a picture or clip would cost by each model. Throws as `regenerate` does. */
  retakes(address: CheckpointAddress, slot: string): Promise<Retakes>;
  /** Makes another take of a picture or clip; `result` settles when it is there and selected. Throws `slot_locked`. */
  regenerate(
    address: CheckpointAddress,
    request: RegenerateRequest,
    options?: EditOptions & CommandOptions,
  ): Promise<{ readonly result: Promise<Artifact> }>;
  select(address: CheckpointAddress, slot: string, artifactId: string, options?: EditOptions): Promise<readonly Slot[]>;
  lock(address: CheckpointAddress, slot: string, locked: boolean, options?: EditOptions): Promise<readonly Slot[]>;
  cherryPick(
    address: CheckpointAddress,
    fromCheckpointId: string,
    slots: readonly string[],
    options?: EditOptions,
  ): Promise<readonly Slot[]>;
  merge(address: CheckpointAddress, fromCheckpointId: string, options?: EditOptions): Promise<Merged>;
  /** Back to the committed snapshot. */
  discard(address: CheckpointAddress, options?: EditOptions): Promise<void>;
}

export interface CheckpointDifference {
  readonly slots: readonly (ChangedSlot & { readonly from: Artifact | null; readonly to: Artifact | null })[];
  /** Paths of the plan's fields that differ, for example `beats.2.text.headline`. */
  readonly specFields: readonly string[];
}

/** A branch and its newest checkpoint. */
export interface BranchEntry extends Branch {
  readonly latest: Checkpoint | null;
  /** Whether its newest checkpoint has a next phase and nothing grew from it yet. */
  readonly canContinue: boolean;
}

export interface BranchDesk {
  list(userId: string, videoId: string): Promise<readonly BranchEntry[]>;
  /** Throws `not_found`, or `name_taken`. */
  rename(userId: string, videoId: string, name: string, newName: string): Promise<BranchEntry>;
  /** All checkpoints, oldest first. Throws `not_found` when there is no such video. */
  checkpoints(userId: string, videoId: string): Promise<readonly CheckpointEntry[]>;
  diff(userId: string, videoId: string, fromId: string, toId: string): Promise<CheckpointDifference>;
}

export type AssetType = 'image' | 'video' | 'audio';

export interface AssetQuery extends PageRequest {
  readonly type?: AssetType;
  readonly words?: string;
}

/** Bytes that can be sent: a store's own address for them, or a way to read them here. */
export interface StoredFile {
  readonly storageKey: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface AssetDesk {
  /** Checks a file by its content, makes it safe and keeps it. `name` is shown, never used as a path. */
  takeIn(userId: string, file: { readonly path: string; readonly name: string }): Promise<Asset>;
  list(userId: string, query: AssetQuery): Promise<Page<Asset>>;
  get(userId: string, assetId: string): Promise<Asset>;
  /** Throws `asset_in_use` while a video needs it. */
  delete(userId: string, assetId: string): Promise<void>;
  artifact(userId: string, artifactId: string): Promise<Artifact>;
  /** Everything ever made for a video, or for one of its slots, oldest first. Throws `not_found`. */
  takes(userId: string, videoId: string, slot?: string): Promise<readonly Artifact[]>;
  /** Streams the bytes of an asset or artifact, or those from `start` to `end`, both counted. Throws `artifact_missing`. */
  open(file: StoredFile, range?: { readonly start: number; readonly end: number }): Promise<Readable>;
  /** The store's own time-limited address of the bytes; undefined when it has none and this server has to send them. */
  address(file: StoredFile, expiresInSeconds: number): Promise<string | undefined>;
}

/** Which small picture of a file is wanted. */
export interface ThumbnailForm {
  /** Smaller pictures are not enlarged to it. */
  readonly widthPixels: number;
  /** Which frame of a film. */
  readonly at: 'first' | 'last';
}

/** A sound as it is drawn. */
export interface Waveform {
  readonly durationSeconds: number;
  /** 0 to 1, over parts of equal length. */
  readonly peaks: readonly number[];
  /** Null for what has no beat. */
  readonly tempoBpm: number | null;
  readonly beatsSeconds: readonly number[];
  readonly barsSeconds: readonly number[];
}

export interface PreviewDesk {
  /** A small WebP of a picture, or of a frame of a film. Throws `preview_unavailable`, `artifact_missing`. */
  thumbnail(file: StoredFile, form: ThumbnailForm): Promise<Buffer>;
  /** The sound of a track or film in so many peaks at most. Throws `preview_unavailable`, `artifact_missing`. */
  waveform(userId: string, artifactId: string, points: number): Promise<Waveform>;
}

/** What paid models have cost a user. */
export interface CostSummary {
  readonly total: CostSum;
  readonly rows: readonly CostRow[];
  readonly models: readonly EstimateRow[];
  readonly month: { readonly month: string; readonly usedMicroUsd: MicroUsd; readonly limitMicroUsd: MicroUsd | null };
}

export interface CostDesk {
  summary(userId: string, query: Omit<CostQuery, 'userId'>, by: CostGrouping): Promise<CostSummary>;
}

export interface EventDesk {
  /** Events after a number, oldest first, at most 1,000. */
  after(userId: string, videoId: string, sequence: number): Promise<readonly StoredEvent[]>;
  /** Number of the newest event of each of these videos, in one query; those that are gone are left out. */
  newest(videoIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Whether the user has such a video. */
  exists(userId: string, videoId: string): Promise<boolean>;
  /** Calls `wake` with a video's id whenever it may have news, until `signal` is aborted. May call without news. */
  listen(wake: (videoId: string) => void, signal: AbortSignal): Promise<void>;
}
