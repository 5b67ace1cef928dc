import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callReplicate, type ReplicateCaller } from '../call-replicate.ts';
import type { FaultRule } from '../faults/fault-action.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';

const schnell = 'black-forest-labs/flux-schnell';
const draft = { prompt: 'bread', megapixels: '0.25' };
let simulator: Simulator;
let replicate: ReplicateCaller;

beforeAll(async () => {
  simulator = await startSimulator({ timeScale: 0.001 });
  replicate = callReplicate(simulator);
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const create = (): Promise<Response> => replicate.request('POST', `/models/${schnell}/predictions`, { input: draft });
const isCharged = (): boolean => simulator.chargedMicroUsd() > 0;

async function finished(): Promise<string> {
  const { id } = await replicate.create(schnell, draft);
  return ((await replicate.until(id, 'succeeded')).output as string[])[0]!;
}

describe('at the door, for nothing', () => {
  it.each<[FaultRule['action'], number, RegExp]>([
    [{ kind: 'throttled', retryAfterSeconds: 7 }, 429, /throttled.*~7s/],
    [{ kind: 'status', status: 401 }, 401, /detail/],
    [{ kind: 'status', status: 402 }, 402, /credit/i],
    [{ kind: 'status', status: 422 }, 422, /Input validation failed/],
    [{ kind: 'status', status: 500 }, 500, /detail/],
    [{ kind: 'status', status: 502 }, 502, /detail/],
    [{ kind: 'status', status: 503, message: 'Down for an hour.' }, 503, /Down for an hour/],
    [{ kind: 'moderation-blocked' }, 422, /safety/],
    [{ kind: 'refused-as-server-error' }, 500, /new_sensitive.*1026/],
  ])('%j', async (action, status, words) => {
    simulator.addFault({ action });
    const answer = await create();
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(words);
    expect(isCharged()).toBe(false);
    expect(simulator.violations()).toEqual([]);
    expect(simulator.requests()[0]).toMatchObject({ faults: [action.kind], status });
  });

  it('says how long to wait in a header, or in words alone', async () => {
    simulator.addFault({ match: { times: 1 }, action: { kind: 'throttled', retryAfterSeconds: 7 } });
    simulator.addFault({ action: { kind: 'throttled', retryAfterSeconds: 7, inHeader: false } });
    expect((await create()).headers.get('retry-after')).toBe('7');
    expect((await create()).headers.get('retry-after')).toBeNull();
  });

  it('cuts the connection, or says nothing', async () => {
    simulator.addFault({ match: { times: 1 }, action: { kind: 'reset-before-accept' } });
    simulator.addFault({ action: { kind: 'hang' } });
    await expect(create()).rejects.toThrow('fetch failed');
    const signal = AbortSignal.timeout(150);
    await expect(
      fetch(`${simulator.origin}/replicate/v1/models/${schnell}/predictions`, {
        method: 'POST',
        headers: { authorization: 'Bearer k' },
        signal,
      }),
    ).rejects.toThrow(/timeout/i);
    expect(isCharged()).toBe(false);
  });
});

describe('after it was taken in, and charged', () => {
  it('cuts the connection', async () => {
    simulator.addFault({ match: { times: 1 }, action: { kind: 'accept-then-reset' } });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(simulator.book()).toHaveLength(1);
    expect(simulator.requests()[0]).toMatchObject({ status: null, faults: ['accept-then-reset'] });
    // It runs all the same, and can be found.
    const { results } = (await (await replicate.request('GET', '/predictions')).json()) as {
      results: { id: string }[];
    };
    await replicate.until(results[0]!.id, 'succeeded');
  });

  it('answers with a gateway error, late, in pieces, cut, or as a page', async () => {
    const kinds: FaultRule['action'][] = [
      { kind: 'accept-then-status', status: 502 },
      { kind: 'reply-late', seconds: 90 },
      { kind: 'slow-body', seconds: 100 },
      { kind: 'html-page' },
    ];
    for (const action of kinds) simulator.addFault({ match: { route: 'create', times: 1 }, action });
    const answers = [await create(), await create(), await create(), await create()];
    expect(answers.map(({ status }) => status)).toEqual([502, 201, 201, 200]);
    expect(await answers[2]!.json()).toMatchObject({ model: schnell });
    expect(await answers[3]!.text()).toMatch(/^<!doctype html>/);
    simulator.addFault({ match: { route: 'create' }, action: { kind: 'short-body' } });
    await expect(create().then((answer) => answer.text())).rejects.toThrow();
    expect(simulator.book()).toHaveLength(5);
  });
});

describe('what was made', () => {
  it.each<[FaultRule['action'], object]>([
    [
      { kind: 'failed', code: 'E005' },
      { status: 'failed', error: expect.stringContaining('(E005)'), output: null },
    ],
    [
      { kind: 'failed', code: 'NSFW' },
      { status: 'failed', error: expect.stringContaining('NSFW content detected') },
    ],
    [
      { kind: 'failed', code: 'E6716' },
      { status: 'failed', error: expect.stringContaining('E6716') },
    ],
    [
      { kind: 'failed', code: 'empty' },
      { status: 'failed', error: '' },
    ],
    [
      { kind: 'failed', error: null },
      { status: 'failed', error: null },
    ],
    [{ kind: 'aborted' }, { status: 'aborted' }],
    [{ kind: 'output-null' }, { status: 'succeeded', output: null, data_removed: false }],
    [{ kind: 'output-empty-array' }, { status: 'succeeded', output: [] }],
    [{ kind: 'output-array' }, { output: [expect.stringMatching(/^http/)] }],
    [{ kind: 'output-object' }, { output: { files: [expect.any(String)] } }],
    [{ kind: 'output', value: 42 }, { output: 42 }],
    [{ kind: 'text-refusal' }, { output: expect.stringMatching(/sorry/) }],
    [{ kind: 'data-removed' }, { status: 'succeeded', output: null, data_removed: true }],
  ])('%j', async (action, expected) => {
    simulator.addFault({ action });
    const { id } = await replicate.create(schnell, draft);
    const { status = 'succeeded' } = expected as { status?: string };
    expect(await replicate.until(id, status)).toMatchObject(expected);
    expect(isCharged()).toBe(status === 'succeeded');
  });

  it('is charged though it failed, where a rule says so', async () => {
    simulator.addFault({ action: { kind: 'failed', code: 'E1000', billed: true } });
    const { id } = await replicate.create(schnell, draft);
    await replicate.until(id, 'failed');
    expect(simulator.book()).toMatchObject([{ amountMicroUsd: 3000, reduced: null }]);
  });

  it('never comes', async () => {
    simulator.addFault({ action: { kind: 'stay-processing' } });
    const { id } = await replicate.create(schnell, draft);
    simulator.advance(7200);
    expect((await replicate.get(id)).status).toBe('processing');
  });

  it('has dates of another clock', async () => {
    const right = await replicate.create(schnell, draft);
    simulator.addFault({ action: { kind: 'clock-skew', seconds: -600 } });
    const { created_at } = await replicate.create(schnell, draft);
    expect(Math.round((Date.parse(right.created_at) - Date.parse(created_at)) / 60_000)).toBe(10);
  });
});

describe('on its way here', () => {
  it('is spoiled as often as told, then whole', async () => {
    const url = await finished();
    const match = { model: schnell, times: 1 };
    const kinds: FaultRule['action'][] = [
      { kind: 'expired-output' },
      { kind: 'zero-bytes' },
      { kind: 'html-page' },
      { kind: 'output-redirect' },
      { kind: 'output-wrong-mime' },
      { kind: 'short-body' },
    ];
    for (const action of kinds) simulator.addFault({ match, action });
    expect((await fetch(url)).status).toBe(404);
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(0);
    expect((await fetch(url)).headers.get('content-type')).toMatch(/text\/html/);
    const moved = await fetch(url, { redirect: 'manual' });
    expect(moved.headers.get('location')).toMatch(/^http:\/\/localhost:/);
    expect((await fetch(url)).headers.get('content-type')).toBe('video/mp4');
    await expect(fetch(url).then((answer) => answer.arrayBuffer())).rejects.toThrow();
    const whole = await fetch(url);
    expect(whole.headers.get('content-type')).toBe('image/webp');
    expect((await whole.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });
});
