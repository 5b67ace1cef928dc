import type { Database } from '#storage/database.ts';
import type { BookEntry } from '../provider-simulator/billing-book.ts';
import type { Books } from './compare-books.ts';

/** Everything our side knows of these users' spending, beside what the providers charged. */
export async function readBooks(
  database: Database,
  charges: readonly BookEntry[],
  users: readonly string[],
): Promise<Books> {
  if (users.length === 0) return { charges, attempts: [], used: new Set(), askedAt: new Map() };
  const attempts = await database.selectFrom('attempt').selectAll().where('userId', 'in', users).execute();
  const artifacts = await database.selectFrom('artifact').select('metadata').where('userId', 'in', users).execute();
  const events = await database
    .selectFrom('event')
    .selectAll()
    .where('userId', 'in', users)
    .where('type', 'in', ['spend_unclear', 'video_changed'])
    .orderBy('sequence')
    .execute();
  const used = artifacts.map(({ metadata }) => metadata.purchase).filter((id) => typeof id === 'string');
  const askedAt = new Map<string, string>();
  // It is a question once the work has stopped for it; what else is unclear by then is told beside it.
  for (const told of events.filter(({ type }) => type === 'spend_unclear')) {
    const stopped = events.find(({ videoId, data }) => videoId === told.videoId && isUnclear(data.error));
    if (stopped === undefined) continue;
    const at = told.createdAt > stopped.createdAt ? told.createdAt : stopped.createdAt;
    askedAt.set(String(told.data.attemptId), at);
  }
  return { charges, attempts, used: new Set(used), askedAt };
}

function isUnclear(error: unknown): boolean {
  return (error as { code?: string } | null | undefined)?.code === 'spend_unclear';
}
