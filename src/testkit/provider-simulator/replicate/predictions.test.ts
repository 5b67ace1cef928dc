import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callReplicate, type PredictionAnswer, type ReplicateCaller } from '../call-replicate.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';

let simulator: Simulator;
let replicate: ReplicateCaller;
const draft = { prompt: 'bread', megapixels: '0.25' };
const schnell = 'black-forest-labs/flux-schnell';

beforeAll(async () => {
  // Waits are ended by advancing the clock.
  simulator = await startSimulator({ timeScale: 1, latencies: { [schnell]: { queueSeconds: 5, runSeconds: 100 } } });
  replicate = callReplicate(simulator);
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const last = () => simulator.book().at(-1)!;

describe('a prediction', () => {
  it('goes from starting over processing to succeeded, with progress in its logs', async () => {
    const { id, status } = await replicate.create(schnell, draft);
    expect(status).toBe('starting');
    simulator.advance(6);
    expect(await replicate.get(id)).toMatchObject({ status: 'processing', output: null, error: null });
    simulator.advance(52);
    expect((await replicate.get(id)).logs.trim()).toMatch(/50%\|█████ +\| 5\/10$/);
    simulator.advance(60);
    const done = await replicate.until(id, 'succeeded');
    const [url] = done.output as string[];
    const file = await fetch(url!);
    expect(await sharp(await file.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 512, height: 512 });
    expect(done.metrics.predict_time).toBeCloseTo(100, 0);
    expect(last()).toMatchObject({ amountMicroUsd: 3000, reduced: null, correlation: { reference: id, seed: null } });
    expect(simulator.violations()).toEqual([]);
  });

  it('is canceled at its deadline, and costs the time it ran', async () => {
    const { id, deadline, created_at } = await replicate.create(schnell, draft, {}, { 'cancel-after': '55s' });
    expect(Date.parse(deadline!) - Date.parse(created_at)).toBe(55_000);
    simulator.advance(60);
    expect((await replicate.get(id)).status).toBe('canceled');
    expect(last()).toMatchObject({ reduced: 'canceled' });
    expect(last().amountMicroUsd).toBeGreaterThan(1000);
    expect(last().amountMicroUsd).toBeLessThan(2000);
    const tooShort = await replicate.request(
      'POST',
      `/models/${schnell}/predictions`,
      { input: draft },
      { 'cancel-after': '4' },
    );
    expect(tooShort.status).toBe(422);
  });

  it('is aborted for nothing when its deadline comes before its start', async () => {
    simulator.addFault({ action: { kind: 'latency', queueSeconds: 1000 } });
    const { id } = await replicate.create(schnell, draft, {}, { 'cancel-after': '1m30s' });
    simulator.advance(91);
    expect((await replicate.get(id)).status).toBe('aborted');
    expect(last()).toMatchObject({ amountMicroUsd: 0, reduced: 'aborted' });
  });

  it('is canceled when that is asked for, and stays so', async () => {
    const { id, urls } = await replicate.create(schnell, draft);
    const answer = await fetch(urls.cancel, { method: 'POST', headers: { authorization: 'Bearer r8_test' } });
    expect(await answer.json()).toMatchObject({ id, status: 'canceled' });
    simulator.advance(200);
    expect((await replicate.get(id)).status).toBe('canceled');
    expect(last()).toMatchObject({ amountMicroUsd: 0, reduced: 'canceled' });
  });

  it('answers a waiting create when it is over, or with 202 when the time is up', async () => {
    simulator.addFault({ action: { kind: 'latency', queueSeconds: 0, runSeconds: 0 } });
    const quick = await replicate.request(
      'POST',
      `/models/${schnell}/predictions`,
      { input: draft },
      { prefer: 'wait' },
    );
    expect([quick.status, ((await quick.json()) as PredictionAnswer).status]).toEqual([201, 'succeeded']);
    simulator.clearFaults();
    const slow = await replicate.request(
      'POST',
      `/models/${schnell}/predictions`,
      { input: draft },
      { prefer: 'wait=1' },
    );
    expect([slow.status, ((await slow.json()) as PredictionAnswer).status]).toEqual([202, 'starting']);
    const wrong = await replicate.request(
      'POST',
      `/models/${schnell}/predictions`,
      { input: draft },
      { prefer: 'wait=61' },
    );
    expect(wrong.status).toBe(422);
  });

  it('loses its data after an hour', async () => {
    simulator.addFault({ action: { kind: 'latency', queueSeconds: 0, runSeconds: 0 } });
    const { id } = await replicate.create(schnell, draft);
    const [url] = (await replicate.until(id, 'succeeded')).output as string[];
    simulator.advance(3601);
    expect(await replicate.get(id)).toMatchObject({ status: 'succeeded', output: null, data_removed: true, input: {} });
    expect((await fetch(url!)).status).toBe(404);
  });
});

describe('creating', () => {
  it('refuses what is not in the contract, charges nothing, and writes it down', async () => {
    const refusals = [
      await replicate.request('POST', `/models/${schnell}/predictions`, { input: { prompt: 'x', fps: 24 } }),
      await replicate.request('POST', `/models/${schnell}/predictions`, { input: draft, idempotency_key: 'a' }),
      await replicate.request('POST', `/models/${schnell}/predictions`, {
        input: draft,
        webhook: 'http://example.com/',
      }),
      await replicate.request('POST', '/models/black-forest-labs/flux-dev/predictions', {
        input: { ...draft, image: `data:image/png;base64,${'A'.repeat(400_000)}` },
      }),
      await replicate.request('POST', '/models/nobody/nothing/predictions', { input: {} }),
      await replicate.request('POST', '/models/meta/musicgen/predictions', { input: { prompt: 'x' } }),
      await replicate.request('POST', '/predictions', { version: 'f'.repeat(64), input: {} }),
      await replicate.request('POST', '/nowhere', {}),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([422, 422, 422, 422, 404, 404, 422, 404]);
    expect(await refusals[0]!.json()).toMatchObject({
      title: 'Input validation failed',
      detail: expect.stringContaining('fps'),
    });
    expect(simulator.book()).toEqual([]);
    const told = simulator.violations().map(({ side, message }) => `${side} ${message}`);
    expect(told.join('\n')).toMatch(
      /fps[\s\S]*idempotency_key[\s\S]*HTTPS[\s\S]*256 kB[\s\S]*could not be found[\s\S]*version[\s\S]*nowhere/,
    );
  });

  it('takes community models by version and official ones by name', async () => {
    const version = '671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb';
    const answer = await replicate.request('POST', '/predictions', { version, input: { prompt: 'calm', duration: 1 } });
    expect(await answer.json()).toMatchObject({ model: 'meta/musicgen', version });
    const named = await replicate.request('POST', '/predictions', { version: schnell, input: draft });
    expect(await named.json()).toMatchObject({ model: schnell, version: 'hidden' });
  });

  it('asks for a key, and for credit', async () => {
    const input = { input: draft };
    const statuses = await Promise.all(
      ['bad-key', 'no-credit'].map(
        async (key) =>
          (await callReplicate(simulator, key).request('POST', `/models/${schnell}/predictions`, input)).status,
      ),
    );
    expect(statuses).toEqual([401, 402]);
    expect((await fetch(`${simulator.origin}/replicate/v1/account`)).status).toBe(401);
    expect((await replicate.request('GET', '/account')).status).toBe(200);
    expect(simulator.violations()).toEqual([]);
  });

  it('has a limit a minute', async () => {
    const strict = await startSimulator({ createsPerMinute: 2 });
    try {
      const caller = callReplicate(strict);
      const create = () => caller.request('POST', `/models/${schnell}/predictions`, { input: draft });
      await create();
      await create();
      const third = await create();
      expect(third.status).toBe(429);
      expect(((await third.json()) as { detail: string }).detail).toMatch(/throttled.*~\d+s/);
      strict.advance(61);
      expect((await create()).status).toBe(201);
    } finally {
      await strict.close();
    }
  });
});

describe('the list', () => {
  it('is newest first, in pages of a hundred, within dates, and of one key', async () => {
    simulator.addFault({ action: { kind: 'stay-starting' } });
    await callReplicate(simulator, 'r8_other').create(schnell, draft);
    const ids: string[] = [];
    for (let count = 0; count < 105; count += 1)
      ids.push((await replicate.create(schnell, { ...draft, seed: count })).id);
    type Page = { next: string | null; previous: string | null; results: PredictionAnswer[] };
    const first = (await (await replicate.request('GET', '/predictions')).json()) as Page;
    expect(first.results.map(({ id }) => id)).toEqual(ids.slice(5).toReversed());
    expect(first.previous).toBeNull();
    // New ones in between move nothing.
    await replicate.create(schnell, draft);
    const second = (await (await fetch(first.next!, { headers: { authorization: 'Bearer r8_test' } })).json()) as Page;
    expect(second.results.map(({ id }) => id)).toEqual(ids.slice(0, 5).toReversed());
    expect(second.next).toBeNull();
    simulator.advance(120);
    const { id, created_at } = await replicate.create(schnell, draft);
    const after = new Date(Date.parse(created_at) - 60_000).toISOString();
    const recent = (await (await replicate.request('GET', `/predictions?created_after=${after}`)).json()) as Page;
    expect(recent.results.map((prediction) => prediction.id)).toEqual([id]);
    expect(simulator.violations()).toEqual([]);
  });
});

describe('files', () => {
  it('keep what is said of them, go into the book by their content, and can be deleted', async () => {
    const bytes = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#c40' } })
      .png()
      .toBuffer();
    const upload = async (attempt: string) => {
      const form = new FormData();
      form.append('content', new Blob([bytes], { type: 'image/png' }), 'frame.png');
      form.append('metadata', new Blob([JSON.stringify({ attempt })], { type: 'application/json' }));
      const headers = { authorization: 'Bearer r8_test' };
      const answer = await fetch(`${simulator.origin}/replicate/v1/files`, { method: 'POST', headers, body: form });
      expect(answer.status).toBe(201);
      return (await answer.json()) as { id: string; urls: { get: string } };
    };
    const [one, two] = [await upload('a1'), await upload('a2')];
    simulator.addFault({ action: { kind: 'stay-starting' } });
    for (const { urls } of [one, two]) {
      await replicate.create(
        'minimax/hailuo-2.3-fast',
        { prompt: 'x', first_frame_image: urls.get },
        { webhook: 'http://127.0.0.1:1/hooks?attempt=h1' },
      );
    }
    const [first, second] = simulator.book();
    expect(first!.correlation).toMatchObject({ attempt: 'h1', fileMetadata: [{ attempt: 'a1' }] });
    expect(second!.correlation.fileMetadata).toEqual([{ attempt: 'a2' }]);
    expect(first!.inputHash).toBe(second!.inputHash);
    expect((await replicate.request('GET', `/files/${one.id}`)).status).toBe(200);
    expect((await replicate.request('DELETE', `/files/${one.id}`)).status).toBe(204);
    expect((await replicate.request('GET', `/files/${one.id}`)).status).toBe(404);
  });
});

it('keeps secrets and long data out of its journal', async () => {
  const url = `data:image/png;base64,${'A'.repeat(1000)}`;
  await replicate.request('POST', '/models/black-forest-labs/flux-dev/predictions', {
    input: { prompt: 'x', image: url },
  });
  const text = JSON.stringify(simulator.requests());
  expect(text).not.toContain('r8_test');
  expect(text).not.toContain('AAAA');
  expect(simulator.requests()[0]).toMatchObject({
    route: 'predictions.create',
    model: 'black-forest-labs/flux-dev',
    status: 201,
    headers: { authorization: 'Bearer ***' },
  });
});
