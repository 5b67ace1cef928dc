import { type Selectable, sql } from 'kysely';
import { BeatboardError } from '#domain/errors.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import { createId } from './create-id.ts';
import type { Database } from './database.ts';
import { appendEvent } from './event-log.ts';
import type { StoredError, VideoStatus, VideoTable } from './tables.ts';

export type Video = Selectable<VideoTable>;

export interface NewVideo {
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

  /** Makes a video, `pending`, phase 0, with its branch `main`. */
  async create(video: NewVideo): Promise<Video> {
    return this.#database.transaction().execute(async (transaction) => {
      const created = await transaction
        .insertInto('video')
        .values({
          ...video,
          id: createId('video'),
          request: JSON.stringify(video.request),
          status: 'pending',
          phase: 0,
          error: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await transaction.insertInto('branch').values({ videoId: created.id, name: 'main', parentName: null }).execute();
      await appendEvent(transaction, { ...ownerOf(created), type: 'video_created', data: { title: created.title } });
      return created;
    });
  }

  async find(userId: string, id: string): Promise<Video | undefined> {
    return this.#database
      .selectFrom('video')
      .selectAll()
      .where('userId', '=', userId)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** Throws `not_found` when the user has no such video. */
  async get(userId: string, id: string): Promise<Video> {
    const video = await this.find(userId, id);
    if (!video) throw new BeatboardError('not_found', `There is no video ${id}.`);
    return video;
  }

  /** Changes the fields given and appends `video_changed`. Undefined when the user has no such video. */
  async update(userId: string, id: string, change: VideoChange): Promise<Video | undefined> {
    const { error, ...fields } = change;
    return this.#database.transaction().execute(async (transaction) => {
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
    });
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

  /** The user's videos, newest first, at most `limit` (default 50). */
  async list(userId: string, limit = 50): Promise<readonly Video[]> {
    return this.#database
      .selectFrom('video')
      .selectAll()
      .where('userId', '=', userId)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  }

  /** Deletes a video with all its rows; its blobs are left to the caller. Returns whether there was one. */
  async delete(userId: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database
      .deleteFrom('video')
      .where('userId', '=', userId)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}

function ownerOf(video: Video): { userId: string; videoId: string } {
  return { userId: video.userId, videoId: video.id };
}
