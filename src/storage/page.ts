import { BeatboardError } from '#domain/errors.ts';

/** What a list is asked for. */
export interface PageRequest {
  /** Most entries, 1 to 200. */
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
}

/** A page of a list in a stable order; `nextCursor` is null on the last one. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly nextCursor: string | null;
}

/** Times as they are given out, to the millisecond. */
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const idPattern = /^[\w-]{1,100}$/;

interface Position {
  readonly createdAt: string;
  readonly id: string;
}

/** Names the last row of a page, so that the next one begins after it. */
export function toCursor({ createdAt, id }: Position): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** The row a cursor names. Throws `request_invalid` for what is no cursor of ours: never the first page again. */
export function fromCursor(cursor: string): Position {
  const [createdAt, id] = partsOf(cursor);
  const isTime = typeof createdAt === 'string' && timePattern.test(createdAt) && !Number.isNaN(Date.parse(createdAt));
  if (isTime && typeof id === 'string' && idPattern.test(id)) return { createdAt, id };
  throw new BeatboardError('request_invalid', 'This cursor names no page of this list.');
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** Cuts rows, of which one more than the limit was asked for, into a page. */
export function toPage<Entry extends Position>(rows: readonly Entry[], limit: number): Page<Entry> {
  const entries = rows.slice(0, limit);
  return { entries, nextCursor: rows.length > limit ? toCursor(entries.at(-1)!) : null };
}
