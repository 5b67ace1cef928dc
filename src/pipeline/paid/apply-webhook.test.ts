import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import type { Sabotage } from '../sabotage.ts';
import type { WebhookEffect } from './apply-webhook.ts';

let ground: PaidGround;
beforeAll(async () => {
  ground = await openPaidGround();
});
afterAll(() => ground?.remove());

interface Scene {
  readonly office: PaidOffice;
  readonly work: Promise<unknown>;
  hear(reference: string, change?: object): Promise<WebhookEffect>;
  buyAgain(runId: string): Promise<unknown>;
}

let deliveries = 0;

/** A call of which the provider's answer was lost, and which only a webhook can name. */
async function openScene({ sabotage }: { sabotage?: Sabotage } = {}): Promise<Scene> {
  const office = createPaidOffice(ground, { runMs: 60_000 });
  office.provider.reconcile = async () => ({ kind: 'undecidable' });
  office.provider.replies.push('lost');
  const owner = await office.video();
  const { desk } = office.start({ ...(sabotage && { sabotage }) });
  const buy = (runId: string) => desk.buy(orderOf(owner, [office.choice('a clip')], { runId }), never);
  const work = buy('run:1').catch((error: unknown) => error);
  await office.clock.run(office.clock.sleep(5000, never));
  const [attempt] = await office.attempts();
  return {
    office,
    work,
    buyAgain: (runId) => office.clock.run(buy(runId).catch((error: unknown) => error)),
    hear: (id, change = {}) => {
      deliveries += 1;
      const webhook = { provider: 'replicate', deliveryId: `delivery-${deliveries}`, attemptId: attempt!.id };
      return office.clock.run(desk.applyWebhook({ ...webhook, reference: { id }, ...change }));
    },
  };
}

describe('a webhook', () => {
  it('names a call whose name was lost, and wakes whoever looks for it', async () => {
    const { office, work, hear } = await openScene();
    expect(await office.states()).toEqual(['maybe_sent']);
    expect(await hear('call-1')).toBe('named');
    expect(await office.clock.run(work)).toMatchObject({ costMicroUsd: paperPrice });
    expect(office.provider.book).toHaveLength(1);
  });

  it('that is forged, foreign or repeated changes nothing', async () => {
    const { office, work, hear } = await openScene();
    expect(await hear('call-99')).toBe('mismatch');
    expect(await hear('call-1', { attemptId: 'attempt_00000000000000000000000000' })).toBe('unknown');
    expect(await hear('call-1', { provider: 'openai' })).toBe('unknown');
    expect(await office.states()).toEqual(['maybe_sent']);
    expect(await hear('call-1', { deliveryId: `once ${deliveries}` })).toBe('named');
    expect(await hear('call-1', { deliveryId: `once ${deliveries - 1}` })).toBe('repeated');
    expect(await hear('call-2')).toBe('mismatch');
    await office.clock.run(work);
    expect(await hear('call-1')).toBe('over');
    expect(await office.states()).toEqual(['settled']);
  });

  it('that takes another call for ours is believed by the broken twin alone', async () => {
    const { office, work, hear } = await openScene({ sabotage: 'believe-webhooks' });
    expect(await hear('call-99')).toBe('named');
    expect(await office.clock.run(work)).toMatchObject({ code: 'spend_unclear' });
  });

  it('cannot give one call to two attempts', async () => {
    const { office, work, hear } = await openScene();
    const other = await office.video('ann', 'other');
    const { desk } = office.start({ owner: 'two' });
    const foreign = desk.buy(orderOf(other, [office.choice('another clip')]), never);
    await office.clock.run(office.clock.sleep(3000, never));
    expect(await hear('call-2')).toBe('mismatch');
    expect(await hear('call-1')).toBe('named');
    await office.clock.run(Promise.all([foreign, work]));
    expect(office.provider.book).toHaveLength(2);
  });

  it('that comes when the call was given up still brings its result, for nothing more', async () => {
    const { office, work, hear, buyAgain } = await openScene();
    expect(await office.clock.run(work)).toMatchObject({ code: 'spend_unclear' });
    expect(await office.states()).toEqual(['lost']);
    expect(await hear('call-1')).toBe('named');
    expect(await buyAgain('run:2')).toMatchObject({ attemptId: (await office.attempts())[0]!.id });
    expect(office.provider.book).toHaveLength(1);
    expect(await office.ledger.sumCosts({ userId: (await office.attempts())[0]!.userId })).toMatchObject({
      spentMicroUsd: paperPrice,
      unclearMicroUsd: 0,
    });
  });

  it('is welcome again when the provider could not be asked', async () => {
    const { office, hear } = await openScene();
    office.provider.outage = () => new VendorFault('transient', 'Service unavailable.');
    await expect(hear('call-1', { deliveryId: 'again' })).rejects.toThrow('Service unavailable.');
    office.provider.outage = undefined;
    expect(await hear('call-1', { deliveryId: 'again' })).toBe('named');
  });

  it('only wakes a call whose name is known', async () => {
    const office = createPaidOffice(ground, { runMs: 12_000 });
    const owner = await office.video();
    const { desk } = office.start();
    const work = desk.buy(orderOf(owner, [office.choice('a clip')]), never);
    await office.clock.run(office.clock.sleep(12_100, never));
    const [attempt] = await office.attempts();
    const webhook = { provider: 'replicate', deliveryId: 'wake', attemptId: attempt!.id, reference: { id: 'call-1' } };
    const atMs = office.clock.now();
    const effect = await office.clock.run(desk.applyWebhook(webhook));
    await office.clock.run(work);
    expect(effect === 'woken' || effect === 'over').toBe(true);
    expect(office.clock.now() - atMs).toBeLessThan(1000);
  });
});
