import type { ColumnType, Generated, RawBuilder } from 'kysely';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { MakeRequest } from '#domain/make-request.ts';

/** A `jsonb` column: read as its value, written as JSON text, since `pg` would write an array as a PostgreSQL array. */
export type Json<Value> = ColumnType<Value, string, string>;
/** A `timestamptz` set by the database, read as an ISO 8601 text in UTC. */
export type Timestamp = ColumnType<string, never, never>;

export type JsonObject = { readonly [field: string]: JsonValue };

export type VideoStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'canceled';
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
  createdAt: Timestamp;
  updatedAt: ColumnType<string, never, RawBuilder<string>>;
}

export interface BranchTable {
  videoId: string;
  name: string;
  parentName: string | null;
  createdAt: Timestamp;
}

export interface CheckpointTable {
  id: string;
  videoId: string;
  branchName: string;
  phase: number;
  version: number;
  parentId: string | null;
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
  sequence: Generated<number>;
  videoId: string;
  userId: string;
  type: string;
  data: Json<JsonObject>;
  createdAt: Timestamp;
}

/** The application's tables; DBOS keeps its own in the schema `dbos`. */
export interface Tables {
  video: VideoTable;
  branch: BranchTable;
  checkpoint: CheckpointTable;
  artifact: ArtifactTable;
  asset: AssetTable;
  event: EventTable;
}
