import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createPaidOffice,
  never,
  openPaidGround,
  orderOf,
  type PaidGround,
  type PaidOffice,
} from '#testkit/paid/paid-office.ts';
import type { PaidDesk } from './paid-desk.ts';

const runSeconds = 45;
const minuteMs = 60_000;

let ground: PaidGround;
beforeAll(async () => {
  ground = await openPaidGround();
});
afterAll(() => ground?.remove());

/** An office whose clock can be set while all goes on. */
function officeWithClock(): { readonly office: PaidOffice; readonly setClock: (byMs: number) => void } {
  const office = createPaidOffice(ground, { runMs: runSeconds * 1000 });
  const truth = office.clock.now;
  let shiftMs = 0;
  Object.assign(office.clock, { now: () => truth() + shiftMs });
  return { office, setClock: (byMs) => void (shiftMs += byMs) };
}

let clips = 0;

/** Buys one more clip. Gives the seconds, from its start, at which the provider was asked how it stands. */
async function buy(office: PaidOffice, desk: PaidDesk, meanwhile: () => Promise<void> = async () => undefined) {
  clips += 1;
  const owner = await office.video();
  const startMs = office.clock.now();
  const before = office.provider.requests.length;
  const order = orderOf(owner, [office.choice(`clip ${clips}`)], { slot: `chunk/${clips}` });
  await office.clock.run(Promise.all([desk.buy(order, never), meanwhile()]));
  const polls = office.provider.requests.slice(before).filter(({ kind }) => kind === 'poll');
  return polls.map(({ atMs }) => (atMs - startMs) / 1000);
}

describe('a model whose speed is known', () => {
  it('is not asked in vain, and is asked often when the time has come', async () => {
    const { office } = officeWithClock();
    const { desk } = office.start();
    const first = await buy(office, desk);
    expect(first.length).toBeGreaterThan(8);
    const second = await buy(office, desk);
    expect(second[0]).toBeGreaterThan(0.85 * runSeconds);
    expect(second.length).toBeLessThanOrEqual(4);
    expect(second.at(-1)).toBeLessThan(runSeconds + 6);
  });

  it('is known to one process alone: the next one asks from the beginning', async () => {
    const { office } = officeWithClock();
    await buy(office, office.start().desk);
    const [first] = await buy(office, office.start({ owner: 'two' }).desk);
    expect(first).toBeLessThan(5);
  });

  it('is asked as soon as a webhook says so', async () => {
    const { office } = officeWithClock();
    const { desk } = office.start();
    await buy(office, desk);
    const asked = await buy(office, desk, async () => {
      await office.clock.sleep(9000, never);
      const { id: attemptId } = (await office.attempts()).at(-1)!;
      const reference = { id: office.provider.book.at(-1)!.id };
      const provider = office.entry.provider;
      expect(await desk.applyWebhook({ provider, deliveryId: attemptId, attemptId, reference })).toBe('woken');
    });
    expect(asked[0]).toBeLessThan(11);
    expect(asked[1]).toBeGreaterThan(0.85 * runSeconds);
  });

  it('is not thought slow because the machine was shut, or its clock set, meanwhile', async () => {
    const { office, setClock } = officeWithClock();
    const { desk } = office.start();
    await buy(office, desk, async () => {
      await office.clock.sleep(10_000, never);
      setClock(15 * minuteMs);
    });
    expect((await buy(office, desk))[0]).toBeLessThan(runSeconds);
  });

  it('is asked in good time also when the clock is set back while it is waited for', async () => {
    const { office, setClock } = officeWithClock();
    const { desk } = office.start();
    await buy(office, desk);
    const polls = await buy(office, desk, async () => {
      await office.clock.sleep(10_000, never);
      setClock(-5 * minuteMs);
    });
    expect(polls.at(-1)! + 5 * 60).toBeLessThan(2 * runSeconds + 6);
    expect((await office.states()).at(-1)).toBe('settled');
  });
});
