import { type Selectable, sql } from 'kysely';
import type { JsonValue } from '#domain/canonical-json.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { Slot } from '#domain/slot.ts';
import type { BlobStore } from './blob-store.ts';
import { createId } from './create-id.ts';
import type { Database, Queryable } from './database.ts';
import { appendEvent } from './event-log.ts';
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
    const { sourceFilePath, extension: _extension, ...row } = artifact;
    return this.#database.transaction().execute(async (transaction) => {
      const version = await this.#nextVersion(transaction, artifact);
      const key = storageKey({ ...artifact, version });
      const blob = await this.#blobs.put(key, sourceFilePath);
      return insertArtifact(transaction, { ...row, ...blob, version, storageKey: key });
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
   * Makes an existing artifact serve in a slot. In its own slot it is itself; anywhere else it gets a row and a key of
   * its own, costs nothing and says in `metadata.reused_from` where it was made.
   */
  async adoptArtifact(existing: Artifact, place: { readonly videoId: string; readonly slot: Slot }): Promise<Artifact> {
    if (existing.videoId === place.videoId && existing.slot === place.slot) return existing;
    const { id, createdAt: _made, ...row } = existing;
    return this.#database.transaction().execute(async (transaction) => {
      const version = await this.#nextVersion(transaction, { userId: existing.userId, ...place });
      const extension = existing.storageKey.slice(existing.storageKey.lastIndexOf('.') + 1);
      const key = storageKey({ userId: existing.userId, ...place, version, extension });
      await this.#blobs.duplicate(existing.storageKey, key);
      const metadata = { ...existing.metadata, reused_from: id };
      return insertArtifact(transaction, {
        ...row,
        ...place,
        metadata,
        version,
        storageKey: key,
        costMicroUsd: 0,
        madeInMs: 0,
      });
    });
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

  /** The newest artifact of each slot, in the order of the slots. Throws `artifact_missing`, naming the first slot without. */
  async selected(userId: string, videoId: string, slots: readonly Slot[]): Promise<readonly Artifact[]> {
    const bySlot = new Map((await this.list(userId, videoId)).map((artifact) => [artifact.slot, artifact]));
    return slots.map((slot) => {
      const artifact = bySlot.get(slot);
      if (!artifact) throw new BeatboardError('artifact_missing', `The video ${videoId} has no ${slot} yet.`);
      return artifact;
    });
  }

  /** Locks the slot to the end of the transaction, so that two writers never get the same version. */
  async #nextVersion(
    transaction: Queryable,
    place: { readonly userId: string; readonly videoId: string; readonly slot: Slot },
  ): Promise<number> {
    const { userId, videoId, slot } = place;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`slot ${videoId} ${slot}`}, 0))`.execute(transaction);
    const found = await transaction
      .selectFrom('video')
      .leftJoin('artifact', (join) => join.onRef('artifact.videoId', '=', 'video.id').on('artifact.slot', '=', slot))
      .select(sql<number>`coalesce(max(artifact.version), 0)`.as('version'))
      .where('video.id', '=', videoId)
      .where('video.userId', '=', userId)
      .groupBy('video.id')
      .executeTakeFirst();
    if (!found) throw new BeatboardError('not_found', `There is no video ${videoId}.`);
    return found.version + 1;
  }
}

type ArtifactRow = Omit<Artifact, 'id' | 'createdAt'>;

async function insertArtifact(transaction: Queryable, row: ArtifactRow): Promise<Artifact> {
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
  const { id, userId, videoId, slot, kind, version, costMicroUsd } = inserted;
  const data = { artifactId: id, slot, kind, version, costMicroUsd };
  await appendEvent(transaction, { userId, videoId, type: 'artifact_created', data });
  return asArtifact(inserted);
}

/** Only slots are ever written into the column. */
function asArtifact(row: Selectable<ArtifactTable>): Artifact {
  return { ...row, slot: row.slot as Slot };
}
