import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { validateWebhook } from 'replicate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../eventually.ts';
import { callReplicate, type ReplicateCaller } from '../call-replicate.ts';
import type { WebhookFault } from '../faults/fault-action.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { webhookSecret } from './replicate-vendor.ts';

interface Received {
  readonly id: string;
  readonly timestamp: string;
  readonly isSigned: boolean;
  readonly status: string;
  readonly url: string;
}

const schnell = 'black-forest-labs/flux-schnell';
let simulator: Simulator;
let replicate: ReplicateCaller;
let receiver: Server;
let hook: string;
let received: Received[];
/** What the receiver answers, one after the other, then 200. */
let answers: number[];

beforeEach(async () => {
  received = [];
  answers = [];
  receiver = createServer((incoming, reply) => {
    void (async () => {
      const body = (await buffer(incoming)).toString('utf8');
      const {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      } = incoming.headers as Record<string, string>;
      const isSigned = await validateWebhook({
        id: id!,
        timestamp: timestamp!,
        signature: signature!,
        body,
        secret: webhookSecret,
      });
      received.push({
        id: id!,
        timestamp: timestamp!,
        isSigned,
        status: (JSON.parse(body) as { status: string }).status,
        url: incoming.url!,
      });
      reply.writeHead(answers.shift() ?? 200, { location: '/elsewhere' }).end();
    })();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks?attempt=a1`;
  simulator = await startSimulator({ timeScale: 1, latencies: { [schnell]: { queueSeconds: 1, runSeconds: 100 } } });
  replicate = callReplicate(simulator);
});
afterEach(async () => {
  await simulator.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

async function run(fault?: WebhookFault): Promise<string> {
  if (fault !== undefined) simulator.addFault({ action: fault });
  const more = { webhook: hook, webhook_events_filter: ['start', 'completed'] };
  const { id } = await replicate.create(schnell, { prompt: 'bread', megapixels: '0.25' }, more);
  simulator.advance(2);
  await replicate.until(id, 'processing');
  const isTold = (): boolean => fault !== undefined || received.length > 0;
  await eventually(() => expect(isTold()).toBe(true));
  simulator.advance(100);
  await replicate.until(id, 'succeeded');
  return id;
}
const statuses = (): string[] => received.map(({ status }) => status);

describe('webhooks', () => {
  it('tell the start and the end, signed, with our own query', async () => {
    const id = await run();
    await eventually(() => expect(statuses()).toEqual(['processing', 'succeeded']));
    expect(received.every(({ isSigned, url }) => isSigned && url === '/hooks?attempt=a1')).toBe(true);
    expect(new Set(received.map((one) => one.id)).size).toBe(2);
    expect(Math.abs(Number(received[0]!.timestamp) - Date.now() / 1000)).toBeLessThan(300);
    await eventually(() =>
      expect(simulator.webhooks()).toMatchObject([
        { event: 'start', predictionId: id, status: 200 },
        { event: 'completed', predictionId: id, status: 200 },
      ]),
    );
  });

  it('of an end are tried again under the same id for about a minute, then dropped', async () => {
    answers = [200, ...Array.from({ length: 20 }, () => 500)];
    await run();
    for (let tries = 1; tries <= 7; tries += 1) {
      await eventually(() => expect(simulator.webhooks()).toHaveLength(tries + 1));
      simulator.advance(31);
    }
    simulator.advance(1000);
    const ends = simulator.webhooks().filter(({ event }) => event === 'completed');
    expect(ends).toHaveLength(7);
    expect(new Set(ends.map(({ webhookId }) => webhookId)).size).toBe(1);
  });

  it('follow no redirect', async () => {
    answers = [307];
    await run();
    await eventually(() => expect(received).toHaveLength(2));
    expect(received.every(({ url }) => url !== '/elsewhere')).toBe(true);
    await eventually(() => expect(simulator.webhooks()[0]).toMatchObject({ event: 'start', status: 307 }));
  });

  it('come twice, late, in the wrong order, stale, forged or never, as told', async () => {
    await run({ kind: 'webhook-duplicate', copies: 3 });
    await eventually(() => expect(received).toHaveLength(6));
    expect(new Set(received.map(({ id }) => id)).size).toBe(2);

    received = [];
    simulator.reset();
    await run({ kind: 'webhook-out-of-order' });
    await eventually(() => expect(statuses()).toEqual(['succeeded', 'succeeded']));
    await eventually(() => expect(simulator.webhooks().map(({ event }) => event)).toEqual(['completed', 'start']));

    received = [];
    simulator.reset();
    await run({ kind: 'webhook-stale' });
    await eventually(() => expect(received).toHaveLength(2));
    expect(Date.now() / 1000 - Number(received[0]!.timestamp)).toBeGreaterThan(3000);

    received = [];
    simulator.reset();
    await run({ kind: 'webhook-forged' });
    await eventually(() => expect(received).toHaveLength(4));
    expect(received.filter(({ isSigned }) => !isSigned)).toHaveLength(2);
    expect(received.find(({ isSigned }) => !isSigned)).toMatchObject({ status: 'succeeded' });

    received = [];
    simulator.reset();
    await run({ kind: 'webhook-never' });
    simulator.advance(1000);
    expect(received).toEqual([]);
  });

  it('come before the answer of the create, even when that one is lost', async () => {
    simulator.addFault({ action: { kind: 'webhook-first', event: 'completed' } });
    simulator.addFault({ action: { kind: 'latency', queueSeconds: 0, runSeconds: 0 } });
    const more = { webhook: hook };
    await replicate.create(schnell, { prompt: 'bread', megapixels: '0.25' }, more);
    expect(statuses().at(-1)).toBe('succeeded');
    simulator.addFault({ action: { kind: 'accept-then-reset' } });
    await expect(replicate.create(schnell, { prompt: 'bread', megapixels: '0.25' }, more)).rejects.toThrow();
    await eventually(() => expect(received).toHaveLength(4));
    expect(simulator.book()).toHaveLength(2);
  });
});
