import { type Selectable, sql } from 'kysely';
import type { MicroUsd } from '#domain/money.ts';
import { noDefaults, userDefaultsSchema, type UserDefaults } from '#domain/user-defaults.ts';
import type { Database } from './database.ts';
import type { ProviderKeyTable } from './tables.ts';

/** What a user has set for his videos. */
export interface UserSettings {
  readonly defaults: UserDefaults;
  /** His own limits; null is none. */
  readonly videoMicroUsd: MicroUsd | null;
  readonly monthMicroUsd: MicroUsd | null;
}

/** What is to be set; what is left out stays. */
export interface UserSettingsChange {
  readonly defaults?: Partial<UserDefaults>;
  readonly videoMicroUsd?: MicroUsd | null;
  readonly monthMicroUsd?: MicroUsd | null;
}

/** A key of a provider as it is kept: sealed. */
export type StoredProviderKey = Readonly<Selectable<ProviderKeyTable>>;

/** Settings by user. Nothing is remembered between two questions, so that every process knows of each change at once. */
export class SettingsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async read(userId: string): Promise<UserSettings> {
    const row = await this.#database
      .selectFrom('userSettings')
      .select(['defaults', 'videoMicroUsd', 'monthMicroUsd'])
      .where('userId', '=', userId)
      .executeTakeFirst();
    if (row === undefined) return { defaults: noDefaults, videoMicroUsd: null, monthMicroUsd: null };
    return { ...row, defaults: userDefaultsSchema.parse(row.defaults) };
  }

  async change(userId: string, { defaults = {}, ...limits }: UserSettingsChange): Promise<void> {
    const changed = JSON.stringify(defaults);
    await this.#database
      .insertInto('userSettings')
      .values({ userId, defaults: changed, ...limits })
      .onConflict((conflict) =>
        conflict.column('userId').doUpdateSet({
          defaults: sql<string>`user_settings.defaults || ${changed}::jsonb`,
          ...limits,
          changedAt: sql<string>`now()`,
        }),
      )
      .execute();
  }

  /** The user's keys, by the names of their providers. */
  async keys(userId: string): Promise<readonly StoredProviderKey[]> {
    return this.#database
      .selectFrom('providerKey')
      .selectAll()
      .where('userId', '=', userId)
      .orderBy('provider')
      .execute();
  }

  /** Keeps a key in the place of the one before. */
  async saveKey(key: Omit<StoredProviderKey, 'checkedAt'>): Promise<void> {
    const { userId: _userId, provider: _provider, ...changed } = key;
    await this.#database
      .insertInto('providerKey')
      .values(key)
      .onConflict((conflict) =>
        conflict.columns(['userId', 'provider']).doUpdateSet({ ...changed, checkedAt: sql<string>`now()` }),
      )
      .execute();
  }

  /** False when there is none. */
  async removeKey(userId: string, provider: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database
      .deleteFrom('providerKey')
      .where('userId', '=', userId)
      .where('provider', '=', provider)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}
