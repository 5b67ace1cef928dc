import { sql } from 'kysely';
import type { GateState } from '#domain/ledger/gate.ts';
import type { Database } from '../database.ts';

/** What the use of a provider's key has shown. */
export interface KeyNews {
  /** When; RFC 3339. */
  readonly at: string;
  /** What the provider said when it refused the key; left out while it works. */
  readonly refusedReason?: string;
}

/** What is known of keys from their use, by their digests; nothing of those that were never used. */
export async function readKeyNews(
  database: Database,
  userId: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, KeyNews>> {
  if (digests.length === 0) return new Map();
  const used = await database
    .selectFrom('attempt')
    .select(['keyDigest', sql<string>`max(changed_at)`.as('at')])
    .where('userId', '=', userId)
    .where('keyDigest', 'in', digests)
    .where('state', '=', 'settled')
    .groupBy('keyDigest')
    .execute();
  const gates = await database
    .selectFrom('gate')
    .select(['keyDigest', 'state'])
    .where('keyDigest', 'in', digests)
    .execute();
  const news = new Map(used.map(({ keyDigest, at }): [string, KeyNews] => [keyDigest, { at }]));
  for (const { keyDigest, state } of gates) {
    const refusal = refusalOf(state);
    if (refusal !== undefined) news.set(keyDigest, refusal);
  }
  return news;
}

function refusalOf({ failure, reason, troubleSinceMs }: GateState): KeyNews | undefined {
  if (failure !== 'account' || troubleSinceMs === null) return undefined;
  return { at: new Date(troubleSinceMs).toISOString(), refusedReason: reason ?? 'The provider refused the key.' };
}
