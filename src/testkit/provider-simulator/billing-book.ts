import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/canonical-json.ts';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { MicroUsd } from '#domain/money.ts';

/** What a call carries by which its sender can find it again. */
export interface Correlation {
  /** The parameter `attempt` (or `a`) of the webhook's address. */
  readonly attempt: string | null;
  /** What was said of the files that the call uses, when they were uploaded. */
  readonly fileMetadata: readonly JsonValue[];
  readonly seed: number | null;
  /** The vendor's name for the call: a prediction, a request, a prompt. */
  readonly reference: string | null;
}

/** One thing somebody was charged for. */
export interface BookEntry {
  readonly id: string;
  readonly provider: string;
  readonly model: string;
  /** Names the key without telling it. */
  readonly key: string;
  readonly amountMicroUsd: MicroUsd;
  /** As ISO date. */
  readonly acceptedAt: string;
  /** SHA-256 of model and input, files by their content. */
  readonly inputHash: string;
  readonly correlation: Correlation;
  /** Why the amount is no longer the price of the whole: it never ran, was stopped on the way, or failed unbilled. */
  readonly reduced: string | null;
}

export type Charge = Omit<BookEntry, 'id' | 'inputHash' | 'reduced'> & { readonly input: JsonValue };

/** What the vendors have charged, written without any knowledge of the ledger it is compared with. */
export interface BillingBook {
  readonly entries: readonly BookEntry[];
  charge(charge: Charge): BookEntry;
  reduce(id: string, amountMicroUsd: MicroUsd, why: string): void;
  totalMicroUsd(): MicroUsd;
  clear(): void;
}

export function createBillingBook(): BillingBook {
  let entries: BookEntry[] = [];
  let count = 0;
  return {
    get entries() {
      return entries;
    },
    charge({ input, ...charge }) {
      count += 1;
      const inputHash = createHash('sha256')
        .update(canonicalJson({ model: charge.model, input }))
        .digest('hex');
      const entry = { ...charge, id: `charge-${count}`, inputHash, reduced: null };
      entries.push(entry);
      return entry;
    },
    reduce(id, amountMicroUsd, why) {
      entries = entries.map((entry) => (entry.id === id ? { ...entry, amountMicroUsd, reduced: why } : entry));
    },
    totalMicroUsd: () => entries.reduce((total, { amountMicroUsd }) => total + amountMicroUsd, 0),
    clear() {
      entries = [];
    },
  };
}

/** A name for a key by which two can be told apart. */
export function nameKey(key: string): string {
  return `key-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
}
