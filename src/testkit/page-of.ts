/** A page of a list in memory; the cursor counts entries. */
export function pageOf<Entry>(
  all: readonly Entry[],
  limit: number,
  cursor = '0',
): { entries: Entry[]; nextCursor: string | null } {
  const end = Number(cursor) + limit;
  return { entries: all.slice(Number(cursor), end), nextCursor: all.length > end ? String(end) : null };
}
