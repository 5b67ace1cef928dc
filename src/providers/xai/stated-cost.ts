import { z } from 'zod';
import type { MicroUsd } from '#domain/money.ts';

/** What xAI says a call cost: ten thousand million ticks are a dollar. */
export const usageSchema = z.object({ cost_in_usd_ticks: z.number().nonnegative().nullish() }).nullish();

const ticksPerMicroUsd = 10_000;

/** The stated cost as part of an outcome, rounded up to a whole millionth; nothing where none is stated. */
export function statedCostOf(usage: z.infer<typeof usageSchema>): { readonly costMicroUsd?: MicroUsd } {
  const ticks = usage?.cost_in_usd_ticks;
  return ticks === null || ticks === undefined ? {} : { costMicroUsd: Math.ceil(ticks / ticksPerMicroUsd) };
}
