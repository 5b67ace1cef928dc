import { type Selectable, sql } from 'kysely';
import type { JsonValue } from '#domain/canonical-json.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { Slot } from '#domain/slot.ts';
import type { BlobStore } from './blob-store.ts';
import { createId } from './create-id.ts';
import type { Database, Queryable } from './database.ts';
import { appendEvent } from './event-log.ts';
import { selectForRun } from './run-store.ts';
import { storageKey } from './storage-keys.ts';
import type { ArtifactTable, JsonObject } from './tables.ts';

export type Artifact = Omit<Selectable<ArtifactTable>, 'slot'> & { readonly slot: Slot };

/** A finished result and where it comes from. */
export interface NewArtifact {
  readonly userId: string;
  readonly videoId: string;
  readonly slot: Slot;
  /** What it is: `image`, `clip`, `music`, `spec`, … */
  readonly kind: string;
  readonly mediaType: string;
  readonly contentDigest: string;
  readonly requestKey: string;
  readonly provider: string;
  readonly model: string;
  readonly seed: number | null;
  /** What it was made from. */
  readonly inputs: JsonValue;
  readonly metadata: JsonObject;
  /** Millionths of a dollar; null is unknown. */
  readonly costMicroUsd: number | null;
  readonly madeInMs: number;
  /** The run that selects it, in the same transaction; omitted, nothing selects it yet. */
  readonly runId?: string | undefined;
  readonly sourceFilePath: string;
  /** Of the stored name, without the dot. */
  readonly extension: string;
}

/** The results of each video: never changed, never overwritten; a new one for the same slot is a new version. */
export class ArtifactStore {
  readonly #database: Database;
  readonly #blobs: BlobStore;

  constructor(database: Database, blobs: BlobStore) {
    this.#database = database;
    this.#blobs = blobs;
  }

  /**
   * Keeps a result under the slot's next version and announces it, as one: the row and its event appear together, and
   * only once the bytes are safe. Killed in between, nothing is seen of it, and the next try replaces the blob.
   * Throws `not_found` when the user has no such video, `disk_full`.
   */
  async storeArtifact(artifact: NewArtifact): Promise<Artifact> {
    const { sourceFilePath, runId, extension: _extension, ...row } = artifact;
    return this.#database.transaction().execute(async (transaction) => {
      const version = await this.#nextVersion(transaction, artifact);
      const key = storageKey({ ...artifact, version });
      const blob = await this.#blobs.put(key, sourceFilePath);
      return insertArtifact(transaction, { ...row, ...blob, version, storageKey: key }, runId);
    });
  }

  /**
   * The user's artifact of exactly this request, whose bytes are still there: first one of the same slot and video (a
   * step that runs again finds its own result), else the newest of any video.
   */
  async findByRequestKey(
    userId: string,
    requestKey: string,
    place: { readonly videoId: string; readonly slot: Slot },
  ): Promise<Artifact | undefined> {
    const found = await this.#database
      .selectFrom('artifact')
      .selectAll()
      .where('userId', '=', userId)
      .where('requestKey', '=', requestKey)
      .orderBy(sql`(video_id = ${place.videoId} and slot = ${place.slot})`, 'desc')
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(20)
      .execute();
    for (const artifact of found) {
      if ((await this.#blobs.sizeOf(artifact.storageKey)) === artifact.sizeBytes) return asArtifact(artifact);
    }
    return undefined;
  }

  /**
   * Makes an existing artifact serve in a slot, and a run select it there. In its own slot it is itself; anywhere else
   * it gets a row and a key of its own, costs nothing and says in `metadata.reused_from` where it was made.
   */
  async adoptArtifact(
    existing: Artifact,
    place: { readonly videoId: string; readonly slot: Slot },
    runId?: string,
  ): Promise<Artifact> {
    if (existing.videoId === place.videoId && existing.slot === place.slot) {
      if (runId !== undefined) await selectForRun(this.#database, runId, place.slot, existing.id);
      return existing;
    }
    const { id, createdAt: _made, ...row } = existing;
    return this.#database.transaction().execute(async (transaction) => {
      const version = await this.#nextVersion(transaction, { userId: existing.userId, ...place });
      const extension = existing.storageKey.slice(existing.storageKey.lastIndexOf('.') + 1);
      const key = storageKey({ userId: existing.userId, ...place, version, extension });
      await this.#blobs.duplicate(existing.storageKey, key);
      const metadata = { ...existing.metadata, reused_from: id };
      const adopted = { ...row, ...place, metadata, version, storageKey: key, costMicroUsd: 0, madeInMs: 0 };
      return insertArtifact(transaction, adopted, runId);
    });
  }

  /** What a run selects for a slot. */
  async selectedByRun(userId: string, runId: string, slot: Slot): Promise<Artifact | undefined> {
    const found = await this.#database
      .selectFrom('runResult')
      .innerJoin('artifact', 'artifact.id', 'runResult.artifactId')
      .selectAll('artifact')
      .where('runResult.runId', '=', runId)
      .where('runResult.slot', '=', slot)
      .where('artifact.userId', '=', userId)
      .executeTakeFirst();
    return found && asArtifact(found);
  }

  async find(userId: string, id: string): Promise<Artifact | undefined> {
    const found = await this.#database
      .selectFrom('artifact')
      .selectAll()
      .where('userId', '=', userId)
      .where('id', '=', id)
      .executeTakeFirst();
    return found ? asArtifact(found) : undefined;
  }

  /** Throws `not_found` when the user has no such artifact. */
  async get(userId: string, id: string): Promise<Artifact> {
    const artifact = await this.find(userId, id);
    if (!artifact) throw new BeatboardError('not_found', `There is no artifact ${id}.`);
    return artifact;
  }

  /** All artifacts of a video, by slot and version. */
  async list(userId: string, videoId: string): Promise<readonly Artifact[]> {
    const rows = await this.#database
      .selectFrom('artifact')
      .selectAll()
      .where('userId', '=', userId)
      .where('videoId', '=', videoId)
      .orderBy('slot')
      .orderBy('version')
      .execute();
    return rows.map(asArtifact);
  }

  /** All artifacts of a video, or of one of its slots, oldest first. */
  async takes(userId: string, videoId: string, slot?: string): Promise<readonly Artifact[]> {
    let rows = this.#database
      .selectFrom('artifact')
      .selectAll()
      .where('userId', '=', userId)
      .where('videoId', '=', videoId);
    if (slot !== undefined) rows = rows.where('slot', '=', slot);
    return (await rows.orderBy('createdAt').orderBy('slot').orderBy('version').execute()).map(asArtifact);
  }

  /** The artifacts of these ids. Throws `not_found` when one of them is not the user's, or gone with its video. */
  async byIds(userId: string, ids: readonly string[]): Promise<readonly Artifact[]> {
    if (ids.length === 0) return [];
    const rows = await this.#database
      .selectFrom('artifact')
      .selectAll()
      .where('userId', '=', userId)
      .where('id', 'in', ids)
      .execute();
    const known = new Set(rows.map(({ id }) => id));
    const missing = ids.find((id) => !known.has(id));
    if (missing !== undefined) throw new BeatboardError('not_found', `There is no artifact ${missing}.`);
    return rows.map(asArtifact);
  }

  /** Whether something was made of a purchase already, so that its price has been told. */
  async hasPurchase(userId: string, attemptId: string): Promise<boolean> {
    const found = await this.#database
      .selectFrom('artifact')
      .select('id')
      .where('userId', '=', userId)
      .where(sql<boolean>`metadata ->> 'purchase' = ${attemptId}`)
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }

  /** The bytes of requests that the user has had made before, in any video: request key to SHA-256. */
  async knownRequests(userId: string, requestKeys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (requestKeys.length === 0) return new Map();
    const rows = await this.#database
      .selectFrom('artifact')
      .select(['requestKey', 'sha256'])
      .where('userId', '=', userId)
      .where('requestKey', 'in', requestKeys)
      .execute();
    return new Map(rows.map((row) => [row.requestKey, row.sha256]));
  }

  /**
   * Locks the slot to the end of the transaction, so that two writers never get the same version, and keeps the video
   * from being deleted meanwhile, so that no bytes are left without a row.
   */
  async #nextVersion(
    transaction: Queryable,
    place: { readonly userId: string; readonly videoId: string; readonly slot: Slot },
  ): Promise<number> {
    const { userId, videoId, slot } = place;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`slot ${videoId} ${slot}`}, 0))`.execute(transaction);
    const found = await transaction
      .selectFrom('video')
      .select((select) =>
        select
          .selectFrom('artifact')
          .select(sql<number>`coalesce(max(version), 0)`.as('version'))
          .where('videoId', '=', videoId)
          .where('slot', '=', slot)
          .as('version'),
      )
      .where('id', '=', videoId)
      .where('userId', '=', userId)
      .forKeyShare()
      .executeTakeFirst();
    if (!found) throw new BeatboardError('not_found', `There is no video ${videoId}.`);
    return found.version! + 1;
  }
}

type ArtifactRow = Omit<Artifact, 'id' | 'createdAt'>;

/** Adds a row, makes a run select it, and announces it, within the caller's transaction. */
async function insertArtifact(transaction: Queryable, row: ArtifactRow, runId: string | undefined): Promise<Artifact> {
  const inserted = await transaction
    .insertInto('artifact')
    .values({
      ...row,
      id: createId('artifact'),
      inputs: JSON.stringify(row.inputs),
      metadata: JSON.stringify(row.metadata),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (runId !== undefined) await selectForRun(transaction, runId, row.slot, inserted.id);
  const { id, userId, videoId, slot, kind, version, costMicroUsd } = inserted;
  const data = { artifactId: id, slot, kind, version, costMicroUsd };
  await appendEvent(transaction, { userId, videoId, type: 'artifact_created', data });
  // What was free, or is reused, changes nothing that is to be told.
  if (costMicroUsd !== 0) {
    await appendEvent(transaction, { userId, videoId, type: 'cost_updated', data: { costMicroUsd } });
  }
  return asArtifact(inserted);
}

/** Only slots are ever written into the column. */
function asArtifact(row: Selectable<ArtifactTable>): Artifact {
  return { ...row, slot: row.slot as Slot };
}
