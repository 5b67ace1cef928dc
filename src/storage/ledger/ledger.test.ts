import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raceCapMicroUsd, raceForBudget } from '#testkit/paid/budget-race.ts';
import { openPaidGround, type PaidGround } from '#testkit/paid/paid-office.ts';
import { shortFilm } from '#testkit/make-requests.ts';
import { eventually } from '#testkit/eventually.ts';
import { insertVideo, VideoStore } from '../video-store.ts';
import { type Attempt, ClaimLost, type NewAttempt, type SpendLimits } from './attempt.ts';
import { Ledger } from './ledger.ts';
import type { Reservation } from './reserve.ts';

let ground: PaidGround;
beforeAll(async () => {
  ground = await openPaidGround();
});
afterAll(() => ground?.remove());

let books = 0;

interface Book {
  readonly ledger: Ledger;
  readonly userId: string;
  readonly videoId: string;
  time: string;
  reserve(change?: Partial<NewAttempt>, limits?: Partial<SpendLimits>): Promise<Reservation>;
  take(change?: Partial<NewAttempt>): Promise<Attempt>;
  events(type: string): Promise<readonly unknown[]>;
}

async function openBook(): Promise<Book> {
  books += 1;
  const [userId, videoId, keyDigest] = [`user-${books}`, `video_${books}`, `key-${books}`];
  const { database } = ground;
  const request = shortFilm('paper') as never;
  await database
    .transaction()
    .execute((transaction) =>
      insertVideo(transaction, { id: videoId, userId, title: 'film', prompt: 'film', request, requestDigest: 'film' }),
    );
  let calls = 0;
  const book: Book = {
    ledger: new Ledger(database, { clock: () => sql<string>`${book.time}::timestamptz`, random: () => 0.5 }),
    userId,
    videoId,
    time: '2026-11-10T12:00:00Z',
    reserve: (change = {}, limits = {}) => {
      calls += 1;
      const order: NewAttempt = {
        ...{ userId, videoId, runId: 'run:1', slot: 'chunk/0', callKey: `call-${calls}`, after: null },
        ...{ provider: 'replicate', keyDigest, model: 'replicate/example', modality: 'video' },
        ...{ ceilingMicroUsd: 1_000_000, seed: 1, request: { prompt: 'film' }, owner: 'one', ...change },
      };
      const gate = { startsPerMinute: 6000, atOnce: 100 };
      return book.ledger.reserve(order, { gate, videoMicroUsd: null, monthMicroUsd: null, ...limits });
    },
    take: async (change) => {
      const answer = await book.reserve(change);
      if (answer.kind !== 'reserved') throw new Error(`It was ${answer.kind}.`);
      return answer.attempt;
    },
    events: async (type) => {
      const found = await database
        .selectFrom('event')
        .select('data')
        .where('videoId', '=', videoId)
        .where('type', '=', type)
        .orderBy('sequence')
        .execute();
      return found.map(({ data }) => data);
    },
  };
  return book;
}

const raw = { storageKey: null, sha256: '', mediaType: 'video/mp4', sizeBytes: 1, metadata: {} };

async function settle({ ledger }: Book, attempt: Attempt, costMicroUsd: number): Promise<Attempt> {
  const sent = await ledger.advance(attempt, 'submitting', { sentAtMs: 0 }, 'one');
  const taken = await ledger.advance(sent, 'submitted', { reference: { id: attempt.id } }, 'one');
  const made = await ledger.advance(taken, 'succeeded', {}, 'one');
  return ledger.advance(await ledger.advance(made, 'stored', { raw }, 'one'), 'settled', { costMicroUsd }, 'one');
}

describe('budgets', () => {
  it('hold prices until they are known, and give back what was not used', async () => {
    const book = await openBook();
    const used = async (): Promise<number> => (await book.ledger.used(book.userId, book.videoId)).videoMicroUsd;
    const attempt = await book.take();
    expect(await used()).toBe(1_000_000);
    await settle(book, attempt, 300_000);
    expect(await used()).toBe(300_000);
    const refused = await book.ledger.advance(await book.take(), 'submitting', {}, 'one');
    await book.ledger.advance(refused, 'rejected', {}, 'one');
    await book.ledger.advance(await book.take(), 'canceled', { billed: 'no' }, 'one');
    expect(await used()).toBe(300_000);
    const sent = await book.ledger.advance(await book.take(), 'submitting', {}, 'one');
    await book.ledger.advance(await book.ledger.advance(sent, 'maybe_sent', {}, 'one'), 'lost', {}, 'one');
    expect(await used()).toBe(1_300_000);
    expect(await book.events('spend_unclear')).toMatchObject([{ ceilingMicroUsd: 1_000_000, slot: 'chunk/0' }]);
    expect((await book.events('cost_updated')).length).toBeGreaterThanOrEqual(7);
  });

  it('refuse what would go beyond them, and tell of half and all, once each', async () => {
    const book = await openBook();
    const limits = { videoMicroUsd: 2_000_000, monthMicroUsd: 8_000_000 };
    expect((await book.reserve({}, limits)).kind).toBe('reserved');
    expect((await book.reserve({}, limits)).kind).toBe('reserved');
    const refused = { kind: 'refused', budget: 'video', limitMicroUsd: 2_000_000, usedMicroUsd: 2_000_000 };
    expect(await book.reserve({ ceilingMicroUsd: 1 }, limits)).toEqual(refused);
    expect((await book.reserve({ ceilingMicroUsd: 0 }, limits)).kind).toBe('reserved');
    expect(await book.reserve({}, { monthMicroUsd: 2_500_000 })).toMatchObject({ budget: 'month' });
    expect(await book.events('budget_reached')).toMatchObject([
      { scope: 'video', percent: 50 },
      { scope: 'video', percent: 100 },
      { scope: 'month', percent: 50 },
      { scope: 'month', percent: 100 },
    ]);
  });

  it('of a month end with it by UTC', async () => {
    const book = await openBook();
    book.time = '2026-11-30T23:59:59Z';
    await book.take();
    expect(await book.reserve({}, { monthMicroUsd: 1_000_000 })).toMatchObject({ kind: 'refused' });
    book.time = '2026-12-01T00:00:00Z';
    expect((await book.reserve({}, { monthMicroUsd: 1_000_000 })).kind).toBe('reserved');
    expect((await book.events('budget_reached')).length).toBe(4);
  });

  it('are kept in races, and nothing stays held', async () => {
    const seen = { reserved: 0, refused: 0, crashed: 0 };
    for (let seed = 1; seed <= 10; seed++) {
      const race = await raceForBudget(ground.database, seed);
      expect(race.mostUsedMicroUsd, `seed ${seed}`).toBeLessThanOrEqual(raceCapMicroUsd);
      expect(race.usedAtEndMicroUsd, `seed ${seed}`).toBe(race.spentMicroUsd);
      seen.reserved += race.reserved;
      seen.refused += race.refused;
      seen.crashed += race.crashed;
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });

  it('are broken in the same races without their guard', async () => {
    const race = await raceForBudget(ground.database, 9001, { isGuarded: false });
    expect(race.mostUsedMicroUsd).toBeGreaterThan(raceCapMicroUsd);
  });
});

describe('attempts', () => {
  it('are begun once when two begin the same call', async () => {
    const book = await openBook();
    const both = await Promise.all([1, 2].map(() => book.reserve({ callKey: 'same', after: 0 })));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'reserved']);
  });

  it('move only as their states allow, and only for who has them', async () => {
    const book = await openBook();
    const attempt = await book.take();
    await expect(book.ledger.advance(attempt, 'settled', {}, 'one')).rejects.toThrow('never goes from reserved');
    await expect(book.ledger.advance(attempt, 'submitting', {}, 'two')).rejects.toThrow(ClaimLost);
    await book.ledger.advance(attempt, 'canceled', { billed: 'no' }, 'one');
    await expect(book.ledger.advance(attempt, 'submitting', {}, 'one')).rejects.toThrow(ClaimLost);
    expect(await book.ledger.claim(attempt, 'one')).toBeUndefined();
  });

  it('can be taken over when their owner is silent for half a minute', async () => {
    const book = await openBook();
    const attempt = await book.take();
    expect(await book.ledger.claim(attempt, 'two')).toBeUndefined();
    book.time = '2026-11-10T12:00:25Z';
    await book.ledger.renew([attempt.id], 'one');
    book.time = '2026-11-10T12:00:50Z';
    expect(await book.ledger.claim(attempt, 'two')).toBeUndefined();
    book.time = '2026-11-10T12:00:56Z';
    expect((await book.ledger.claim(attempt, 'two'))?.owner).toBe('two');
    await book.ledger.renew([attempt.id], 'one');
    const found = await book.ledger.abandoned({ owner: 'two', forSeconds: 600 });
    expect(found.map(({ id }) => id)).toContain(attempt.id);
  });

  it('belong to their user, and can be told to nobody else', async () => {
    const book = await openBook();
    const other = await openBook();
    const attempt = await book.take({ callKey: 'same' });
    expect(await other.ledger.history(other.userId, 'same')).toEqual([]);
    expect(await other.ledger.find(other.userId, attempt.id)).toBeUndefined();
    expect(await other.ledger.claim({ ...attempt, userId: other.userId }, 'one')).toBeUndefined();
    expect((await other.ledger.sumCosts({ userId: other.userId })).calls).toBe(0);
    expect((await other.reserve({ videoId: book.videoId })).kind).toBe('no_video');
  });

  it('never wait for each other and a video that is being deleted', async () => {
    const book = await openBook();
    const attempts = await Promise.all(Array.from({ length: 8 }, () => book.take()));
    const moves = attempts.map((attempt) => book.ledger.advance(attempt, 'submitting', {}, 'one'));
    await Promise.all([...moves, new VideoStore(ground.database).delete(book.userId, book.videoId)]);
    await eventually(async () => {
      expect((await book.ledger.ofVideo(book.userId, book.videoId)).map(({ state }) => state)).toEqual(
        attempts.map(() => 'submitting'),
      );
    });
  });
});

describe('costs', () => {
  it('are told by slot, phase, model, day and video, with what was expected', async () => {
    const book = await openBook();
    await settle(book, await book.take({ slot: 'beat/0/image', model: 'a', ceilingMicroUsd: 30_000 }), 25_000);
    await settle(book, await book.take({ slot: 'chunk/0', model: 'b' }), 900_000);
    book.time = '2026-11-11T00:00:00Z';
    await settle(book, await book.take({ slot: 'chunk/1', model: 'b' }), 1_000_000);
    await book.take({ slot: 'music', model: 'c', ceilingMicroUsd: 70_000 });
    await book.take({ slot: 'chunk/2', model: 'd', ceilingMicroUsd: null });
    const { userId, videoId } = book;
    const spent = async (by: 'slot' | 'phase' | 'model' | 'day' | 'video'): Promise<object> =>
      Object.fromEntries(
        (await book.ledger.listCosts({ userId }, by)).map((row) => [row.key, row.spentMicroUsd + row.heldMicroUsd]),
      );
    expect(await spent('phase')).toEqual({ 2: 25_000, 3: 1_900_000, 4: 70_000 });
    expect(await spent('model')).toEqual({ a: 25_000, b: 1_900_000, c: 70_000, d: 0 });
    expect(await spent('day')).toEqual({ '2026-11-10': 925_000, '2026-11-11': 1_070_000 });
    expect(await spent('video')).toEqual({ [videoId]: 1_995_000 });
    expect(Object.keys(await spent('slot'))).toHaveLength(5);
    expect(await book.ledger.sumCosts({ userId, videoId, from: '2026-11-11T00:00:00Z' })).toEqual({
      calls: 1,
      spentMicroUsd: 1_000_000,
      heldMicroUsd: 70_000,
      unclearMicroUsd: 0,
      unpricedCalls: 1,
    });
    expect(await book.ledger.listEstimates({ userId, until: '2026-11-12T00:00:00Z' })).toEqual([
      { model: 'a', calls: 1, estimateMicroUsd: 30_000, actualMicroUsd: 25_000 },
      { model: 'b', calls: 2, estimateMicroUsd: 2_000_000, actualMicroUsd: 1_900_000 },
    ]);
  });
});

describe('the gate of a key', () => {
  it('is shared: rate, number under way, and one try at a time when all is not well', async () => {
    const book = await openBook();
    const gate = { startsPerMinute: 60, atOnce: 2 };
    const first = await book.reserve({}, { gate });
    expect(first.kind).toBe('reserved');
    expect(await book.reserve({}, { gate })).toMatchObject({ kind: 'wait', why: 'rate' });
    book.time = '2026-11-10T12:00:01Z';
    expect((await book.reserve({}, { gate })).kind).toBe('reserved');
    book.time = '2026-11-10T12:00:05Z';
    expect(await book.reserve({}, { gate })).toMatchObject({ kind: 'wait', why: 'full' });
    // Nothing was sent by those who died: their places are free.
    book.time = '2026-11-10T12:01:00Z';
    const address = { provider: 'replicate', keyDigest: `key-${books}` };
    const trouble = { failure: 'throttled', reason: 'Slow down.', isProbe: false } as const;
    expect(await book.ledger.reportTrouble(address, gate, trouble)).toBe(true);
    expect(await book.reserve({}, { gate })).toMatchObject({ kind: 'wait', why: 'trouble' });
    book.time = '2026-11-10T12:01:30Z';
    const tries = await Promise.all(Array.from({ length: 5 }, () => book.ledger.knock(address, gate)));
    expect(tries.filter(({ answer }) => answer.kind === 'go')).toHaveLength(1);
    await book.ledger.reportAnswer(address, gate, false);
    expect((await book.ledger.gate(address)).state.failure).toBe('throttled');
    await book.ledger.reportAnswer(address, gate, true);
    expect((await book.ledger.gate(address)).state.failure).toBeNull();
    expect((await book.ledger.knock(address, gate)).answer).toMatchObject({ kind: 'go', isProbe: false });
  });
});
