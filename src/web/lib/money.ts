import { currentLanguage } from './texts.ts';
import { commonText } from './common-texts.ts';

/** Dollars for people: `$1.71`, `Free`, `under $0.01`, and `price unknown` for null, which is never free. */
export function formatPrice(usd: number | null): string {
  if (usd === null) return commonText('priceUnknown');
  if (usd === 0) return commonText('free');
  if (usd < 0.005) return commonText('underOneCent');
  return formatUsd(usd);
}

/** A sum that was spent: `$0.00` stays a figure. */
export function formatUsd(usd: number): string {
  return new Intl.NumberFormat(currentLanguage(), { style: 'currency', currency: 'USD' }).format(usd);
}

/** `$2.30–2.60`; one figure when both are equal. */
export function formatRange(low: number | null, high: number | null): string {
  if (low === null || high === null) return formatPrice(null);
  return formatUsd(low) === formatUsd(high) ? formatPrice(high) : `${formatUsd(low)}–${formatUsd(high)}`;
}
