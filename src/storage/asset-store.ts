import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type Selectable, sql } from 'kysely';
import { BeatboardError } from '#domain/errors.ts';
import type { BlobStore } from './blob-store.ts';
import { createId } from './create-id.ts';
import { fromCursor, toPage, type Page, type PageRequest } from './page.ts';
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

  /** A page of the user's assets, newest first; those made from others (cut-outs) are left out. */
  async list(userId: string, query: AssetListQuery): Promise<Page<Asset>> {
    const { limit, cursor, type, words } = query;
    const after = cursor === undefined ? undefined : fromCursor(cursor);
    let rows = this.#database
      .selectFrom('asset')
      .selectAll()
      .where('userId', '=', userId)
      .where(sql<boolean>`not coalesce((metadata->>'derived')::boolean, false)`);
    if (type !== undefined) rows = rows.where('mediaType', 'like', `${type}/%`);
    if (words !== undefined && words !== '') {
      rows = rows.where('name', 'ilike', `%${words.replace(/[\\%_]/g, (character) => `\\${character}`)}%`);
    }
    if (after !== undefined) {
      rows = rows.where(sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${after.createdAt}, ${after.id})`);
    }
    const found = await rows
      .orderBy(sql`date_trunc('milliseconds', created_at)`, 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    return toPage(found, limit);
  }

  /**
   * Deletes an asset and those made from it. Throws `asset_in_use` while a video was asked for with it, or an artifact
   * was made from it. Returns the names of the blobs, which are kept until they are deleted.
   */
  async delete(userId: string, id: string): Promise<readonly string[]> {
    const asset = await this.get(userId, id);
    const cutOutId = (asset.metadata as { cutOutAssetId?: string | null }).cutOutAssetId ?? null;
    const ids = cutOutId === null ? [id] : [id, cutOutId];
    return this.#database.transaction().execute(async (transaction) => {
      const used = await sql<{ id: string }>`
        select id from video where user_id = ${userId} and (request->'imageAssetIds' ? ${id}
          or request->>'logoAssetId' = ${id} or request->>'audioAssetId' = ${id})
        union all
        select id from artifact where user_id = ${userId} and metadata->'variation'->'upload'->>'assetId' = ${id}
        limit 1`.execute(transaction);
      if (used.rows.length > 0) throw new BeatboardError('asset_in_use', `The file ${asset.name} is part of a video.`);
      const gone = await transaction
        .deleteFrom('asset')
        .where('userId', '=', userId)
        .where('id', 'in', ids)
        // Two pictures of one product may share a cut-out.
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('asset as other')
                .select('other.id')
                .where('other.userId', '=', userId)
                .where('other.id', '!=', id)
                .where(sql<boolean>`other.metadata->>'cutOutAssetId' = asset.id`),
            ),
          ),
        )
        .returning('storageKey')
        .execute();
      if (gone.length === 0) return [];
      await transaction
        .insertInto('doomedBlob')
        .values(gone)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return gone.map(({ storageKey }) => storageKey);
    });
  }
}

export interface AssetListQuery extends PageRequest {
  readonly type?: 'image' | 'video' | 'audio';
  /** Part of the name. */
  readonly words?: string;
}

async function hashFile(filePath: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(filePath)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
