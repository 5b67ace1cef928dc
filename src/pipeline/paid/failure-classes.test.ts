import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { FailureClass } from '#domain/ledger/failure-class.ts';
import { BeatboardError } from '#domain/errors.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import {
  createPaidOffice,
  never,
  openPaidGround,
  orderOf,
  paperPrice,
  type PaidGround,
  type PaidOffice,
} from '#testkit/paid/paid-office.ts';
import type { Reply } from '#testkit/paid/paper-provider.ts';
import type { Bought, PaidChoice } from './paid-order.ts';

let ground: PaidGround;
beforeAll(async () => {
  ground = await openPaidGround();
});
afterAll(() => ground?.remove());

const fails = (failure: FailureClass, billed: 'yes' | 'no' | 'unknown' = 'no'): Reply => ({
  kind: 'failed',
  failure,
  reason: `It was ${failure}.`,
  billed,
});
const refuses = (failure: FailureClass): Reply => new VendorFault(failure, `It was ${failure}.`);

interface Scene {
  readonly office: PaidOffice;
  readonly owner: { readonly userId: string; readonly videoId: string };
  buy(change?: { choices?: readonly PaidChoice[]; runId?: string }): Promise<Bought>;
}

async function openScene(...replies: Reply[]): Promise<Scene> {
  const office = createPaidOffice(ground, { runMs: 5000 });
  const owner = await office.video();
  office.provider.replies.push(...replies);
  const { desk } = office.start();
  return {
    office,
    owner,
    buy: ({ choices = [office.choice('a clip')], runId = 'run:1' } = {}) =>
      office.clock.run(desk.buy(orderOf(owner, choices, { runId }), never)),
  };
}

/** The wanted model and one more. */
function twoModels({ office }: Scene): readonly PaidChoice[] {
  const second = office.choice('another clip');
  const entry = { ...office.entry, id: 'replicate/second', title: 'Second' };
  return [office.choice('a clip'), { ...second, request: { ...second.request, entry } }];
}

describe('what is done when a provider does not deliver', () => {
  it.each([
    ['content_input', refuses('content_input')],
    ['content_privacy', refuses('content_privacy')],
    ['content_input after a run', fails('content_input')],
  ] as const)('%s: it is asked once, never again unchanged, and costs nothing', async (_name, reply) => {
    const scene = await openScene(reply);
    await expect(scene.buy({ choices: twoModels(scene) })).rejects.toMatchObject({ code: 'content_refused' });
    const requests = scene.office.provider.requests.filter(({ kind }) => kind === 'submit').length;
    expect(requests).toBe(1);
    await expect(scene.buy({ runId: 'run:2' })).rejects.toMatchObject({ code: 'content_refused' });
    expect(scene.office.provider.requests.filter(({ kind }) => kind === 'submit')).toHaveLength(1);
    expect(await scene.office.ledger.sumCosts(scene.owner)).toMatchObject({ spentMicroUsd: 0, heldMicroUsd: 0 });
  });

  it('content_output: it is made again with another seed, twice, then its owner is told', async () => {
    const lucky = await openScene(fails('content_output'), fails('content_output'));
    const bought = await lucky.buy();
    const seeds = lucky.office.provider.book.map(({ seed }) => seed);
    expect(new Set(seeds).size).toBe(3);
    expect(bought).toMatchObject({ seed: seeds[2], costMicroUsd: paperPrice });
    expect(bought.notes).toHaveLength(2);

    const unlucky = await openScene(...Array.from({ length: 9 }, () => fails('content_output')));
    await expect(unlucky.buy()).rejects.toMatchObject({ code: 'content_refused' });
    expect(unlucky.office.provider.book).toHaveLength(3);
  });

  it('transient: twice more, then the next model, which is said', async () => {
    const scene = await openScene(fails('transient'), fails('transient'), fails('transient'));
    const bought = await scene.buy({ choices: twoModels(scene) });
    expect(bought.model).toBe('replicate/second');
    expect(bought.notes.at(-1)).toContain('could not make it: It was transient.');
    expect(scene.office.provider.book).toHaveLength(4);

    const alone = await openScene(...Array.from({ length: 9 }, () => fails('transient')));
    await expect(alone.buy()).rejects.toMatchObject({ code: 'provider_unavailable' });
    expect(alone.office.provider.book).toHaveLength(3);
  });

  it('permanent: the next model at once; without one it ends', async () => {
    const scene = await openScene(refuses('permanent'));
    expect((await scene.buy({ choices: twoModels(scene) })).model).toBe('replicate/second');
    const alone = await openScene(refuses('permanent'));
    await expect(alone.buy()).rejects.toMatchObject({ code: 'provider_unavailable' });
    expect(await alone.office.states()).toEqual(['rejected']);
  });

  it('throttled: it waits and counts no attempt', async () => {
    const scene = await openScene(...Array.from({ length: 6 }, () => refuses('throttled')));
    expect(await scene.buy()).toMatchObject({ costMicroUsd: paperPrice, notes: [] });
    expect(scene.office.provider.book).toHaveLength(1);
  });

  it('account: everything with this key stops at once, and goes on when it is well again', async () => {
    const scene = await openScene(refuses('account'));
    await expect(scene.buy()).rejects.toMatchObject({ code: 'provider_account' });
    const [other] = [scene.office.choice('something else')];
    await expect(scene.buy({ choices: [other] })).rejects.toMatchObject({ code: 'provider_account' });
    expect(scene.office.provider.requests).toHaveLength(1);
    await scene.office.clock.run(scene.office.clock.sleep(13 * 60_000, never));
    expect(await scene.buy({ choices: [other] })).toMatchObject({ costMicroUsd: paperPrice });
    expect(await scene.buy({ runId: 'run:2' })).toMatchObject({ costMicroUsd: paperPrice });
  });

  it('a failure that may have been charged keeps its price held', async () => {
    const scene = await openScene(fails('transient', 'unknown'));
    await scene.buy();
    const held = { spentMicroUsd: paperPrice, unclearMicroUsd: paperPrice };
    expect(await scene.office.ledger.sumCosts(scene.owner)).toMatchObject(held);
  });

  it('an unpriced model runs only when it is allowed', async () => {
    const scene = await openScene();
    const choice = scene.office.choice('a clip', { ceilingMicroUsd: null });
    await expect(scene.buy({ choices: [choice] })).rejects.toMatchObject({ code: 'model_unpriced' });
    const bought = await scene.buy({ choices: [{ ...choice, allowUnpriced: true }] });
    expect(bought.costMicroUsd).toBeNull();
    expect(await scene.office.ledger.sumCosts(scene.owner)).toMatchObject({ unpricedCalls: 1, spentMicroUsd: 0 });
  });
});

describe('fetching what was made', () => {
  it('goes on through faults and broken copies without ordering again', async () => {
    const scene = await openScene();
    const { downloads } = scene.office.provider;
    downloads.push(new VendorFault('transient', 'Cut off.'), 'half', new VendorFault('permanent', 'Not found.'));
    downloads.push(...Array.from({ length: 5 }, () => new VendorFault('transient', 'Cut off.')));
    const check = async (metadata: JsonValue): Promise<void> => {
      if ((metadata as { bytes: number }).bytes < 'result of call-1'.length) throw new Error('It is cut off.');
    };
    const bought = await scene.buy({ choices: [scene.office.choice('a clip', { check })] });
    expect(bought.sizeBytes).toBe('result of call-1'.length);
    expect(scene.office.provider.book).toHaveLength(1);
  });

  it('asks its owner when a paid result was deleted before it could be had', async () => {
    const scene = await openScene({ kind: 'gone' });
    await expect(scene.buy()).rejects.toMatchObject({ code: 'spend_unclear' });
    expect(await scene.office.states()).toEqual(['lost']);
    const never404 = await openScene();
    never404.office.provider.downloads.push(
      ...Array.from({ length: 99 }, () => new VendorFault('transient', 'Cut off.')),
    );
    await expect(never404.buy()).rejects.toMatchObject({ code: 'spend_unclear' });
    expect(never404.office.provider.book).toHaveLength(1);
  });

  it('takes the same broken bytes twice for a broken result, and orders at most twice more', async () => {
    const scene = await openScene();
    const check = () => Promise.reject(new Error('It holds no picture.'));
    await expect(scene.buy({ choices: [scene.office.choice('a clip', { check })] })).rejects.toMatchObject({
      code: 'provider_unavailable',
    });
    expect(scene.office.provider.book).toHaveLength(3);
    expect(await scene.office.ledger.sumCosts(scene.owner)).toMatchObject({ spentMicroUsd: 3 * paperPrice });
  });

  it('does not blame the file when this machine has no room', async () => {
    const scene = await openScene();
    const check = () => Promise.reject(new BeatboardError('disk_full', 'The disk became full.'));
    await expect(scene.buy({ choices: [scene.office.choice('a clip', { check })] })).rejects.toMatchObject({
      code: 'disk_full',
    });
    expect(await scene.buy()).toMatchObject({ costMicroUsd: paperPrice });
    expect(scene.office.provider.book).toHaveLength(1);
  });
});
