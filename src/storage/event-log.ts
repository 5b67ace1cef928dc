import { type Selectable, sql } from 'kysely';
import type { Database, Queryable } from './database.ts';
import type { EventTable, JsonObject } from './tables.ts';

export type StoredEvent = Selectable<EventTable>;

export interface NewEvent {
  readonly userId: string;
  readonly videoId: string;
  readonly type: string;
  readonly data: JsonObject;
}

/** The PostgreSQL channel on which every event is announced; the payload is the video's id. */
export const eventChannel = 'beatboard_event';

/**
 * Appends an event within the caller's transaction, so that it is seen if and only if what it tells of is. Events of
 * one video are numbered 1, 2, 3 … and commit in that order: a reader that has seen number n has missed none before it.
 */
export async function appendEvent(transaction: Queryable, event: NewEvent): Promise<number> {
  const { videoId, userId, type, data } = event;
  const { rows } = await sql<{ sequence: number }>`
    select append_event(${videoId}, ${userId}, ${type}, ${JSON.stringify(data)}::jsonb, ${eventChannel}) as sequence`.execute(
    transaction,
  );
  return rows[0]!.sequence;
}

/** What happened, for whoever watches. Events are only ever added. */
export class EventLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds one event that belongs to no other change. Returns its sequence number. */
  async append(event: NewEvent): Promise<number> {
    return this.#database.transaction().execute((transaction) => appendEvent(transaction, event));
  }

  /** The newest event of these types; undefined when there is none. */
  async newestOf(userId: string, videoId: string, types: readonly string[]): Promise<StoredEvent | undefined> {
    return this.#database
      .selectFrom('event')
      .selectAll()
      .where('videoId', '=', videoId)
      .where('userId', '=', userId)
      .where('type', 'in', types)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** Number of the newest event of a video; 0 before the first one. */
  async latestSequence(userId: string, videoId: string): Promise<number> {
    const newest = await this.#database
      .selectFrom('event')
      .select('sequence')
      .where('videoId', '=', videoId)
      .where('userId', '=', userId)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    return newest?.sequence ?? 0;
  }

  /** Number of the newest event of each of these videos, whoever owns them; those that are gone are left out. */
  async newest(videoIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (videoIds.length === 0) return new Map();
    const rows = await this.#database
      .selectFrom('event')
      .select(['videoId', (select) => select.fn.max('sequence').as('sequence')])
      .where('videoId', 'in', videoIds)
      .groupBy('videoId')
      .execute();
    return new Map(rows.map((row) => [row.videoId, row.sequence]));
  }

  /** Events of a video after a sequence number (0 for all), oldest first, at most `limit` (default 1000). */
  async eventsAfter(userId: string, videoId: string, sequence: number, limit = 1000): Promise<readonly StoredEvent[]> {
    return this.#database
      .selectFrom('event')
      .selectAll()
      .where('videoId', '=', videoId)
      .where('userId', '=', userId)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(limit)
      .execute();
  }
}
