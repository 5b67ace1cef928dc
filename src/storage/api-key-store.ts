import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { formatApiKey, parseApiKey } from '#domain/identity/api-key-text.ts';
import { grantScopes, type Identity } from '#domain/identity/identity.ts';
import type { Scope } from '#domain/identity/scope.ts';
import { createId } from './create-id.ts';
import type { Database } from './database.ts';
import type { ApiKeyTable } from './tables.ts';

/** A key as its user sees it: never its secret, nor the digest of it. */
export interface ApiKey extends Omit<Selectable<ApiKeyTable>, 'secretSha256'> {
  /** Whether it opens anything: neither it nor a key it was made with is revoked or expired. */
  readonly isLive: boolean;
}

export interface NewApiKey {
  /** What its user calls it, for the list. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** ISO 8601. Omitted: it lasts until it is revoked. */
  readonly expiresAt?: string;
}

const idPrefix = 'key_';
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 40;

/**
 * A key ends with the key that made it, so revoking a leaked one shuts out all it has let in. The chain is walked at
 * each use: nothing made at the same moment slips through. Times are the database's own.
 */
const isLive = sql<boolean>`(
  with recursive chain as (
    select one.made_with, one.revoked_at, one.expires_at from api_key as one where one.id = api_key.id
    union all
    select maker.made_with, maker.revoked_at, maker.expires_at
    from api_key as maker join chain on maker.id = chain.made_with
  )
  select bool_and(revoked_at is null and coalesce(expires_at > now(), true)) from chain
)`;

const shownColumns = [
  'id',
  'userId',
  'name',
  'scopes',
  'madeWith',
  'createdAt',
  'expiresAt',
  'lastUsedAt',
  'revokedAt',
] as const;

/** API keys: made, listed, revoked, and proved. There is no way to change one. */
export class ApiKeyStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Makes a key for the maker's own user, with no scope the maker lacks. `text` is the whole key, which nobody can read
   * again. Throws `scope_missing`, or `option_invalid` for no scope.
   */
  async create(maker: Identity, { name, scopes, expiresAt }: NewApiKey): Promise<{ key: ApiKey; text: string }> {
    const granted = grantScopes(maker, scopes);
    const id = createId('key');
    const secret = Array.from(randomBytes(secretLength), (byte) => alphabet.charAt(byte % 32)).join('');
    await this.#database
      .insertInto('apiKey')
      .values({
        id,
        userId: maker.userId,
        name,
        scopes: JSON.stringify(granted),
        secretSha256: digestOf(secret).toString('hex'),
        madeWith: maker.keyId ?? null,
        expiresAt: expiresAt ?? null,
      })
      .execute();
    const key = await this.#shown().where('id', '=', id).executeTakeFirstOrThrow();
    return { key, text: formatApiKey({ id: id.slice(idPrefix.length), secret }) };
  }

  /** The user's keys, newest first. */
  async list(userId: string): Promise<readonly ApiKey[]> {
    return this.#shown().where('userId', '=', userId).orderBy('createdAt', 'desc').orderBy('id', 'desc').execute();
  }

  /** Ends a key and all that were made with it, at once. False when the user has no such key. */
  async revoke(userId: string, id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .updateTable('apiKey')
      .set({ revokedAt: sql<string>`coalesce(revoked_at, now())` })
      .where('userId', '=', userId)
      .where('id', '=', id)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /**
   * Who holds this key; undefined for a wrong, revoked or expired one, told apart by nothing, not even by time. Notes
   * the hour of its use.
   */
  async verify(text: string): Promise<Identity | undefined> {
    const parts = parseApiKey(text);
    if (parts === undefined) return undefined;
    const record = await this.#database
      .selectFrom('apiKey')
      .select(['id', 'userId', 'scopes', 'secretSha256', isLive.as('isLive')])
      .select(sql<boolean>`last_used_at is not distinct from date_trunc('hour', now())`.as('isNoted'))
      .where('id', '=', `${idPrefix}${parts.id}`)
      .executeTakeFirst();
    // An unknown id is compared as well, with a digest that no secret has.
    const expected = record === undefined ? Buffer.alloc(32) : Buffer.from(record.secretSha256, 'hex');
    const isRight = timingSafeEqual(digestOf(parts.secret), expected);
    if (record === undefined || !isRight || !record.isLive) return undefined;
    if (!record.isNoted) await this.#noteUse(record.id);
    return { userId: record.userId, scopes: record.scopes, kind: 'api_key', keyId: record.id };
  }

  #shown() {
    return this.#database.selectFrom('apiKey').select([...shownColumns, isLive.as('isLive')]);
  }

  async #noteUse(id: string): Promise<void> {
    await this.#database
      .updateTable('apiKey')
      .set({ lastUsedAt: sql<string>`date_trunc('hour', now())` })
      .where('id', '=', id)
      .execute();
  }
}

/** 200 random bits need no slow hash: nobody can try them all. */
function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
