import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatApiKey, parseApiKey } from '#domain/identity/api-key-text.ts';
import { type Identity, localIdentity } from '#domain/identity/identity.ts';
import { type Scope, scopes } from '#domain/identity/scope.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import { ApiKeyStore, type ApiKey } from './api-key-store.ts';
import { connectDatabase, type Database } from './database.ts';

let temporary: TemporaryDatabase;
let database: Database;
let keys: ApiKeyStore;

beforeAll(async () => {
  temporary = await createTemporaryDatabase();
  database = await connectDatabase(temporary.url);
  keys = new ApiKeyStore(database);
});
afterAll(async () => {
  await database?.destroy();
  await temporary?.remove();
});

const person = (userId: string): Identity => ({ userId, scopes, kind: 'oidc' });
const make = (
  maker: Identity,
  wanted: readonly Scope[] = ['read'],
  expiresAt?: string,
): Promise<{ key: ApiKey; text: string }> =>
  keys.create(maker, { name: 'a key', scopes: wanted, ...(expiresAt === undefined ? {} : { expiresAt }) });
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

describe('ApiKeyStore', () => {
  it('makes a key that proves its user, and shows it once', async () => {
    const { key, text } = await keys.create(person('ann'), { name: 'laptop', scopes: ['spend', 'read'] });
    expect(text).toMatch(/^bb_live_[0-9A-Z]{26}_[0-9A-Z]{47}$/);
    expect(key).toMatchObject({
      userId: 'ann',
      name: 'laptop',
      scopes: ['read', 'spend'],
      isLive: true,
      madeWith: null,
    });
    expect(await keys.verify(text)).toEqual({
      userId: 'ann',
      scopes: ['read', 'spend'],
      kind: 'api_key',
      keyId: key.id,
    });
    const { secret } = parseApiKey(text)!;
    const everything = await sql<{ all: string }>`select jsonb_agg(api_key)::text as all from api_key`.execute(
      database,
    );
    expect(everything.rows[0]!.all).not.toContain(secret);
    expect(JSON.stringify([key, await keys.list('ann')])).not.toMatch(new RegExp(`${secret}|sha256`, 'i'));
  });

  it('knows no other text', async () => {
    const { text } = await make(person('ann'));
    const { id, secret } = parseApiKey(text)!;
    const last = secret.endsWith('0') ? '1' : '0';
    const strangers = [
      formatApiKey({ id, secret: secret.slice(0, -1) + last }),
      formatApiKey({ id: '0'.repeat(26), secret }),
      text.slice(0, -1) + (text.endsWith('0') ? '1' : '0'),
      text.toLowerCase(),
      `${text} `,
      `${text}' or true --`,
      '',
    ];
    expect(await Promise.all(strangers.map((stranger) => keys.verify(stranger)))).toEqual(
      strangers.map(() => undefined),
    );
  });

  it('notes the hour of the last use, once an hour', async () => {
    const { key, text } = await make(person('clock'));
    const lastUse = async (): Promise<string | null | undefined> =>
      (await keys.list('clock')).find(({ id }) => id === key.id)?.lastUsedAt;
    expect(await lastUse()).toBeNull();
    await keys.verify(text);
    expect(await lastUse()).toMatch(/:00:00\.000Z$/);
    await sql`update api_key set last_used_at = last_used_at - interval '1 day' where id = ${key.id}`.execute(database);
    const before = await lastUse();
    await keys.verify(text);
    expect(Date.parse((await lastUse())!)).toBeGreaterThan(Date.parse(before!));
  });

  it('shows and ends keys of their own user only', async () => {
    const { key, text } = await make(person('ann'));
    await make(person('bob'));
    expect((await keys.list('bob')).every(({ userId }) => userId === 'bob')).toBe(true);
    expect(await keys.revoke('bob', key.id)).toBe(false);
    expect(await keys.verify(text)).toBeDefined();
    expect(await keys.revoke('ann', key.id)).toBe(true);
    expect(await keys.verify(text)).toBeUndefined();
    const revokedAt = async (): Promise<unknown> => (await keys.list('ann')).find(({ id }) => id === key.id)?.revokedAt;
    const first = await revokedAt();
    await keys.revoke('ann', key.id);
    expect(await revokedAt()).toEqual(first);
  });

  it('lets a key end by itself', async () => {
    const [dead, living] = [
      await make(person('ann'), ['read'], inSeconds(-1)),
      await make(person('ann'), ['read'], inSeconds(60)),
    ];
    expect(await keys.verify(dead.text)).toBeUndefined();
    expect(await keys.verify(living.text)).toBeDefined();
    const shown = await keys.list('ann');
    expect(shown.find(({ id }) => id === dead.key.id)?.isLive).toBe(false);
    expect(shown.find(({ id }) => id === living.key.id)?.isLive).toBe(true);
  });
});

describe('keys made with keys', () => {
  /** The identity that a new key of `maker` gives. */
  async function identityOf(maker: Identity, wanted: readonly Scope[], expiresAt?: string): Promise<Identity> {
    return (await keys.verify((await make(maker, wanted, expiresAt)).text))!;
  }

  it('never have a scope that their maker lacks', async () => {
    const narrow = await identityOf(localIdentity, ['read', 'manage_keys']);
    for (const wanted of [['spend'], ['read', 'write'], [...scopes]] as const) {
      await expect(make(narrow, wanted)).rejects.toMatchObject({ code: 'scope_missing' });
    }
    await expect(make(narrow, [])).rejects.toMatchObject({ code: 'option_invalid' });
    await expect(make(await identityOf(localIdentity, ['read', 'spend']), ['read'])).rejects.toMatchObject({
      code: 'scope_missing',
    });
    expect((await identityOf(narrow, ['read'])).scopes).toEqual(['read']);
  });

  it('belong to the same user, and end with their maker down to the last generation', async () => {
    const first = await make(person('dora'), ['read', 'manage_keys']);
    const second = await make((await keys.verify(first.text))!, ['read', 'manage_keys']);
    const third = await make((await keys.verify(second.text))!, ['read']);
    const sister = await make(person('dora'), ['read']);
    expect((await keys.verify(third.text))?.userId).toBe('dora');
    expect(third.key.madeWith).toBe(second.key.id);
    await keys.revoke('dora', first.key.id);
    expect(await keys.verify(second.text)).toBeUndefined();
    expect(await keys.verify(third.text)).toBeUndefined();
    expect(await keys.verify(sister.text)).toBeDefined();
    expect((await keys.list('dora')).filter(({ isLive }) => isLive).map(({ id }) => id)).toEqual([sister.key.id]);
  });

  it('do not outlive a maker that expires', async () => {
    const maker = await make(person('eve'), ['read', 'manage_keys'], inSeconds(60));
    const child = await make((await keys.verify(maker.text))!, ['read']);
    expect(await keys.verify(child.text)).toBeDefined();
    await sql`update api_key set expires_at = now() - interval '1 second' where id = ${maker.key.id}`.execute(database);
    expect(await keys.verify(child.text)).toBeUndefined();
  });
});
