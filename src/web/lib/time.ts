import { commonText } from './common-texts.ts';
import { currentLanguage } from './texts.ts';

/** Timecode with tenths: `0:21.4`. */
export function formatClock(seconds: number): string {
  const tenths = Math.round(Math.max(0, seconds) * 10);
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
}

/** Length of a film for a plate: `0:30`, `3:00`. */
export function formatLength(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Made once for a language: making one takes as long as a hundred uses. */
const oneDecimal = new Map<string, Intl.NumberFormat>();

/** Seconds with one decimal: `4.5 s`. */
export function formatSeconds(seconds: number): string {
  const language = currentLanguage();
  const format =
    oneDecimal.get(language) ?? new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  oneDecimal.set(language, format);
  return `${format.format(seconds)} s`;
}

/** Time still to go: `35 s`, `2:10`, `4 min`. */
export function formatTimeLeft(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 100) return `${whole} s`;
  if (whole < 600) return formatLength(Math.ceil(whole / 10) * 10);
  return `${Math.round(whole / 60)} min`;
}

const dayMs = 86_400_000;

/** When something happened, as short as it stays clear: `now`, `4 min ago`, `Wed`, `12 Nov`. */
export function formatMoment(iso: string, nowMs = Date.now()): string {
  const then = new Date(iso);
  const ageMs = nowMs - then.getTime();
  const language = currentLanguage();
  if (ageMs < 60_000) return commonText('now');
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (ageMs < 3_600_000) return relative.format(-Math.floor(ageMs / 60_000), 'minute');
  if (ageMs < dayMs) return relative.format(-Math.floor(ageMs / 3_600_000), 'hour');
  if (ageMs < 6 * dayMs) return new Intl.DateTimeFormat(language, { weekday: 'short' }).format(then);
  const isThisYear = then.getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(then);
}
