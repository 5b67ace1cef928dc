import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type ScriptedProvider, startScriptedProvider } from '#testkit/scripted-provider.ts';
import { createPaidFetch, type PaidFetch } from './paid-fetch.ts';
import { createSafeFetch } from './safe-fetch/safe-fetch.ts';

let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startScriptedProvider();
});
afterAll(() => provider.close());

const paidFetch = (maximumBytes = 1_000_000): PaidFetch =>
  createPaidFetch(createSafeFetch({ allowLoopbackOrigins: [provider.origin] }), {
    who: 'The bank',
    secrets: ['hunter2'],
    maximumBytes,
  });

describe('createPaidFetch', () => {
  it('sends one request, whatever a client above it would like to repeat', async () => {
    provider.answer = json({ error: 'later' }, 503);
    const once = paidFetch();
    const send = (): Promise<Response> => once(provider.origin, { method: 'POST', body: 'buy' });
    await expect(send()).rejects.toMatchObject({ failure: 'transient', sent: 'maybe' });
    provider.answer = json({ bought: true });
    for (let count = 0; count < 3; count++) {
      await expect(send()).rejects.toMatchObject({ failure: 'permanent', sent: 'maybe' });
    }
    expect(provider.received.map(({ body }) => body.toString())).toEqual(['buy']);
  });

  it('gives a whole answer with its status and headers', async () => {
    provider.answer = json({ bought: true }, 201, { 'x-own': '1' });
    const response = await paidFetch()(provider.origin, { method: 'POST' });
    expect([response.status, response.headers.get('x-own'), await response.json()]).toEqual([
      201,
      '1',
      { bought: true },
    ]);
  });

  it('breaks off an answer that is too large, which may have been paid', async () => {
    provider.answer = json({ padding: 'x'.repeat(5000) });
    const fetched = paidFetch(1000)(provider.origin, { method: 'POST' });
    await expect(fetched).rejects.toMatchObject({ failure: 'transient', sent: 'maybe' });
  });

  it('says who refused, in their words, without the secret', async () => {
    provider.answer = json({ error: { message: 'hunter2 is not known here', code: 'x' } }, 401);
    const fetched = paidFetch()(provider.origin, { method: 'POST' });
    await expect(fetched).rejects.toThrow('The bank answered 401: *** is not known here');
  });
});
