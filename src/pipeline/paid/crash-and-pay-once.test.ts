import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VendorFault } from '#providers/vendor-fault.ts';
import { isThorough } from '#testkit/is-thorough.ts';
import {
  Crash,
  createPaidOffice,
  never,
  openPaidGround,
  orderOf,
  paperPrice,
  type PaidGround,
  type PaidOffice,
} from '#testkit/paid/paid-office.ts';
import type { Reply } from '#testkit/paid/paper-provider.ts';
import { crashPoints, type CrashPointName } from '../crash-point.ts';
import type { Sabotage } from '../sabotage.ts';
import type { Bought } from './paid-order.ts';

let ground: PaidGround;
beforeAll(async () => {
  ground = await openPaidGround();
});
afterAll(() => ground?.remove());

const failed = { kind: 'failed', failure: 'transient', reason: 'E1000', billed: 'no' } as const;

/** What the provider does, by name; each ends with one result. */
const scenes = {
  normal: ['normal'],
  'reply lost': ['lost'],
  'reply late': ['late'],
  'never arrived': ['vanished', 'normal'],
  'refused, then taken': [new VendorFault('transient', 'Bad gateway.'), 'normal'],
  'failed, then made': [failed, 'normal'],
  'stopped by the provider, then made': [{ kind: 'canceled', billed: 'no' }, 'normal'],
} as const satisfies Record<string, readonly Reply[]>;
type Scene = keyof typeof scenes;
const restarts = { 'the same process': 'one', 'another process': 'two' } as const;

interface Aftermath {
  readonly office: PaidOffice;
  readonly hasCrashed: boolean;
  readonly bought: Bought | undefined;
  readonly error: unknown;
}

/** Buys until a crash, then again in a new process until the end. */
async function buyAcrossCrash(
  scene: readonly Reply[],
  crashAt: CrashPointName,
  owner: string,
  { sabotage, isSynchronous = false }: { sabotage?: Sabotage; isSynchronous?: boolean } = {},
): Promise<Aftermath> {
  const office = createPaidOffice(ground, { isSynchronous, runMs: 4000 });
  const order = orderOf(await office.video(), [office.choice('a clip')]);
  office.provider.replies.push(...scene);
  const first = office.start({ crashAt, ...(sabotage && { sabotage }) });
  const crashed = await office.clock.run(first.desk.buy(order, never).then(() => false, isCrash));
  const second = office.start({ owner, ...(sabotage && { sabotage }) });
  const work = second.desk.buy(order, never).then(
    (bought) => ({ bought, error: undefined }),
    (error: unknown) => ({ bought: undefined, error }),
  );
  return { office, hasCrashed: crashed, ...(await office.clock.run(work)) };
}

function isCrash(error: unknown): true {
  if (error instanceof Crash) return true;
  throw error;
}

/** Both when all goes well else; in the other scenes, everyday, one and the other in turn. */
function restartsOf(scene: Scene, number: number): readonly (readonly [string, string])[] {
  const all = Object.entries(restarts);
  return isThorough || scene === 'normal' ? all : [all[number % all.length]!];
}

/** The points that are passed when nothing happens. */
async function pointsOf(scene: readonly Reply[]): Promise<readonly CrashPointName[]> {
  const office = createPaidOffice(ground, { runMs: 4000 });
  office.provider.replies.push(...scene);
  const { desk, passed } = office.start();
  await office.clock.run(desk.buy(orderOf(await office.video(), [office.choice('a clip')]), never));
  return [...new Set(passed)];
}

/** Results the provider was paid for and made. */
const made = ({ provider }: PaidOffice): number =>
  provider.book.filter(({ outcome }) => outcome.kind === 'succeeded').length;

describe('a crash at any point of a paid call', () => {
  const reached = new Set<CrashPointName>();
  for (const scene of Object.keys(scenes) as Scene[]) {
    it(`costs nothing twice and loses nothing: ${scene}`, async () => {
      for (const [number, crashAt] of (await pointsOf(scenes[scene])).entries()) {
        reached.add(crashAt);
        for (const [restart, owner] of restartsOf(scene, number)) {
          const { office, hasCrashed, bought, error } = await buyAcrossCrash(scenes[scene], crashAt, owner);
          const where = `${crashAt}, taken up by ${restart}`;
          expect(hasCrashed, where).toBe(true);
          expect(error, where).toBeUndefined();
          expect(made(office), where).toBe(1);
          const { userId, videoId } = (await office.attempts())[0]!;
          const costs = await office.ledger.sumCosts({ userId, videoId });
          expect(costs, where).toMatchObject({ spentMicroUsd: paperPrice, heldMicroUsd: 0, unclearMicroUsd: 0 });
          expect(await office.blobs.sizeOf(bought!.storageKey), where).toBe(bought!.sizeBytes);
          expect(bought, where).toMatchObject({ costMicroUsd: paperPrice, reused: false });
        }
      }
    });
  }

  it('was tried at every point that a call with a result passes', () => {
    const missed = crashPoints.filter((point) => !reached.has(point));
    expect(missed).toEqual(['attempt.lost.committed']);
  });

  it('asks its owner, and only then pays again, when a provider that answers at once cannot be asked', async () => {
    for (const crashAt of ['attempt.submitting.committed', 'attempt.posted', 'attempt.lost.committed'] as const) {
      const scene = crashAt === 'attempt.lost.committed' ? ['lost' as const] : [];
      const { office, error } = await buyAcrossCrash(scene, crashAt, 'one', { isSynchronous: true });
      expect(error).toMatchObject({ code: 'spend_unclear', details: { ceilingMicroUsd: paperPrice } });
      expect(office.provider.book.length).toBeLessThanOrEqual(1);
      const { userId, videoId } = (await office.attempts())[0]!;
      const held = { spentMicroUsd: 0, heldMicroUsd: 0, unclearMicroUsd: paperPrice };
      expect(await office.ledger.sumCosts({ userId, videoId })).toMatchObject(held);
      const owner = { userId, videoId };
      const { desk } = office.start();
      const buyAgain = (change: object) =>
        office.clock.run(desk.buy(orderOf(owner, [office.choice('a clip')], change), never));
      await expect(buyAgain({ runId: 'run:2' })).rejects.toMatchObject({ code: 'spend_unclear' });
      await expect(buyAgain({ runId: 'run:1', mayPayAgain: true })).rejects.toMatchObject({ code: 'spend_unclear' });
      expect(await buyAgain({ runId: 'run:2', mayPayAgain: true })).toMatchObject({ costMicroUsd: paperPrice });
    }
  });

  it('keeps an answer that came with its result, at every later point', async () => {
    const later = crashPoints.slice(crashPoints.indexOf('attempt.answer.kept'));
    for (const crashAt of later) {
      const { office, bought } = await buyAcrossCrash([], crashAt, 'one', { isSynchronous: true });
      expect(bought, crashAt).toMatchObject({ costMicroUsd: paperPrice });
      expect(office.provider.book, crashAt).toHaveLength(1);
    }
  });
});

describe('without its safeguards the same crashes', () => {
  it('are paid twice when calls are sent again blindly', async () => {
    const { office } = await buyAcrossCrash([], 'attempt.posted', 'one', { sabotage: 'send-again-blindly' });
    expect(made(office)).toBe(2);
    const { office: lost } = await buyAcrossCrash(['lost'], 'attempt.settled.committed', 'one', {
      sabotage: 'send-again-blindly',
    });
    expect(made(lost)).toBe(2);
  });

  it('are paid twice when attempts are forgotten', async () => {
    const { office } = await buyAcrossCrash([], 'attempt.submitted.committed', 'one', { sabotage: 'forget-attempts' });
    expect(made(office)).toBe(2);
  });
});
