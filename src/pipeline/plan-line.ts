import type { BillLine } from '#domain/bill.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { priceFor } from '#domain/models/price-for.ts';
import { priceOf } from '#domain/models/price.ts';

/** Tokens of one plan: what is asked was 4,000 to 14,000 characters in trials, and answers stay below this. */
const planTokens = { inputTokens: 7000, outputTokens: 4000 };

/** What planning with a language model costs at most; null when it is built in. */
export function planLine(entry: ModelEntry): BillLine | null {
  if (entry.provider === 'offline') return null;
  const costMicroUsd = priceOf(priceFor(entry), planTokens);
  return {
    slot: 'spec',
    phase: 1,
    action: 'make',
    kept: false,
    cause: 'not made yet',
    provider: entry.provider,
    model: entry.id.slice(entry.id.indexOf('/') + 1),
    costMicroUsd,
    priceMicroUsd: costMicroUsd,
  };
}
