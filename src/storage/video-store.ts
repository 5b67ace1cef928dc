import { type Selectable, sql } from 'kysely';
import { BeatboardError } from '#domain/errors.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import { readCardFacts, type CardFacts } from './card-facts.ts';
import { createId } from './create-id.ts';
import type { Database, Queryable } from './database.ts';
import { appendEvent } from './event-log.ts';
import { forgetRawFiles } from './ledger/forget-raw-files.ts';
import { fromCursor, toPage, type Page, type PageRequest } from './page.ts';
import type { StoredError, VideoStatus, VideoTable } from './tables.ts';

export type { VideoStatus } from './tables.ts';
export type Video = Selectable<VideoTable>;

export interface NewVideo {
  /** Chosen by a caller that may have to ask twice; else a new one. */
  readonly id?: string;
  readonly userId: string;
  readonly title: string;
  readonly prompt: string;
  readonly request: MakeRequest;
  /** Equal for equal requests, so that the same command finds its unfinished video. */
  readonly requestDigest: string;
}

export interface VideoChange {
  readonly status?: VideoStatus;
  readonly phase?: number;
  readonly title?: string;
  /** null forgets an earlier error. */
  readonly error?: StoredError | null;
}

const unfinished: readonly VideoStatus[] = ['pending', 'running', 'waiting', 'failed', 'canceled'];

/** The videos of each user. */
export class VideoStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Makes a video, `pending`, phase 0, with its branch `main`. One that has the id already is given back. */
  async create(video: NewVideo): Promise<Video> {
    return this.#database.transaction().execute((transaction) => insertVideo(transaction, video));
  }

  async find(userId: string, id: string): Promise<Video | undefined> {
    return findVideo(this.#database, userId, id);
  }

  /** Throws `not_found` when the user has no such video. */
  async get(userId: string, id: string): Promise<Video> {
    const video = await this.find(userId, id);
    if (!video) throw new BeatboardError('not_found', `There is no video ${id}.`);
    return video;
  }

  /** Changes the fields given and appends `video_changed`. Undefined when the user has no such video. */
  async update(userId: string, id: string, change: VideoChange): Promise<Video | undefined> {
    return this.#database.transaction().execute((transaction) => updateVideo(transaction, userId, id, change));
  }

  /** What the library shows of some of the user's videos besides themselves, by id. */
  async cardFacts(userId: string, videoIds: readonly string[]): Promise<ReadonlyMap<string, CardFacts>> {
    return readCardFacts(this.#database, userId, videoIds);
  }

  /** Gives a video another title and appends `video_renamed`. Returns whether the user has it. */
  async rename(userId: string, id: string, title: string): Promise<boolean> {
    return this.#database.transaction().execute((transaction) => setTitle(transaction, userId, id, title));
  }

  /** Names a video that nobody has named; what a person calls it meanwhile stays. */
  async nameUnnamed(userId: string, id: string, title: string): Promise<void> {
    await this.#database.transaction().execute((transaction) => setTitle(transaction, userId, id, title, true));
  }

  /** The user's newest video from an equal request that has not been completed: the one the same command goes on with. */
  async findLatestUnfinished(userId: string, requestDigest: string): Promise<Video | undefined> {
    return this.#database
      .selectFrom('video')
      .selectAll()
      .where('userId', '=', userId)
      .where('requestDigest', '=', requestDigest)
      .where('status', 'in', unfinished)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** A page of the user's videos, newest first. */
  async list(userId: string, query: VideoListQuery): Promise<Page<Video>> {
    const { limit, cursor, status, phase, words } = query;
    const after = cursor === undefined ? undefined : fromCursor(cursor);
    let rows = this.#database.selectFrom('video').selectAll().where('userId', '=', userId);
    if (status !== undefined) rows = rows.where('status', '=', status);
    if (phase !== undefined) rows = rows.where('phase', '=', phase);
    if (words !== undefined && words !== '') {
      const pattern = `%${words.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
      rows = rows.where((where) => where.or([where('title', 'ilike', pattern), where('prompt', 'ilike', pattern)]));
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
   * Deletes a video with all its rows. The names of its blobs are kept in the same transaction until they are deleted,
   * so that a killed process leaves none behind. Returns them; undefined when there was no such video.
   */
  async delete(userId: string, id: string): Promise<readonly string[] | undefined> {
    return this.#database.transaction().execute(async (transaction) => {
      // Waits for whoever is storing something for it, so that every blob is known by the time rows are read.
      await transaction
        .selectFrom('video')
        .select('id')
        .where('id', '=', id)
        .where('userId', '=', userId)
        .forUpdate()
        .execute();
      const artifacts = await transaction
        .selectFrom('artifact')
        .select('storageKey')
        .where('userId', '=', userId)
        .where('videoId', '=', id)
        .execute();
      const keys = [...artifacts, ...(await forgetRawFiles(transaction, userId, id))];
      const { numDeletedRows } = await transaction
        .deleteFrom('video')
        .where('userId', '=', userId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return undefined;
      if (keys.length > 0) {
        await transaction
          .insertInto('doomedBlob')
          .values(keys)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      return keys.map(({ storageKey }) => storageKey);
    });
  }
}

export interface VideoListQuery extends PageRequest {
  readonly status?: VideoStatus;
  readonly phase?: number;
  /** Part of the title or the prompt. */
  readonly words?: string;
}

/** A user's video within the caller's transaction. */
export async function findVideo(queryable: Queryable, userId: string, id: string): Promise<Video | undefined> {
  return queryable.selectFrom('video').selectAll().where('userId', '=', userId).where('id', '=', id).executeTakeFirst();
}

/** Adds a video within the caller's transaction; see `VideoStore.create`. */
export async function insertVideo(transaction: Queryable, video: NewVideo): Promise<Video> {
  const id = video.id ?? createId('video');
  const created = await transaction
    .insertInto('video')
    .values({ ...video, id, request: JSON.stringify(video.request), status: 'pending', phase: 0, error: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (created === undefined) {
    return transaction
      .selectFrom('video')
      .selectAll()
      .where('id', '=', id)
      .where('userId', '=', video.userId)
      .executeTakeFirstOrThrow();
  }
  await transaction.insertInto('branch').values({ videoId: id, name: 'main', parentName: null }).execute();
  await appendEvent(transaction, { ...ownerOf(created), type: 'video_created', data: { title: created.title } });
  return created;
}

/** Changes a video within the caller's transaction; see `VideoStore.update`. */
export async function updateVideo(
  transaction: Queryable,
  userId: string,
  id: string,
  change: VideoChange,
): Promise<Video | undefined> {
  const { error, ...fields } = change;
  const updated = await transaction
    .updateTable('video')
    .set({
      ...fields,
      ...(error === undefined ? {} : { error: error === null ? null : JSON.stringify(error) }),
      updatedAt: sql<string>`now()`,
    })
    .where('userId', '=', userId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!updated) return undefined;
  const { status, phase } = updated;
  const data = { status, phase, error: updated.error ? { ...updated.error } : null };
  await appendEvent(transaction, { ...ownerOf(updated), type: 'video_changed', data });
  return updated;
}

async function setTitle(
  transaction: Queryable,
  userId: string,
  id: string,
  title: string,
  onlyUnnamed = false,
): Promise<boolean> {
  const ofUser = transaction
    .updateTable('video')
    .set({ title, updatedAt: sql<string>`now()` })
    .where('userId', '=', userId)
    .where('id', '=', id);
  const renamed = await (onlyUnnamed ? ofUser.where('title', '=', '') : ofUser).returningAll().executeTakeFirst();
  if (renamed === undefined) return false;
  await appendEvent(transaction, { ...ownerOf(renamed), type: 'video_renamed', data: { title } });
  return true;
}

/** Number of the user's other videos in work; the user is held to the end of the transaction, so that it stays true. */
export async function countInWork(transaction: Queryable, userId: string, exceptId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`user ${userId}`}, 0))`.execute(transaction);
  const { count } = await transaction
    .selectFrom('video')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('userId', '=', userId)
    .where('status', 'in', ['pending', 'running'])
    .where('id', '!=', exceptId)
    .executeTakeFirstOrThrow();
  return count;
}

function ownerOf(video: Video): { userId: string; videoId: string } {
  return { userId: video.userId, videoId: video.id };
}
