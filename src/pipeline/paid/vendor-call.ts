import type { JsonValue } from '#domain/canonical-json.ts';
import { priceOf } from '#domain/models/price.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { GenerationRequest, VendorCall, VendorOutcome } from '#providers/vendor.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import { folderOf } from './answer-file.ts';
import type { PaidContext } from './paid-context.ts';

/** A request as the ledger keeps it. */
export function requestToKeep(request: GenerationRequest): JsonValue {
  return JSON.parse(JSON.stringify(request)) as JsonValue;
}

/** What an attempt asks for, as the ledger has it. */
export function keptRequest({ id, request }: Attempt): GenerationRequest {
  if (request === null) throw new Error(`The attempt ${id} has ended, and its request is gone.`);
  return request as unknown as GenerationRequest;
}

/** An attempt as its vendor takes it, with its own seed. */
export function callOf(
  context: PaidContext,
  attempt: Attempt,
  request: GenerationRequest,
  sentAtMs: number,
): VendorCall {
  return {
    attemptId: attempt.id,
    request: { ...request, seed: attempt.seed },
    sentAtMs,
    webhookUrl: context.webhookUrl(attempt.provider, attempt.id),
    folder: folderOf(context, attempt),
  };
}

/** What a result cost, as far as the provider says; a language model says it in tokens. */
export function saidCost(
  { request }: Attempt,
  { costMicroUsd, usage }: Extract<VendorOutcome, { kind: 'succeeded' }>,
): MicroUsd | undefined {
  if (costMicroUsd !== undefined || request === null) return costMicroUsd;
  const { entry } = request as unknown as GenerationRequest;
  const price = entry.prices.find((dated) => dated.price.unit === 'million_tokens')?.price;
  return price === undefined || usage === undefined ? undefined : (priceOf(price, usage) ?? undefined);
}
