import { currentLanguage } from './texts.ts';

const units = ['B', 'kB', 'MB', 'GB'] as const;

/** Size of a file for people: `840 kB`, `2.4 MB`. */
export function formatSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const digits = step < 2 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString(currentLanguage(), { maximumFractionDigits: digits })} ${units[step]}`;
}
