import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import { deleteDoomedBlobs } from '#storage/doomed-blobs.ts';
import { VideoStore } from '#storage/video-store.ts';
import {
  createPaidOffice,
  never,
  openPaidGround,
  orderOf,
  paperPrice,
  type PaidGround,
  type PaidOffice,
} from '#testkit/paid/paid-office.ts';
import { systemClock } from './clock.ts';
import { createLines } from './lines.ts';

let ground: PaidGround;
beforeAll(async () => {
  ground = await openPaidGround();
});
afterAll(() => ground?.remove());

const canceled = (): BeatboardError => new BeatboardError('canceled', 'Its owner stopped it.');

/** Buys and stops after some virtual time. */
async function buyUntil(office: PaidOffice, stopMs: number, reason: unknown) {
  const owner = await office.video();
  const stop = new AbortController();
  const { desk } = office.start();
  const order = orderOf(owner, [office.choice('a clip')]);
  const work = desk.buy(order, stop.signal).catch((error: unknown) => error);
  const error = await office.clock.run(
    office.clock.sleep(stopMs, never).then(() => {
      stop.abort(reason);
      return work;
    }),
  );
  return { desk, order, error, owner };
}

describe('what was bought once', () => {
  it('is found again for nothing, in another video too, by its own user only', async () => {
    const office = createPaidOffice(ground);
    const { desk } = office.start();
    const buy = async (userId: string, film: string) => {
      const owner = await office.video(userId, `${userId}-${film}`);
      return office.clock.run(desk.buy(orderOf(owner, [office.choice('a clip')]), never));
    };
    const first = await buy('ann', 'one');
    expect(first).toMatchObject({ reused: false, costMicroUsd: paperPrice, seed: 11, model: 'replicate/example' });
    const second = await buy('ann', 'two');
    expect(second).toMatchObject({ reused: true, costMicroUsd: 0, attemptId: first.attemptId });
    expect((await buy('bob', 'one')).reused).toBe(false);
    expect(office.provider.book).toHaveLength(2);
  });

  it('is bought once when many ask at the same time, in one process and in two', async () => {
    const office = createPaidOffice(ground);
    const owner = await office.video();
    const desks = [office.start({ owner: 'one' }).desk, office.start({ owner: 'two' }).desk];
    const all = Promise.all(
      Array.from({ length: 12 }, (_, number) =>
        desks[number % 2]!.buy(orderOf(owner, [office.choice('a clip')], { slot: `chunk/${number}` }), never),
      ),
    );
    const bought = await office.clock.run(all);
    expect(office.provider.book).toHaveLength(1);
    expect(bought.reduce((sum, { costMicroUsd }) => sum + costMicroUsd!, 0)).toBe(paperPrice);
  });

  it('is bought anew when its file is gone, and goes with its video while its cost stays', async () => {
    const office = createPaidOffice(ground);
    const owner = await office.video();
    const { desk } = office.start();
    const buy = (runId: string) =>
      office.clock.run(desk.buy(orderOf(owner, [office.choice('a clip')], { runId }), never));
    await office.blobs.delete((await buy('run:1')).storageKey);
    const again = await buy('run:2');
    expect(again.reused).toBe(false);
    expect(again.storageKey).toMatch(new RegExp(`^${owner.userId}/videos/${owner.videoId}/raw/attempt_\\w+\\.mp4$`));
    await new VideoStore(office.database).delete(owner.userId, owner.videoId);
    await deleteDoomedBlobs(office.database, office.blobs);
    expect(await office.blobs.exists(again.storageKey)).toBe(false);
    expect((await office.attempts()).map(({ rawStorageKey, request }) => [rawStorageKey, request])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(await office.ledger.sumCosts({ userId: owner.userId })).toMatchObject({ spentMicroUsd: 2 * paperPrice });
  });

  it('is settled and thrown away when its video is deleted meanwhile', async () => {
    const office = createPaidOffice(ground);
    const owner = await office.video();
    const { desk } = office.start();
    const work = desk.buy(orderOf(owner, [office.choice('a clip')]), never).catch((error: unknown) => error);
    const error = await office.clock.run(
      office.clock
        .sleep(10_000, never)
        .then(() => new VideoStore(office.database).delete(owner.userId, owner.videoId))
        .then(() => work),
    );
    expect(error).toMatchObject({ code: 'not_found' });
    expect(await office.attempts()).toMatchObject([{ state: 'settled', rawStorageKey: null }]);
    expect(office.provider.book).toHaveLength(1);
  });
});

describe('a run that is stopped', () => {
  it('gives its price back when nothing was sent', async () => {
    const office = createPaidOffice(ground);
    office.provider.outage = () => new VendorFault('transient', 'Service unavailable.');
    const { error, owner } = await buyUntil(office, 60_000, canceled());
    expect(error).toMatchObject({ code: 'canceled' });
    expect((await office.states()).every((state) => state === 'rejected' || state === 'canceled')).toBe(true);
    expect(await office.ledger.used(owner.userId, owner.videoId)).toMatchObject({ videoMicroUsd: 0 });
  });

  it('asks the provider to stop; the sweeper reads how it ended', async () => {
    const office = createPaidOffice(ground);
    const { desk, error, owner } = await buyUntil(office, 20_000, canceled());
    expect(error).toMatchObject({ code: 'canceled' });
    expect(office.provider.book).toMatchObject([{ canceled: true }]);
    expect(await office.states()).toEqual(['submitted']);
    await office.clock.run(office.clock.sleep(120_000, never));
    expect(await office.clock.run(desk.sweep(never))).toBe(1);
    expect(await office.states()).toEqual(['canceled']);
    expect(await office.ledger.sumCosts(owner)).toMatchObject({ spentMicroUsd: paperPrice, heldMicroUsd: 0 });
  });

  it('leaves the call alone when only this process ends; the next one has the result for nothing more', async () => {
    const office = createPaidOffice(ground);
    const { order } = await buyUntil(office, 20_000, new Error('The process ends.'));
    expect(office.provider.book).toMatchObject([{ canceled: false }]);
    const { desk } = office.start({ owner: 'two' });
    expect(await office.clock.run(desk.buy(order, never))).toMatchObject({ costMicroUsd: paperPrice });
    expect(office.provider.book).toHaveLength(1);
  });
});

describe('a process that starts with its data to itself', () => {
  it('finds what was being sent, without anybody asking, and cancels what nobody takes up', async () => {
    const office = createPaidOffice(ground);
    const owner = await office.video();
    const buy = (crashAt: 'attempt.posted' | 'attempt.reserved.committed', name: string) => {
      const { desk } = office.start({ crashAt });
      return office.clock.run(desk.buy(orderOf(owner, [office.choice(name)]), never).catch((error: unknown) => error));
    };
    await buy('attempt.posted', 'a clip');
    await buy('attempt.reserved.committed', 'another clip');
    const { desk } = office.start();
    expect(await office.clock.run(desk.reconcileAtStart(never))).toBe(1);
    expect((await office.states()).toSorted()).toEqual(['reserved', 'settled']);
    // What a crash holds is free again long before a quarter of an hour.
    await office.clock.run(office.clock.sleep(120_000, never));
    expect(await office.clock.run(desk.sweep(never))).toBe(1);
    expect((await office.states()).toSorted()).toEqual(['canceled', 'settled']);
    expect(await office.ledger.used(owner.userId, owner.videoId)).toMatchObject({ videoMicroUsd: paperPrice });
    const bought = await office.clock.run(desk.buy(orderOf(owner, [office.choice('a clip')]), never));
    expect(bought).toMatchObject({ reused: false, costMicroUsd: paperPrice });
    expect(office.provider.book).toHaveLength(1);
  });

  it('looks into a file that came when nobody was there to', async () => {
    const office = createPaidOffice(ground);
    const owner = await office.video();
    const check = () => Promise.reject(new Error('It holds no picture.'));
    const order = orderOf(owner, [office.choice('a clip', { check })]);
    const { desk: first } = office.start({ crashAt: 'attempt.posted' });
    await office.clock.run(first.buy(order, never).catch((error: unknown) => error));
    const { desk } = office.start();
    await office.clock.run(desk.reconcileAtStart(never));
    await expect(office.clock.run(desk.buy(order, never))).rejects.toMatchObject({ code: 'provider_unavailable' });
    expect(office.provider.book.length).toBeLessThanOrEqual(4);
  });
});

describe('a call that never ends', () => {
  it('is asked to stop at its deadline, and given up when even that leads nowhere', async () => {
    const office = createPaidOffice(ground, { runMs: Infinity });
    const owner = await office.video();
    const { desk } = office.start();
    office.provider.cancel = async () => undefined;
    const startMs = office.clock.now();
    const order = orderOf(owner, [office.choice('a clip')]);
    await expect(office.clock.run(desk.buy(order, never))).rejects.toMatchObject({ code: 'spend_unclear' });
    expect(office.clock.now() - startMs).toBeLessThan(25 * 60_000);
    expect(await office.states()).toEqual(['lost']);
  });
});

describe('lines and clocks', () => {
  it('call one after the other, and pass over those who have left', async () => {
    const lines = createLines();
    const stop = new AbortController();
    const order: string[] = [];
    const first = await lines.enter('key', never);
    const second = lines.enter('key', stop.signal).catch(() => undefined);
    const third = lines.enter('key', never).then((stepAside) => (order.push('third'), stepAside));
    stop.abort();
    await second;
    expect([lines.isEmpty('key'), order]).toEqual([false, []]);
    first();
    (await third)();
    expect([lines.isEmpty('key'), order]).toEqual([true, ['third']]);
  });

  it('wake with the reason they are stopped for', async () => {
    const stop = new AbortController();
    const asleep = systemClock.sleep(60_000, stop.signal);
    stop.abort(canceled());
    await expect(asleep).rejects.toMatchObject({ code: 'canceled' });
    await systemClock.sleep(1, never);
  });
});
