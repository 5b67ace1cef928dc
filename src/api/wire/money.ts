import { toUsd, type MicroUsd } from '#domain/money.ts';

/** Dollars, or null for what is not known. */
export function usdOrNull(amountMicroUsd: MicroUsd | null): number | null {
  return amountMicroUsd === null ? null : toUsd(amountMicroUsd);
}
