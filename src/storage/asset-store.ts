import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type Selectable, sql } from 'kysely';
import { BeatboardError } from '#domain/errors.ts';
import type { BlobStore } from './blob-store.ts';
import { createId } from './create-id.ts';
import type { Database } from './database.ts';
import { assetKey } from './storage-keys.ts';
import type { AssetTable, JsonObject } from './tables.ts';

export type Asset = Selectable<AssetTable>;

export interface NewAsset {
  readonly userId: string;
  /** The file's name as the user knows it. */
  readonly name: string;
  readonly mediaType: string;
  readonly metadata: JsonObject;
  readonly sourceFilePath: string;
}

/** What each user has uploaded: product photos, logos, tracks. */
export class AssetStore {
  readonly #database: Database;
  readonly #blobs: BlobStore;

  constructor(database: Database, blobs: BlobStore) {
    this.#database = database;
    this.#blobs = blobs;
  }

  /**
   * Keeps a file. The same bytes with the same media type and metadata give the asset the user has already, so that
   * the same command twice means the same request.
   */
  async store(asset: NewAsset): Promise<Asset> {
    const { sourceFilePath, ...fields } = asset;
    const known = await this.#findSame(asset, await hashFile(sourceFilePath));
    if (known) {
      if (!(await this.#blobs.exists(known.storageKey))) await this.#blobs.put(known.storageKey, sourceFilePath);
      return known;
    }
    const id = createId('asset');
    const key = assetKey(asset.userId, id, asset.name);
    const blob = await this.#blobs.put(key, sourceFilePath);
    return this.#database
      .insertInto('asset')
      .values({ ...fields, ...blob, id, storageKey: key, metadata: JSON.stringify(asset.metadata) })
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  async #findSame(asset: NewAsset, sha256: string): Promise<Asset | undefined> {
    return this.#database
      .selectFrom('asset')
      .selectAll()
      .where('userId', '=', asset.userId)
      .where('sha256', '=', sha256)
      .where('mediaType', '=', asset.mediaType)
      .where(sql<boolean>`metadata = ${JSON.stringify(asset.metadata)}::jsonb`)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
  }

  async find(userId: string, id: string): Promise<Asset | undefined> {
    return this.#database
      .selectFrom('asset')
      .selectAll()
      .where('userId', '=', userId)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** Throws `not_found` when the user has no such asset. */
  async get(userId: string, id: string): Promise<Asset> {
    const asset = await this.find(userId, id);
    if (!asset) throw new BeatboardError('not_found', `There is no asset ${id}.`);
    return asset;
  }

  /** The user's assets, newest first, at most `limit` (default 50). */
  async list(userId: string, limit = 50): Promise<readonly Asset[]> {
    return this.#database
      .selectFrom('asset')
      .selectAll()
      .where('userId', '=', userId)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  }
}

async function hashFile(filePath: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(filePath)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
