import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  hangUp,
  reply,
  type ScriptedAnswer,
  type ScriptedVendor,
  silence,
  startScriptedVendor,
} from '#testkit/scripted-vendor.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { replicateClips } from '../model-table/replicate-clips.ts';
import { replicatePictures } from '../model-table/replicate-pictures.ts';
import { replicateSounds } from '../model-table/replicate-sounds.ts';
import type { GivenFile, VendorCall } from '../vendor.ts';
import { createReplicate, type Replicate } from './create-replicate.ts';

const apiToken = 'canary-token-5f3a';
const never = new AbortController().signal;
const id = 'ufawqhfynnddngldkgtslldrkq';

let folder: TemporaryFolder;
let vendor: ScriptedVendor;
let replicate: Replicate;
/** Waits half a second for an answer; only for those that never come. */
let hasty: Replicate;
/** Waits a tenth of a second for the rest of an answer; only for those that stop halfway. */
let impatient: Replicate;
let frame: GivenFile;

beforeAll(async () => {
  folder = await createTemporaryFolder('replicate');
  const bytes = Buffer.from('the bytes of a picture');
  const file = path.join(folder.path, 'frame.png');
  await writeFile(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  frame = { path: file, mediaType: 'image/png', sha256, sizeBytes: bytes.length };
});
afterAll(() => folder.remove());
beforeEach(async () => {
  vendor = await startScriptedVendor();
  const baseUrl = `${vendor.origin}/v1`;
  replicate = createReplicate({ apiToken, baseUrl });
  hasty = createReplicate({ apiToken, baseUrl, patience: { submitMs: 500, readMs: 500 } });
  impatient = createReplicate({ apiToken, baseUrl, patience: { pauseMs: 100 } });
  return () => vendor.close();
});

const entryOf = (entryId: string): VendorCall['request']['entry'] =>
  [...replicateClips, ...replicatePictures, ...replicateSounds].find((entry) => entry.id === entryId)!;
function callOf(
  entryId: string,
  fields: Partial<VendorCall['request']> = {},
  more: Partial<VendorCall> = {},
): VendorCall {
  const request = { entry: entryOf(entryId), prompt: 'A red shoe', seed: 99, ...fields };
  return { attemptId: 'attempt-1', request, sentAtMs: Date.now(), webhookUrl: null, folder: folder.path, ...more };
}
const clipCall = (): VendorCall => callOf('replicate/hailuo-2.3-fast', { seconds: 6, size: '768p', firstFrame: frame });
const clipRoute = 'POST /v1/models/minimax/hailuo-2.3-fast/predictions';
const uploaded = { firstFrame: 'https://files.example/first', references: [] };

describe('prepare', () => {
  const fileAnswer = (fields: object = {}): ScriptedAnswer =>
    reply(201, { id: 'f1', urls: { get: 'https://files.example/f1' }, checksums: { sha256: frame.sha256 }, ...fields });

  it('uploads every file anew, with the attempt it is for', async () => {
    let count = 0;
    vendor.on('POST /v1/files', (...answer) =>
      fileAnswer({ urls: { get: `https://files.example/f${++count}` } })(...answer),
    );
    const call = callOf('replicate/hailuo-02', { firstFrame: frame, lastFrame: frame });
    const prepared = (await replicate.prepare(call, never)) as { firstFrame: string; lastFrame: string };
    expect([prepared.firstFrame, prepared.lastFrame].toSorted()).toEqual([
      'https://files.example/f1',
      'https://files.example/f2',
    ]);
    expect(vendor.asked('POST /v1/files')).toHaveLength(2);
    const [{ headers, body }] = vendor.asked('POST /v1/files') as [(typeof vendor.requests)[0]];
    expect(headers.authorization).toBe(`Bearer ${apiToken}`);
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': headers['content-type']! },
    }).formData();
    const content = form.get('content') as File;
    expect([content.type, content.name, await content.text()]).toEqual([
      'image/png',
      `${frame.sha256.slice(0, 16)}.png`,
      'the bytes of a picture',
    ]);
    const metadata = form.get('metadata') as File;
    expect([metadata.type, JSON.parse(await metadata.text())]).toEqual(['application/json', { attempt: 'attempt-1' }]);
    expect(await replicate.prepare(call, never)).not.toEqual(prepared);
  });

  it('has nothing to do without files', async () => {
    expect(await replicate.prepare(callOf('replicate/flux-dev'), never)).toEqual({ references: [] });
    expect(vendor.requests).toHaveLength(0);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['another file', (...all) => fileAnswer({ checksums: { sha256: 'f'.repeat(64) } })(...all), 'transient'],
    ['no address', (...all) => fileAnswer({ urls: { get: 'javascript:alert(1)' } })(...all), 'transient'],
    ['a refusal', reply(413, { detail: 'Files must be less than 100MB in size' }), 'permanent'],
    ['a bad key', reply(401, { detail: 'You did not pass a valid authentication token' }), 'account'],
    ['trouble', reply(503, 'busy'), 'transient'],
    ['a broken connection', hangUp, 'transient'],
  ])('says what went wrong, and that nothing was paid: %s', async (_name, answer, failure) => {
    vendor.on('POST /v1/files', answer);
    await expect(replicate.prepare(clipCall(), never)).rejects.toMatchObject({
      name: 'VendorFault',
      failure,
      sent: 'no',
    });
  });

  it('does not try what is too large for Replicate', async () => {
    const call = callOf('replicate/hailuo-2.3-fast', { firstFrame: { ...frame, sizeBytes: 100_000_001 } });
    await expect(replicate.prepare(call, never)).rejects.toMatchObject({ failure: 'permanent', sent: 'no' });
    expect(vendor.requests).toHaveLength(0);
  });
});

describe('submit', () => {
  it('sends exactly what a model takes, once, and waits for nothing', async () => {
    vendor.on(clipRoute, reply(201, { id, status: 'starting', model: 'minimax/hailuo-2.3-fast' }));
    const call = { ...clipCall(), webhookUrl: 'https://beatboard.example/hooks/replicate?v=1' };
    expect(await replicate.submit(call, uploaded, never)).toEqual({ kind: 'accepted', reference: { id } });
    expect(vendor.requests).toHaveLength(1);
    const [{ headers, body }] = vendor.requests as [(typeof vendor.requests)[0]];
    expect(headers).toMatchObject({
      authorization: `Bearer ${apiToken}`,
      'content-type': 'application/json',
      'cancel-after': '20m',
    });
    expect(headers).not.toHaveProperty('prefer');
    expect(JSON.parse(body.toString())).toEqual({
      input: {
        prompt: 'A red shoe',
        first_frame_image: uploaded.firstFrame,
        duration: 6,
        resolution: '768p',
        prompt_optimizer: false,
      },
      webhook: 'https://beatboard.example/hooks/replicate?v=1&attempt=attempt-1',
      webhook_events_filter: ['start', 'completed'],
    });
  });

  it('runs models with a version by it, and gives pictures and music their own deadlines', async () => {
    vendor.on('POST /v1/predictions', reply(202, { id, status: 'processing' }));
    await replicate.submit(callOf('replicate/musicgen', { seconds: 30 }), { references: [] }, never);
    vendor.on('POST /v1/models/black-forest-labs/flux-dev/predictions', reply(201, { id, status: 'starting' }));
    await replicate.submit(callOf('replicate/flux-dev'), { references: [] }, never);
    const [music, picture] = vendor.requests.map(
      ({ headers, body }) => ({ ...JSON.parse(body.toString()), after: headers['cancel-after'] }) as object,
    );
    expect(music).toMatchObject({
      version: entryOf('replicate/musicgen').vendorVersion,
      after: '10m',
      input: { seed: 99 },
    });
    expect(picture).toMatchObject({ after: '5m', input: { seed: 99 } });
    expect(picture).not.toHaveProperty('version');
  });

  const html = '<html><body>Bad gateway</body></html>';
  const halfOpenBody: ScriptedAnswer = (_request, response) => response.writeHead(201).write('{"id":');
  const pausingRefusal: ScriptedAnswer = (_request, response) => response.writeHead(422).write('{');
  const throttled = 'Request was throttled. Your rate limit resets in ~30s.';
  it.each<[string, ScriptedAnswer, object]>([
    ['bad key', reply(401, { detail: 'Unauthenticated' }), { failure: 'account', sent: 'no' }],
    ['no credit', reply(402, { detail: 'Insufficient credit' }), { failure: 'account', sent: 'no' }],
    ['no model', reply(404, { detail: 'Model not found' }), { failure: 'permanent', sent: 'no' }],
    [
      'bad input',
      reply(422, { title: 'Input validation failed', detail: '- input.duration: must be 6' }),
      { failure: 'permanent', sent: 'no' },
    ],
    ['bad words', reply(422, { detail: 'The prompt was flagged' }), { failure: 'content_input', sent: 'no' }],
    ['throttled', reply(429, { detail: throttled }), { failure: 'throttled', sent: 'no', retryAfterMs: 30_000 }],
    [
      'throttled by header',
      reply(429, { detail: throttled }, { 'retry-after': '4' }),
      { failure: 'throttled', retryAfterMs: 4000 },
    ],
    ['throttled in silence', reply(429, ''), { failure: 'throttled', retryAfterMs: undefined }],
    ['server error', reply(500, { detail: 'Internal' }), { failure: 'transient', sent: 'maybe' }],
    ['gateway', reply(502, html, { 'content-type': 'text/html' }), { failure: 'transient', sent: 'maybe' }],
    ['page under 200', reply(200, html, { 'content-type': 'text/html' }), { failure: 'transient', sent: 'maybe' }],
    ['created, nameless', reply(201, { status: 'starting' }), { failure: 'transient', sent: 'maybe' }],
    ['created, no JSON', reply(201, '{"id": "abc'), { failure: 'transient', sent: 'maybe' }],
    ['cut off', cutAfter('{"id": "abc", "status": "starting"}'), { failure: 'transient', sent: 'maybe' }],
    ['hung up', hangUp, { failure: 'transient', sent: 'maybe' }],
    ['half open', silence, { failure: 'transient', sent: 'maybe' }],
    ['half open body', halfOpenBody, { failure: 'transient', sent: 'maybe' }],
    [
      'endless refusal',
      reply(400, Buffer.alloc(10_000_000, 'x'), { 'content-type': 'text/plain' }),
      { failure: 'permanent', sent: 'no' },
    ],
    ['refusal that pauses', pausingRefusal, { failure: 'permanent', sent: 'no' }],
  ])('says whether it may have been paid: %s', async (_name, answer, fault) => {
    vendor.on(clipRoute, answer);
    const client =
      answer === silence ? hasty : answer === halfOpenBody || answer === pausingRefusal ? impatient : replicate;
    const error: unknown = await client.submit(clipCall(), uploaded, never).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'VendorFault', ...fault });
    expect((error as Error).message.length).toBeLessThanOrEqual(500);
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([301, 302, 307, 308])('does not follow %i with the token and the order', async (status) => {
    const elsewhere = await startScriptedVendor();
    vendor.on(clipRoute, (_request, response) =>
      response.writeHead(status, { location: `${elsewhere.origin}/steal` }).end(),
    );
    await expect(replicate.submit(clipCall(), uploaded, never)).rejects.toMatchObject({
      failure: 'transient',
      sent: 'maybe',
    });
    expect([vendor.requests.length, elsewhere.requests.length]).toEqual([1, 0]);
    await elsewhere.close();
  });

  it('knows what was never sent', async () => {
    const gone = await startScriptedVendor();
    await gone.close();
    const absent = createReplicate({ apiToken, baseUrl: `${gone.origin}/v1` });
    await expect(absent.submit(clipCall(), uploaded, never)).rejects.toMatchObject({
      failure: 'transient',
      sent: 'no',
    });
    const inside = createReplicate({ apiToken, baseUrl: 'https://10.0.0.1/v1' });
    await expect(inside.submit(clipCall(), uploaded, never)).rejects.toMatchObject({
      failure: 'transient',
      sent: 'no',
    });
    await expect(replicate.submit(clipCall(), uploaded, AbortSignal.abort())).rejects.toMatchObject({ sent: 'no' });
    await expect(replicate.submit(clipCall(), { references: [] }, never)).rejects.toMatchObject({
      failure: 'permanent',
      sent: 'no',
    });
    expect(vendor.requests).toHaveLength(0);
  });

  it('brings home the name of what is paid for, also when nobody wants it any more', async () => {
    const caller = new AbortController();
    vendor.on(clipRoute, (...all) => {
      caller.abort();
      reply(201, { id, status: 'starting' })(...all);
    });
    expect(await replicate.submit(clipCall(), uploaded, caller.signal)).toEqual({
      kind: 'accepted',
      reference: { id },
    });
  });
});

describe('poll, cancel and the webhook secret', () => {
  const route = `GET /v1/predictions/${id}`;

  it('asks at the base URL, not where an answer points to', async () => {
    vendor.on(
      route,
      reply(200, {
        id,
        status: 'succeeded',
        output: 'https://replicate.delivery/a.mp4',
        urls: { get: 'https://evil.example/' },
      }),
    );
    expect(await replicate.poll({ id }, never)).toMatchObject({
      kind: 'succeeded',
      outputs: [{ url: 'https://replicate.delivery/a.mp4' }],
    });
    expect(vendor.asked(route)).toHaveLength(1);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['gone', reply(404, { detail: 'not found' }), 'permanent'],
    ['bad key', reply(401, {}), 'account'],
    ['throttled', reply(429, {}), 'throttled'],
    ['trouble', reply(502, ''), 'transient'],
    ['page', reply(200, '<html>'), 'transient'],
    ['something else', reply(200, { hello: 1 }), 'transient'],
    ['half open', silence, 'transient'],
  ])('a question that cannot be answered now costs nothing: %s', async (_name, answer, failure) => {
    vendor.on(route, answer);
    const client = answer === silence ? hasty : replicate;
    await expect(client.poll({ id }, never)).rejects.toMatchObject({ name: 'VendorFault', failure, sent: 'no' });
  });

  it('does not follow a redirect of the API, not even at home', async () => {
    vendor.on(route, (_request, response) => response.writeHead(302, { location: '/v1/elsewhere' }).end());
    await expect(replicate.poll({ id }, never)).rejects.toMatchObject({ failure: 'transient', sent: 'no' });
    expect(vendor.asked('GET /v1/elsewhere')).toHaveLength(0);
  });

  it('gives up when its caller does, with the reason of the caller', async () => {
    const caller = new AbortController();
    const reason = new Error('no longer wanted');
    vendor.on(route, () => caller.abort(reason));
    await expect(replicate.poll({ id }, caller.signal)).rejects.toBe(reason);
  });

  it('cancels, and takes it for done when it is over already', async () => {
    const cancel = `POST /v1/predictions/${id}/cancel`;
    for (const answer of [reply(200, { id, status: 'canceled' }), reply(404, {}), reply(422, {})]) {
      vendor.on(cancel, answer);
      await replicate.cancel({ id }, never);
    }
    vendor.on(cancel, reply(401, {}));
    await expect(replicate.cancel({ id }, never)).rejects.toMatchObject({ failure: 'account' });
    expect(vendor.asked(cancel)).toHaveLength(4);
  });

  it('reads the secret of webhooks', async () => {
    vendor.on('GET /v1/webhooks/default/secret', reply(200, { key: 'whsec_abc' }));
    expect(await replicate.readWebhookSecret(never)).toBe('whsec_abc');
    vendor.on('GET /v1/webhooks/default/secret', reply(200, {}));
    await expect(replicate.readWebhookSecret(never)).rejects.toMatchObject({ failure: 'transient' });
  });

  it('believes a webhook only about what the call became', async () => {
    const call = clipCall();
    const input = { first_frame_image: uploaded.firstFrame };
    vendor.on(route, reply(200, { id, status: 'processing', model: 'minimax/hailuo-2.3-fast', input }));
    expect(await replicate.isCallOf!({ id }, call, uploaded, never)).toBe(true);
    expect(
      await replicate.isCallOf!({ id }, call, { ...uploaded, firstFrame: 'https://files.example/other' }, never),
    ).toBe(false);
  });
});

describe('secrets', () => {
  it('are in no fault, whatever the provider repeats', async () => {
    const echo: ScriptedAnswer = ({ headers }, response) =>
      response
        .writeHead(422, { 'content-type': 'application/json' })
        .end(JSON.stringify({ detail: `${headers.authorization} ${apiToken}` }));
    vendor.on(clipRoute, echo);
    vendor.on('POST /v1/files', echo);
    vendor.on('GET /v1/predictions', echo);
    vendor.on(`GET /v1/predictions/${id}`, echo);
    const faults = await Promise.all([
      replicate.submit(clipCall(), uploaded, never).catch((error: Error) => error),
      replicate.prepare(clipCall(), never).catch((error: Error) => error),
      replicate.reconcile(clipCall(), uploaded, never).catch((error: Error) => error),
      replicate.poll({ id }, never).catch((error: Error) => error),
    ]);
    for (const fault of faults) {
      expect(fault).toMatchObject({ name: 'VendorFault' });
      expect(`${(fault as Error).message} ${(fault as Error).stack} ${JSON.stringify(fault)}`).not.toContain(apiToken);
    }
  });
});

/** Says more than it sends. */
function cutAfter(text: string): ScriptedAnswer {
  return (_request, response) => {
    response.writeHead(201, { 'content-length': text.length + 100 });
    response.write(text, () => response.destroy());
  };
}
