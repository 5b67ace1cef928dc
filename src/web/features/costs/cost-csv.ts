import type { CostRow } from './api/list-costs.ts';
import type { ModelRow } from './model-rows.ts';

/** A part of the page: what its rows are, and what each is called. */
export interface CsvPart {
  readonly by: string;
  readonly rows: readonly (CostRow & Partial<Pick<ModelRow, 'offBy'>>)[];
  readonly titleOf: (key: string) => string;
}

const columns = [
  'by',
  'key',
  'title',
  'calls',
  'spent_usd',
  'held_usd',
  'unclear_usd',
  'unpriced_calls',
  'off_estimate',
] as const;

/** What the page shows, as a table for other programs (RFC 4180). */
export function costCsv(parts: readonly CsvPart[]): string {
  const lines = parts.flatMap(({ by, rows, titleOf }) =>
    rows.map((row) => [
      by,
      row.key,
      titleOf(row.key),
      row.calls,
      row.spent_usd,
      row.held_usd,
      row.unclear_usd,
      row.unpriced_calls,
      row.offBy === undefined || row.offBy === null ? '' : Number(row.offBy.toFixed(4)),
    ]),
  );
  return [columns, ...lines].map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Titles are strangers' words: one that begins like a formula is kept from being one in a spreadsheet. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
