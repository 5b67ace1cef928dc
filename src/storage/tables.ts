import type { ColumnType, Generated, RawBuilder } from 'kysely';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { Scope } from '#domain/identity/scope.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import type { Phase } from '#domain/slot.ts';
import type { LedgerTables } from './ledger/ledger-tables.ts';

/** A `jsonb` column: read as its value, written as JSON text, since `pg` would write an array as a PostgreSQL array. */
export type Json<Value> = ColumnType<Value, string, string>;
/** A `timestamptz` set by the database, read as an ISO 8601 text in UTC. */
export type Timestamp = ColumnType<string, never, never>;

export type JsonObject = { readonly [field: string]: JsonValue };

export type VideoStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'canceled';
export type RunStatus = 'running' | 'done' | 'failed' | 'canceled';
export type CheckpointStatus = 'pending' | 'approved' | 'abandoned';

/** Why a video failed, as it is kept. */
export interface StoredError {
  readonly code: string;
  readonly message: string;
}

export interface VideoTable {
  id: string;
  userId: string;
  title: string;
  prompt: string;
  request: Json<MakeRequest>;
  requestDigest: string;
  status: VideoStatus;
  phase: number;
  error: ColumnType<StoredError | null, string | null, string | null>;
  /** Came with Beatboard, to look around in. */
  isSample: Generated<boolean>;
  createdAt: Timestamp;
  updatedAt: ColumnType<string, never, RawBuilder<string>>;
}

export interface BranchTable {
  videoId: string;
  name: string;
  parentName: string | null;
  /** The highest number ever given to a branch off this one. */
  lastNumber: Generated<number>;
  createdAt: Timestamp;
}

export interface CheckpointTable {
  id: string;
  videoId: string;
  branchName: string;
  phase: Phase;
  version: number;
  parentId: string | null;
  /** The checkpoint this one is an edit of. */
  editedFromId: string | null;
  /** The run that made it; null for edits. */
  runId: string | null;
  status: CheckpointStatus;
  /** Slot to artifact id. */
  manifest: Json<Readonly<Record<string, string>>>;
  /** Millionths of a dollar; null is unknown, which is not the same as free. */
  costMicroUsd: number | null;
  createdAt: Timestamp;
}

export interface ArtifactTable {
  id: string;
  userId: string;
  videoId: string;
  slot: string;
  kind: string;
  version: number;
  storageKey: string;
  mediaType: string;
  sha256: string;
  sizeBytes: number;
  contentDigest: string;
  requestKey: string;
  provider: string;
  model: string;
  seed: number | null;
  inputs: Json<JsonValue>;
  metadata: Json<JsonObject>;
  costMicroUsd: number | null;
  madeInMs: number;
  createdAt: Timestamp;
}

export interface AssetTable {
  id: string;
  userId: string;
  name: string;
  mediaType: string;
  sha256: string;
  sizeBytes: number;
  storageKey: string;
  metadata: Json<JsonObject>;
  createdAt: Timestamp;
}

export interface EventTable {
  /** Counted from 1 within the video, without gaps. */
  sequence: number;
  videoId: string;
  userId: string;
  type: string;
  data: Json<JsonObject>;
  createdAt: Timestamp;
}

export interface RunTable {
  id: string;
  videoId: string;
  userId: string;
  branchName: string;
  /** Null for a run that begins with the plan. */
  fromCheckpointId: string | null;
  /** The finished checkpoint whose edits the run puts into a new one. */
  editedFromId: string | null;
  toPhase: Phase;
  remakeStale: boolean;
  /** Slots that are never made again. */
  locked: Json<readonly string[]>;
  status: RunStatus;
  createdAt: Timestamp;
}

export interface RunResultTable {
  runId: string;
  slot: string;
  artifactId: string;
}

export interface DraftTable {
  checkpointId: string;
  /** Counts the changes. */
  revision: number;
  /** Slot to artifact id, where it differs from the checkpoint; null for a slot that is gone. */
  selected: Json<Readonly<Record<string, string | null>>>;
  locked: Json<readonly string[]>;
  updatedAt: ColumnType<string, never, RawBuilder<string>>;
}

/** Users whose library has been looked at, whether it needs the sample ad. */
export interface SampleAdTable {
  userId: string;
  givenAt: Timestamp;
}

export interface DoomedBlobTable {
  storageKey: string;
}

/** A request that carried a key: under way, or answered. */
export interface IdempotencyTable {
  userId: string;
  operation: string;
  key: string;
  bodyHash: string;
  state: 'running' | 'done';
  /** Names whoever runs it now. */
  token: string;
  leaseUntil: string;
  status: number | null;
  headers: ColumnType<Readonly<Record<string, string>> | null, string | null, string | null>;
  /** The answer's body, byte for byte. */
  body: string | null;
  createdAt: Timestamp;
}

export interface ApiKeyTable {
  id: string;
  userId: string;
  name: string;
  scopes: Json<readonly Scope[]>;
  secretSha256: string;
  /** The key that made this one; null when a person did. */
  madeWith: string | null;
  createdAt: Timestamp;
  expiresAt: string | null;
  /** To the hour. */
  lastUsedAt: ColumnType<string | null, never, RawBuilder<string>>;
  revokedAt: ColumnType<string | null, never, RawBuilder<string>>;
}

export interface UserSettingsTable {
  userId: string;
  /** Only what was set. */
  defaults: ColumnType<JsonObject, string | undefined, RawBuilder<string>>;
  videoMicroUsd: number | null;
  monthMicroUsd: number | null;
  changedAt: ColumnType<string, never, RawBuilder<string>>;
}

export interface ProviderKeyTable {
  userId: string;
  provider: string;
  /** The key, which only the server's secret opens. */
  sealed: string;
  /** The last letters of it; null for one too short to tell any. */
  hint: string | null;
  state: 'works' | 'unchecked';
  /** What the provider said when it was checked; null when there is nothing to say. */
  detail: string | null;
  checkedAt: ColumnType<string, never, RawBuilder<string>>;
}

/** The application's tables; DBOS keeps its own in the schema `dbos`. */
export interface Tables extends LedgerTables {
  video: VideoTable;
  branch: BranchTable;
  checkpoint: CheckpointTable;
  artifact: ArtifactTable;
  asset: AssetTable;
  event: EventTable;
  run: RunTable;
  runResult: RunResultTable;
  draft: DraftTable;
  sampleAd: SampleAdTable;
  doomedBlob: DoomedBlobTable;
  apiKey: ApiKeyTable;
  idempotency: IdempotencyTable;
  userSettings: UserSettingsTable;
  providerKey: ProviderKeyTable;
}
