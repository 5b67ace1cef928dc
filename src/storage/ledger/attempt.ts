import type { Selectable } from 'kysely';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { FailureClass } from '#domain/ledger/failure-class.ts';
import type { Budget } from '#domain/ledger/budget.ts';
import type { GateLimits } from '#domain/ledger/gate.ts';
import type { Modality } from '#domain/models/model-entry.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { AttemptTable, Billed } from './ledger-tables.ts';

/** One call to a paid provider, as the ledger has it. */
export type Attempt = Selectable<AttemptTable>;

/** A call about to be made. */
export interface NewAttempt {
  readonly userId: string;
  readonly videoId: string;
  readonly runId: string | null;
  readonly slot: string;
  /** Equal for equal requests; a user's results are found again by it. */
  readonly callKey: string;
  /** Number of the newest attempt of this key that the caller knows, 0 for none; null for whatever there is. */
  readonly after: number | null;
  readonly provider: string;
  readonly keyDigest: string;
  readonly model: string;
  readonly modality: Modality;
  readonly ceilingMicroUsd: MicroUsd | null;
  readonly seed: number;
  readonly request: JsonValue;
  /** The process that carries it. */
  readonly owner: string;
}

/** What a call has to keep within. */
export interface SpendLimits extends Budget {
  readonly gate: GateLimits;
}

/** Fields that a change of state brings along; those left out stay. */
export interface AttemptChange {
  readonly reference?: JsonValue;
  readonly outputs?: JsonValue;
  readonly prepared?: JsonValue;
  readonly sentAtMs?: number;
  readonly counted?: boolean;
  readonly costMicroUsd?: MicroUsd;
  readonly billed?: Billed;
  readonly failure?: FailureClass;
  readonly reason?: string;
  readonly raw?: RawFile;
}

/** A bought file as it came. */
export interface RawFile {
  /** null when its video is gone, so that nobody wants it. */
  readonly storageKey: string | null;
  readonly sha256: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly metadata: JsonValue;
}

/** Somebody else has taken an attempt over, or changed it: read it again. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/** How long an attempt belongs to the process that carries it, from its last sign of life. */
export const leaseSeconds = 30;
