import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPace } from '#domain/ledger/pace.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import { isThorough } from '#testkit/is-thorough.ts';
import {
  createPaidOffice,
  never,
  openPaidGround,
  orderOf,
  type PaidGround,
  type PaidOffice,
} from '#testkit/paid/paid-office.ts';

let ground: PaidGround;
beforeAll(async () => {
  ground = await openPaidGround();
});
afterAll(() => ground?.remove());

const seconds = 1000;
const hours = 3_600_000;
const down = (): VendorFault => new VendorFault('transient', 'Service unavailable.', { sent: 'maybe' });
const unreachable = (): VendorFault => new VendorFault('transient', 'The host cannot be reached.');
const tooMany = (): VendorFault => new VendorFault('throttled', 'Slow down.', { retryAfterMs: 30_000 });

/** Requests of each second from a moment on. */
function perSecond({ provider }: PaidOffice, fromMs: number, untilMs = Infinity): number[] {
  const counts = new Map<number, number>();
  for (const { atMs } of provider.requests) {
    if (atMs < fromMs || atMs >= untilMs) continue;
    const second = Math.floor((atMs - fromMs) / seconds);
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  const last = Math.max(0, ...counts.keys());
  return Array.from({ length: last + 1 }, (_, second) => counts.get(second) ?? 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Some are under way when the provider goes away. */
const [earlyCalls, lateCalls] = isThorough ? [10, 40] : [3, 9];
/** So many times the mean of a second would be a stampede; of few calls a second's share is left more to chance. */
const crowd = isThorough ? 3 : 4.5;

/** Two workers with many calls, and a provider that goes away for two hours. */
async function endureOutage(fault: () => VendorFault) {
  const office = createPaidOffice(ground, { limits: { startsPerMinute: 120, atOnce: 50 }, runMs: 8000 });
  const owner = await office.video();
  const desks = [office.start({ owner: 'one' }).desk, office.start({ owner: 'two' }).desk];
  const buy = (number: number) =>
    desks[number % 2]!.buy(orderOf(owner, [office.choice(`clip ${number}`)], { slot: `chunk/${number}` }), never);
  const startMs = office.clock.now();
  const outageMs = startMs + 7 * seconds;
  const work = (async () => {
    const early = Array.from({ length: earlyCalls }, (_, number) => buy(number));
    await office.clock.sleep(outageMs - office.clock.now(), never);
    office.provider.outage = fault;
    const late = Array.from({ length: lateCalls }, (_, number) => buy(earlyCalls + number));
    const all = Promise.allSettled([...early, ...late]);
    await office.clock.sleep(2 * hours, never);
    office.provider.outage = undefined;
    return all;
  })();
  const results = await office.clock.run(work);
  return { office, results, outageMs, endMs: outageMs + 2 * hours };
}

describe('a provider that is away for two hours', () => {
  for (const [name, fault] of Object.entries({ down, unreachable, tooMany })) {
    it(
      `fails nothing, is hardly asked meanwhile, and is not overrun afterwards: ${name}`,
      { timeout: 120_000 },
      async () => {
        const { office, results, outageMs, endMs } = await endureOutage(fault);
        expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
        expect(office.provider.book).toHaveLength(earlyCalls + lateCalls);

        // One try a minute is what the gate allows, whoever asks.
        const probes = (2 * hours) / createPace().gate.pauseMostMs;
        expect(sum(perSecond(office, outageMs, endMs))).toBeLessThanOrEqual(2 * probes);

        const recovery = perSecond(office, endMs);
        const mean = sum(recovery) / recovery.filter((count) => count > 0).length;
        expect(Math.max(...recovery)).toBeLessThanOrEqual(crowd * mean);
        const lastMs = Math.max(...office.provider.requests.map(({ atMs }) => atMs));
        expect(lastMs - endMs).toBeLessThan(600 * seconds);

        const { rows } = await ground.database
          .selectFrom('event')
          .select(['type', 'data'])
          .where('videoId', '=', (await office.attempts())[0]!.videoId)
          .where('type', 'in', ['provider_paused', 'provider_resumed'])
          .execute()
          .then((found) => ({ rows: found }));
        expect(rows.find(({ type }) => type === 'provider_paused')?.data).toMatchObject({ reason: fault().message });
        expect(rows.some(({ type }) => type === 'provider_resumed')).toBe(true);
      },
    );
  }

  it('is given up on after more than that, holding only what may have cost', async () => {
    const office = createPaidOffice(ground);
    office.provider.outage = unreachable;
    const { desk } = office.start();
    const order = orderOf(await office.video(), [office.choice('a clip')]);
    await expect(office.clock.run(desk.buy(order, never))).rejects.toMatchObject({ code: 'provider_unavailable' });
    const { userId, videoId } = order.owner;
    expect(await office.ledger.used(userId, videoId)).toMatchObject({ videoMicroUsd: 0 });
  });
});
