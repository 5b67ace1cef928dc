/** Money is an integer number of millionths of a US dollar, so that sums are exact. */
export type MicroUsd = number;

/** Decimal dollars as the wire shows them, for example 1_250_000 becomes 1.25. */
export function toUsd(amountMicroUsd: MicroUsd): number {
  return amountMicroUsd / 1_000_000;
}

/** Sum in which one unknown amount makes the whole unknown: unknown is never counted as free. */
export function sumMicroUsd(amounts: readonly (MicroUsd | null)[]): MicroUsd | null {
  let total = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    total += amount;
  }
  return total;
}
