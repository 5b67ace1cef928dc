import type { ColumnType } from 'kysely';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { AttemptState } from '#domain/ledger/attempt-state.ts';
import type { FailureClass } from '#domain/ledger/failure-class.ts';
import type { GateState } from '#domain/ledger/gate.ts';
import type { Modality } from '#domain/models/model-entry.ts';

/** A `jsonb` column that may be empty. */
type OptionalJson<Value> = ColumnType<Value | null, string | null | undefined, string | null>;

/** Whether a provider charges for a call. */
export type Billed = 'yes' | 'no' | 'unknown';

export interface AttemptTable {
  id: string;
  userId: string;
  videoId: string;
  runId: string | null;
  slot: string;
  callKey: string;
  /** Counted from 1 within the user's call key. */
  attemptNo: number;
  provider: string;
  /** Stands for the provider's key: what gates are kept by. */
  keyDigest: string;
  /** The id of its entry in the model table. */
  model: string;
  modality: Modality;
  state: AttemptState;
  /** Whether it counts among the few attempts that a result gets. */
  counted: ColumnType<boolean, boolean | undefined, boolean>;
  /** The most it may cost, in millionths of a dollar; null is unknown. */
  ceilingMicroUsd: number | null;
  /** What it did cost; null while, or if, nobody knows. */
  costMicroUsd: number | null;
  /** null while it is under way. */
  billed: Billed | null;
  /** What it takes from budgets, held or spent: always worked out by the database. */
  chargeMicroUsd: ColumnType<number, never, never>;
  seed: number;
  /** What is asked for; kept while it is under way. */
  request: OptionalJson<JsonValue>;
  /** What was uploaded before, as the provider's adapter keeps it. */
  prepared: OptionalJson<JsonValue>;
  /** The provider's name for the call. */
  reference: OptionalJson<JsonValue>;
  /** A name for it that a webhook gave while nobody knew it. */
  heard: OptionalJson<JsonValue>;
  /** Results that came with the answer. */
  outputs: OptionalJson<JsonValue>;
  failure: FailureClass | null;
  reason: string | null;
  /** The process that carries it, until its lease ends. */
  owner: string;
  leaseUntil: string;
  /** The result as it came; null before, and after its video was deleted. */
  rawStorageKey: string | null;
  rawSha256: string | null;
  rawMediaType: string | null;
  rawSizeBytes: number | null;
  rawMetadata: OptionalJson<JsonValue>;
  sentAt: string | null;
  /** When it came into its present state. */
  changedAt: string;
  createdAt: string;
}

export interface GateTable {
  keyDigest: string;
  provider: string;
  state: ColumnType<GateState, string, string>;
}

/** Says that a user was told that a part of a budget is used. */
export interface BudgetNoticeTable {
  userId: string;
  /** `video:<id>` or `month:2026-11`. */
  budget: string;
  percent: number;
}

export interface WebhookDeliveryTable {
  id: string;
  receivedAt: string;
}

export interface LedgerTables {
  attempt: AttemptTable;
  gate: GateTable;
  budgetNotice: BudgetNoticeTable;
  webhookDelivery: WebhookDeliveryTable;
}
