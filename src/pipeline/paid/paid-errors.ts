import { BeatboardError } from '#domain/errors.ts';
import { toUsd, type MicroUsd } from '#domain/money.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import type { Reservation } from '#storage/ledger/reserve.ts';

type Named = Pick<Attempt, 'model' | 'slot'>;

/** A call that may have cost, and whose result cannot be had. */
export function spendUnclear(attempt: Attempt): BeatboardError {
  const { id, model, slot, ceilingMicroUsd, reason } = attempt;
  const price = ceilingMicroUsd === null ? 'an unknown sum' : `up to ${asDollars(ceilingMicroUsd)}`;
  return new BeatboardError(
    'spend_unclear',
    `Nobody can tell what became of the call of ${model} for ${slot}, which may have cost ${price}${because(reason)}.`,
    { details: { attemptId: id, model, slot, ceilingMicroUsd } },
  );
}

export function contentRefused({ model, slot, reason }: Attempt): BeatboardError {
  return new BeatboardError('content_refused', `${model} refused to make ${slot}${because(reason)}.`);
}

export function providerUnavailable({ model, slot }: Named, reason: string | null): BeatboardError {
  return new BeatboardError('provider_unavailable', `${model} could not make ${slot}${because(reason)}.`);
}

export function providerAccount(provider: string, reason: string | null): BeatboardError {
  return new BeatboardError('provider_account', `${provider} takes nothing with this key${because(reason)}.`);
}

export function unpriced({ model, slot }: Named): BeatboardError {
  return new BeatboardError('model_unpriced', `Nobody knows what ${model} costs, so it did not make ${slot}.`);
}

export function budgetRefused(
  { model, slot }: Named,
  ceilingMicroUsd: MicroUsd | null,
  { budget, limitMicroUsd, usedMicroUsd }: Extract<Reservation, { kind: 'refused' }>,
): BeatboardError {
  const whose = budget === 'video' ? 'of this video' : 'of this month';
  const price = asDollars(ceilingMicroUsd ?? 0);
  const left = asDollars(Math.max(0, limitMicroUsd - usedMicroUsd));
  return new BeatboardError(
    'budget_refused',
    `${model} may cost ${price} for ${slot}, and ${left} are left of the ${asDollars(limitMicroUsd)} ${whose}.`,
    { details: { budget, limitMicroUsd, usedMicroUsd, priceMicroUsd: ceilingMicroUsd } },
  );
}

function asDollars(amount: MicroUsd): string {
  const [whole = '0', cents = ''] = String(toUsd(amount)).split('.');
  return `$${whole}.${cents.padEnd(2, '0')}`;
}

/** A reason as the end of a sentence. */
function because(reason: string | null): string {
  const text = (reason ?? '').trim().replace(/[.\s]+$/, '');
  return text === '' ? '' : `: ${text}`;
}
