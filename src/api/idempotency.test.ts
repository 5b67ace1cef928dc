import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';
import { eventually } from '#testkit/eventually.ts';

let api: TestServer;

beforeAll(async () => {
  api = await openTestServer({ renewMs: 5 });
});
afterAll(() => api?.close());

const body = { prompt: 'An ad for Ember coffee' };
let keys = 0;
const newKey = (): string => `key-${(keys += 1)}`;

const generate = (key: string, sent: unknown = body, user = 'ada'): Promise<Response> =>
  api.request('POST', '/api/generate', { body: sent, headers: { 'idempotency-key': key, 'x-user': user } });

/** Holds every command until the function that is given back is called. */
function hold(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  api.studio.gate = promise;
  return resolve;
}

describe('a request with a key', () => {
  it('is carried out once and answered the same, byte for byte', async () => {
    const key = newKey();
    const before = api.studio.counts.make ?? 0;
    const first = await generate(key);
    const again = await generate(key);
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(api.studio.counts.make).toBe(before + 1);
  });

  it('is the same however its fields are ordered, and another with another body', async () => {
    const key = newKey();
    await generate(key, { prompt: 'a', seed: 1 });
    expect((await generate(key, { seed: 1, prompt: 'a' })).headers.get('idempotency-replayed')).toBe('true');
    const other = await generate(key, { seed: 2, prompt: 'a' });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused', retryable: false });
  });

  it('is another with another address', async () => {
    const key = newKey();
    const [one, two] = await Promise.all([api.studio.makeVideo(), api.studio.makeVideo()]);
    const cancel = (id: string) =>
      api.request('POST', `/api/video/${id}/cancel`, { headers: { 'idempotency-key': key } });
    expect((await cancel(one)).status).toBe(200);
    expect(await (await cancel(two)).json()).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('is nobody else’s', async () => {
    const key = newKey();
    const mine = (await (await generate(key)).json()) as { video_id: string };
    const theirs = (await (await generate(key, body, 'eve')).json()) as { video_id: string };
    expect(theirs.video_id).not.toBe(mine.video_id);
  });

  it('ten at once are one, and the others are told to wait', async () => {
    const key = newKey();
    const before = api.studio.counts.make ?? 0;
    const letGo = hold();
    let answered = 0;
    const asked = Array.from({ length: 10 }, () => generate(key).finally(() => (answered += 1)));
    await eventually(() => expect([api.studio.counts.make, answered]).toEqual([before + 1, 9]));
    const refused = await Promise.all(Array.from({ length: 3 }, () => generate(key)));
    letGo();
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(9);
    for (const response of refused) {
      expect(response.headers.get('retry-after')).toBe('1');
      expect(await response.json()).toMatchObject({ status: 409, code: 'request_in_progress', retryable: true });
    }
    expect((await generate(key)).headers.get('idempotency-replayed')).toBe('true');
    expect(api.studio.counts.make).toBe(before + 1);
  });

  it('keeps its claim while it runs', async () => {
    const letGo = hold();
    const asked = generate(newKey());
    const before = api.idempotency.renewals;
    await eventually(() => expect(api.idempotency.renewals).toBeGreaterThan(before + 2));
    letGo();
    expect((await asked).status).toBe(202);
  });

  it('is run again under the same name when its runner is gone', async () => {
    const key = newKey();
    const first = (await (await generate(key)).json()) as { video_id: string };
    // What a killed process leaves: a claim without an answer, whose lease has ended.
    const row = [...api.idempotency.rows.values()].at(-1)!;
    row.answer = null;
    expect((await generate(key)).status).toBe(409);
    api.idempotency.nowMs += 31_000;
    const second = await generate(key);
    expect(second.headers.get('idempotency-replayed')).toBeNull();
    expect(await second.json()).toMatchObject(first);
  });

  it('that is not valid or fails can be sent again, mended', async () => {
    const key = newKey();
    expect((await generate(key, { prompt: '' })).status).toBe(422);
    expect((await generate(key, { prompt: 'Coffee', model: 'none' })).status).toBe(422);
    const make = api.studio.videos.make;
    Object.assign(api.studio.videos, { make: () => Promise.reject(new Error('boom')) });
    expect((await generate(key)).status).toBe(500);
    Object.assign(api.studio.videos, { make });
    expect((await generate(key)).status).toBe(202);
  });
});

describe('a form with a key', () => {
  const upload = (key: string, text: string): Promise<Response> => {
    const form = new FormData();
    form.append('files[]', new Blob([text]), 'cup.png');
    return api.request('POST', '/api/upload', { body: form, headers: { 'idempotency-key': key } });
  };

  it('is known by the bytes of its files, whatever its boundary', async () => {
    const key = newKey();
    const before = api.studio.counts.takeIn ?? 0;
    const first = await upload(key, 'bytes');
    const again = await upload(key, 'bytes');
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(api.studio.counts.takeIn).toBe(before + 1);
    expect(await (await upload(key, 'other')).json()).toMatchObject({ code: 'idempotency_key_reused' });
  });
});
