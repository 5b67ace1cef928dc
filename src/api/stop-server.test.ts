import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { openTestServer } from '#testkit/api-server.ts';
import { eventually } from '#testkit/eventually.ts';

it('finishes what is in flight, and takes nothing new', async () => {
  const api = await openTestServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  api.studio.gate = promise;
  const asked = api.request('POST', '/api/generate', { body: { prompt: 'Coffee' } });
  await eventually(() => expect(api.studio.counts.make).toBe(1));
  const stopped = api.close();
  await eventually(() => expect(api.request('GET', '/health')).rejects.toThrow());
  resolve();
  expect((await asked).status).toBe(202);
  await stopped;
});

it('lets go of what does not end in time', async () => {
  const api = await openTestServer({ stopMs: 50 });
  api.studio.gate = new Promise(() => undefined);
  const asked = api.request('POST', '/api/generate', { body: { prompt: 'Coffee' } });
  const outcome = asked.then(
    () => 'answered',
    () => 'let go of',
  );
  await eventually(() => expect(api.studio.counts.make).toBe(1));
  await api.close();
  expect(await outcome).toBe('let go of');
});

it('does not wait for connections on which nothing was asked', async () => {
  const api = await openTestServer({ stopMs: 60_000 });
  const { port } = api.server.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const closed = new Promise((resolve) => socket.on('error', () => undefined).once('close', () => resolve('closed')));
  await new Promise((resolve) => socket.once('connect', resolve));
  await api.request('GET', '/health');
  await api.close();
  expect(await closed).toBe('closed');
});
