import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { IdempotencyTable } from './tables.ts';

/** Which request it is: whose, for which operation, under which key. */
export interface IdempotencyAddress {
  readonly userId: string;
  readonly operation: string;
  readonly key: string;
}

/** The right to run a request, until the lease ends or it is given back. */
export interface IdempotencyClaim extends IdempotencyAddress {
  readonly token: string;
}

export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What there is under a key. */
export type Begun =
  | { readonly kind: 'started'; readonly claim: IdempotencyClaim }
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'running' }
  | { readonly kind: 'other_body' };

const leaseSeconds = 30;
const keptDays = 30;

/**
 * Answers by idempotency key. All times are the database's, so that processes with different clocks agree. Who is
 * killed while running a request loses its lease, and the next request of the same key runs it again.
 */
export class IdempotencyStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Claims a request, or tells what became of it. `bodyHash` stands for everything but the key. */
  async begin(address: IdempotencyAddress, bodyHash: string): Promise<Begun> {
    for (;;) {
      const token = await this.#claim(address, bodyHash);
      if (token !== undefined) return { kind: 'started', claim: { ...address, token } };
      const row = await this.#find(address);
      // Given back between the two queries: it is free again.
      if (row === undefined) continue;
      if (row.bodyHash !== bodyHash) return { kind: 'other_body' };
      if (row.state === 'running') return { kind: 'running' };
      return { kind: 'answered', answer: { status: row.status ?? 200, headers: row.headers ?? {}, body: row.body } };
    }
  }

  /** Holds a claim for another 30 seconds. False when it was lost to somebody else. */
  async renew(claim: IdempotencyClaim): Promise<boolean> {
    const { numUpdatedRows } = await this.#running(claim, { leaseUntil: newLease() }).executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Keeps the answer for 30 days. Does nothing when the claim was lost: whoever has it now answers. */
  async complete(claim: IdempotencyClaim, answer: KeptAnswer): Promise<void> {
    const { status, headers, body } = answer;
    await this.#running(claim, { state: 'done', status, headers: JSON.stringify(headers), body }).execute();
  }

  /** Gives a claim back without an answer: the next request of the key runs. */
  async release(claim: IdempotencyClaim): Promise<void> {
    await this.#database
      .deleteFrom('idempotency')
      .where('userId', '=', claim.userId)
      .where('operation', '=', claim.operation)
      .where('key', '=', claim.key)
      .where('token', '=', claim.token)
      .where('state', '=', 'running')
      .execute();
  }

  /** Forgets what is older than 30 days. Returns how many. */
  async purge(): Promise<number> {
    const { numDeletedRows } = await this.#database
      .deleteFrom('idempotency')
      .where(sql<boolean>`created_at < now() - make_interval(days => ${keptDays})`)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  /** One statement: a new key, one whose runner is gone, or one past its days. */
  async #claim({ userId, operation, key }: IdempotencyAddress, bodyHash: string): Promise<string | undefined> {
    const { rows } = await sql<{ token: string }>`
      insert into idempotency as kept (user_id, operation, key, body_hash, state, token, lease_until)
      values (${userId}, ${operation}, ${key}, ${bodyHash}, 'running', ${randomUUID()}, ${newLease()})
      on conflict (user_id, operation, key) do update
        set body_hash = excluded.body_hash, state = 'running', token = excluded.token,
            lease_until = excluded.lease_until, status = null, headers = null, body = null, created_at = now()
        where (kept.state = 'running' and kept.lease_until < now() and kept.body_hash = excluded.body_hash)
           or kept.created_at < now() - make_interval(days => ${keptDays})
      returning token`.execute(this.#database);
    return rows[0]?.token;
  }

  async #find({ userId, operation, key }: IdempotencyAddress): Promise<Selectable<IdempotencyTable> | undefined> {
    return this.#database
      .selectFrom('idempotency')
      .selectAll()
      .where('userId', '=', userId)
      .where('operation', '=', operation)
      .where('key', '=', key)
      .executeTakeFirst();
  }

  #running(claim: IdempotencyClaim, change: object) {
    return this.#database
      .updateTable('idempotency')
      .set(change)
      .where('userId', '=', claim.userId)
      .where('operation', '=', claim.operation)
      .where('key', '=', claim.key)
      .where('token', '=', claim.token)
      .where('state', '=', 'running');
  }
}

function newLease() {
  return sql<string>`now() + make_interval(secs => ${leaseSeconds})`;
}
