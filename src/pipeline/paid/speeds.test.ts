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
/** What is asked before is asked in vain, whatever the moments of virtual time that pass while a file is written. */
const soonestSeconds = 30;
const minuteMs = 60_000;

let ground: PaidGround;
beforeAll(async () => {
  ground = await openPaidGround();
});
afterAll(() => ground?.remove());

/** An office whose clock can be set while all goes on. */
function officeWithClock(): { readonly office: PaidOffice; readonly setClock: (byMs: number) => void } {
  const office = createPaidOffice(ground, { runMs: runSeconds * 1000 });
  const { clock } = office;
  let shiftMs = 0;
  // The provider and the database have clocks of their own, which stay right.
  Object.assign(office, { clock: { ...clock, now: () => clock.now() + shiftMs } });
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

/** Time that passes while an answer is written down may hide how fast one of them was. */
async function buyThree(office: PaidOffice, desk: PaidDesk): Promise<number[][]> {
  return [await buy(office, desk), await buy(office, desk), await buy(office, desk)];
}

describe('a model whose speed is known', () => {
  it('is not asked in vain, and is asked often when the time has come', async () => {
    const { office } = officeWithClock();
    const { desk } = office.start();
    const [first] = await buyThree(office, desk);
    const second = await buy(office, desk);
    expect(second[0]).toBeGreaterThan(soonestSeconds);
    expect(second.length).toBeLessThan(first!.length - 3);
    expect(second.at(-1)).toBeLessThan(runSeconds + 6);
  });

  it('is known to one process alone: the next one asks from the beginning', async () => {
    const { office } = officeWithClock();
    await buyThree(office, office.start().desk);
    const [first] = await buy(office, office.start({ owner: 'two' }).desk);
    expect(first).toBeLessThan(soonestSeconds);
  });

  it('is asked as soon as a webhook says so', async () => {
    const { office } = officeWithClock();
    const { desk } = office.start();
    await buyThree(office, desk);
    const { ring } = office.clock.track({
      async ring() {
        const { id: attemptId, state } = (await office.attempts()).at(-1)!;
        if (state !== 'submitted') return undefined;
        const reference = { id: office.provider.book.at(-1)!.id };
        const provider = office.entry.provider;
        return desk.applyWebhook({ provider, deliveryId: attemptId, attemptId, reference });
      },
    });
    const asked = await buy(office, desk, async () => {
      do await office.clock.sleep(1000, never);
      while ((await ring()) !== 'woken');
    });
    expect(asked[0]).toBeLessThan(soonestSeconds);
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
    await buyThree(office, desk);
    const polls = await buy(office, desk, async () => {
      await office.clock.sleep(10_000, never);
      setClock(-5 * minuteMs);
    });
    expect(polls.at(-1)).toBeLessThan(2 * runSeconds + 6);
    expect((await office.states()).at(-1)).toBe('settled');
  });
});
