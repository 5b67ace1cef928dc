import type { JsonValue } from '#domain/canonical-json.ts';
import type { Budget } from '#domain/ledger/budget.ts';
import type { GateLimits } from '#domain/ledger/gate.ts';
import type { Pace } from '#domain/ledger/pace.ts';
import type { Random } from '#domain/random.ts';
import type { Modality } from '#domain/models/model-entry.ts';
import type { GenerationRequest, Vendor, VendorOutput } from '#providers/vendor.ts';
import type { BlobStore } from '#storage/blob-store.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import type { GateAddress } from '#storage/ledger/gate-rows.ts';
import type { Ledger } from '#storage/ledger/ledger.ts';
import type { CrashPoint } from '../crash-point.ts';
import type { Sabotage } from '../sabotage.ts';
import type { Bells } from './bells.ts';
import type { Clock } from './clock.ts';
import type { GateMemory } from './gate-memory.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Lines } from './lines.ts';
import type { Speeds } from './speeds.ts';

/** A provider, the key it is used with, and what may be done with that key. */
export interface PaidVendor {
  readonly vendor: Vendor;
  /** A short hash of the key: workers with the same key share its gate. */
  readonly keyDigest: string;
  readonly limits: GateLimits;
}

/** The providers that are set up, each user's own keys among them. */
export interface VendorShelf {
  /** Undefined when the user has no key for a provider, and the server none either. */
  get(provider: string, userId: string): PaidVendor | undefined | Promise<PaidVendor | undefined>;
}

/** What the paid desk is made of. */
export interface PaidDeskParts {
  readonly ledger: Ledger;
  readonly vendors: VendorShelf;
  readonly blobs: Pick<BlobStore, 'put' | 'sizeOf' | 'localPath'>;
  /** Holds what is being fetched. It must survive a crash: a result that came with its answer may lie only here. */
  readonly folder: string;
  /** This process's name. Two living ones never share it; after a restart the same name takes its own calls up at once. */
  readonly owner: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly pace: Pace;
  readonly crashPoint: CrashPoint;
  /** What a file of a modality holds. Throws when it cannot be opened or is cut off. */
  readonly probe: (path: string, mediaType: string, modality: Modality) => Promise<JsonValue>;
  /** What a user may spend now. */
  readonly budgetOf: (userId: string) => Promise<Budget>;
  /** Where a provider may tell us of an attempt; null without a public address. */
  readonly webhookUrl: (provider: string, attemptId: string) => string | null;
  readonly sabotage?: Sabotage | undefined;
}

export interface PaidContext extends PaidDeskParts {
  readonly bells: Bells;
  readonly lines: Lines;
  readonly heartbeat: Heartbeat;
  readonly gateMemory: GateMemory;
  readonly speeds: Speeds;
}

/** One attempt on its way. */
export interface Job {
  readonly vendor: PaidVendor;
  /** What is asked for, with files that can be read now; null when nobody is there to send it. */
  readonly request: GenerationRequest | null;
  /** Throws when a file that came is not what was asked for, by what `probe` has found in it. */
  readonly check: (metadata: JsonValue) => Promise<void>;
  readonly signal: AbortSignal;
  /** Whether taking its place made it the one call that tries a provider in trouble. */
  readonly isProbe: boolean;
  /** What the provider said last of where the results are; old addresses are not used. */
  made?: readonly VendorOutput[] | undefined;
}

/** Where calls of a vendor pass. */
export function gateOf({ vendor, keyDigest }: PaidVendor): GateAddress {
  return { provider: vendor.provider, keyDigest };
}

/** The bell of an attempt, and the one of a provider key. */
export const bellOf = ({ id }: Pick<Attempt, 'id'>): string => `attempt ${id}`;
export const gateBellOf = ({ keyDigest }: PaidVendor): string => `gate ${keyDigest}`;
