import { currentLanguage } from '../../lib/texts.ts';

/** A round sum without cents, for lines of a chart: `$80`, `$12.50`. */
export function formatRoundUsd(usd: number): string {
  const format = { style: 'currency', currency: 'USD', trailingZeroDisplay: 'stripIfInteger' } as const;
  return new Intl.NumberFormat(currentLanguage(), format).format(usd);
}

/** `67 %` */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `+1 %`, `−2 %`, `0 %` */
export function formatDifference(share: number): string {
  const percent = Math.round(share * 100);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`;
}
