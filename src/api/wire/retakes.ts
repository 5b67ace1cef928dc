import type { z } from 'zod';
import type { retakesSchema } from '#contract/retakes.ts';
import type { Retakes } from '#pipeline/studio/studio.ts';
import { usdOrNull } from './money.ts';

/** What another take of a slot would mean. */
export function toWireRetakes({ slot, offers, outdates }: Retakes): z.input<typeof retakesSchema> {
  return {
    slot,
    offers: offers.map(({ model, title, provider, priceMicroUsd, seconds, inUse, reason, notes }) => ({
      ...{ model, title, provider, seconds, reason },
      usd: usdOrNull(priceMicroUsd),
      in_use: inUse,
      can_use: reason === null,
      note: notes.length === 0 ? null : notes.join(' '),
    })),
    outdates: outdates.map((line) => ({ slot: line.slot, cause: line.cause, usd: usdOrNull(line.priceMicroUsd) })),
  };
}
