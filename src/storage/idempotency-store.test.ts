import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import { connectDatabase, type Database } from './database.ts';
import { IdempotencyStore, type IdempotencyClaim } from './idempotency-store.ts';

let temporary: TemporaryDatabase;
let database: Database;
let store: IdempotencyStore;

beforeAll(async () => {
  temporary = await createTemporaryDatabase();
  database = await connectDatabase(temporary.url);
  store = new IdempotencyStore(database);
});

afterAll(async () => {
  await database?.destroy();
  await temporary?.remove();
});

const address = (key: string) => ({ userId: 'ada', operation: 'generate', key });
const answer = { status: 202, headers: { location: '/api/status/v1' }, body: '{"a": 1}\n' };

async function start(key: string, bodyHash = 'hash'): Promise<IdempotencyClaim> {
  const begun = await store.begin(address(key), bodyHash);
  if (begun.kind !== 'started') throw new Error(`It is ${begun.kind}.`);
  return begun.claim;
}

/** Moves a row's times into the past, as the database's clock would. */
async function age(key: string, interval: string): Promise<void> {
  await sql`update idempotency set lease_until = lease_until - ${interval}::interval,
    created_at = created_at - ${interval}::interval where key = ${key}`.execute(database);
}

describe('IdempotencyStore', () => {
  it('gives one of many at once the claim, and the others that it runs', async () => {
    const begun = await Promise.all(Array.from({ length: 10 }, () => store.begin(address('parallel'), 'hash')));
    expect(begun.map(({ kind }) => kind).sort()).toEqual([...Array.from({ length: 9 }, () => 'running'), 'started']);
  });

  it('keeps an answer byte for byte, and only for the same user, operation, key and body', async () => {
    await store.complete(await start('kept'), answer);
    expect(await store.begin(address('kept'), 'hash')).toEqual({ kind: 'answered', answer });
    expect(await store.begin(address('kept'), 'other')).toEqual({ kind: 'other_body' });
    for (const other of [{ userId: 'bob' }, { operation: 'retryVideo' }, { key: 'kept2' }]) {
      expect(await store.begin({ ...address('kept'), ...other }, 'hash')).toMatchObject({ kind: 'started' });
    }
  });

  it('lets a released key run again, with any body', async () => {
    await store.release(await start('released'));
    expect(await store.begin(address('released'), 'other')).toMatchObject({ kind: 'started' });
  });

  it('lets the next one run when the lease of a killed process has ended', async () => {
    const first = await start('killed');
    await age('killed', '29 seconds');
    expect(await store.begin(address('killed'), 'hash')).toEqual({ kind: 'running' });
    await age('killed', '2 seconds');
    expect(await store.begin(address('killed'), 'other')).toEqual({ kind: 'other_body' });
    const second = await start('killed');
    expect(await store.renew(first)).toBe(false);
    await store.complete(first, answer);
    await store.release(first);
    expect(await store.begin(address('killed'), 'hash')).toEqual({ kind: 'running' });
    await store.complete(second, { ...answer, status: 200 });
    expect(await store.begin(address('killed'), 'hash')).toMatchObject({ answer: { status: 200 } });
  });

  it('holds a renewed claim', async () => {
    const claim = await start('renewed');
    await age('renewed', '29 seconds');
    expect(await store.renew(claim)).toBe(true);
    await age('renewed', '29 seconds');
    expect(await store.begin(address('renewed'), 'hash')).toEqual({ kind: 'running' });
  });

  it('keeps for 30 days', async () => {
    await store.complete(await start('old'), answer);
    await age('old', '29 days 23 hours');
    expect(await store.begin(address('old'), 'other')).toEqual({ kind: 'other_body' });
    await age('old', '2 hours');
    await store.complete(await start('old', 'other'), answer);
    await age('old', '31 days');
    expect(await store.purge()).toBe(1);
    expect(await store.purge()).toBe(0);
  });
});
