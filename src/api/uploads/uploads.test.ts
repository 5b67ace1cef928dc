import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '#contract/problem.ts';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';
import { eventually } from '#testkit/eventually.ts';

let api: TestServer;

beforeAll(async () => {
  api = await openTestServer({ fileBytes: 50_000, uploadBytes: 300_000, uploadCount: 3 });
});
afterAll(() => api?.close());

const filesIn = async (folder: string): Promise<string[]> =>
  readdir(path.join(api.uploadFolder, folder)).catch(() => []);
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a form', () => {
  const upload = (files: readonly [field: string, size: number, name?: string][]): Promise<Response> => {
    const form = new FormData();
    for (const [field, size, name] of files) form.append(field, new Blob([Buffer.alloc(size, field)]), name ?? 'a.png');
    return api.request('POST', '/api/upload', { body: form });
  };

  it('becomes assets in its order, named as their user named them, and leaves nothing behind', async () => {
    const response = await upload([
      ['files[]', 10, 'one.png'],
      ['files', 20, '../../etc/passwd'],
    ]);
    const { asset_ids: ids } = (await response.json()) as { asset_ids: string[] };
    const names = ids.map(async (id) => (await (await api.request('GET', `/api/assets/${id}`)).json()) as object);
    expect(await Promise.all(names)).toMatchObject([{ name: 'one.png' }, { name: 'passwd' }]);
    expect(await filesIn('forms')).toEqual([]);
  });

  it.each<[string, Parameters<typeof upload>[0], number, string]>([
    ['a file too large', [['files[]', 50_001]], 413, 'body_too_large'],
    ['too many files', Array.from({ length: 21 }, () => ['files[]', 1] as [string, number]), 413, 'body_too_large'],
    ['no file', [], 422, 'request_invalid'],
    ['a file of another name', [['other', 1]], 422, 'request_invalid'],
    ['a file that is none', [['files[]', 0]], 422, 'image_unreadable'],
  ])('is refused with %s, and leaves nothing behind', async (_name, files, status, code) => {
    const response = await upload(files);
    expect(problemSchema.parse(await response.json())).toMatchObject({ status, code });
    expect(await filesIn('forms')).toEqual([]);
  });

  it('that ends too early is no form', async () => {
    const boundary = 'edge';
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="files[]"; filename="a"\r\n\r\nhalf of`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const response = await api.request('POST', '/api/upload', { body, headers });
    expect(await response.json()).toMatchObject({ status: 400, code: 'request_unreadable' });
    expect(await filesIn('forms')).toEqual([]);
  });

  it('cut off in the middle leaves nothing behind', async () => {
    const { port } = api.server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const head =
      'POST /api/upload HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\nContent-Type: multipart/form-data; boundary=e\r\n\r\n';
    socket.write(`${head}--e\r\nContent-Disposition: form-data; name="files[]"; filename="a"\r\n\r\nhalf`);
    await eventually(async () => expect(await filesIn('forms')).toHaveLength(1));
    socket.destroy();
    await eventually(async () => expect(await filesIn('forms')).toEqual([]));
  });
});

describe('a resumable upload', () => {
  const tus = { 'tus-resumable': '1.0.0' };

  beforeEach(async () => {
    // Unfinished ones of earlier tests count.
    for (const id of await filesIn('resumable')) {
      if (!id.includes('.')) await api.request('DELETE', `/api/uploads/${id}`, { headers: tus });
    }
  });

  const create = (size: number, name = 'cup.png', user = 'ada'): Promise<Response> => {
    const metadata = `filename ${Buffer.from(name).toString('base64')}`;
    const headers = { ...tus, 'upload-length': String(size), 'upload-metadata': metadata, 'x-user': user };
    return api.request('POST', '/api/uploads', { headers });
  };

  const patch = (location: string, offset: number, bytes: Uint8Array, user = 'ada'): Promise<Response> =>
    api.request('PATCH', location, {
      body: bytes,
      headers: {
        ...tus,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
        'x-user': user,
      },
    });

  const head = (location: string): Promise<Response> => api.request('HEAD', location, { headers: tus });
  const offsetOf = async (location: string): Promise<number> =>
    Number((await head(location)).headers.get('upload-offset'));

  it('tells what the server can', async () => {
    const response = await api.request('OPTIONS', '/api/uploads');
    expect(response.status).toBe(204);
    expect(response.headers.get('tus-version')).toBe('1.0.0');
    expect(response.headers.get('tus-max-size')).toBe('300000');
  });

  it('comes in pieces and becomes an asset, which every later question tells', async () => {
    const bytes = Buffer.from('a picture, in two pieces');
    const created = await create(bytes.length, 'wärme.png');
    expect(created.status).toBe(201);
    expect(created.headers.get('access-control-allow-origin')).toBeNull();
    const location = created.headers.get('location')!;
    const first = await patch(location, 0, bytes.subarray(0, 10));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '10']);
    expect(first.headers.get('beatboard-asset-id')).toBeNull();
    const last = await patch(location, 10, bytes.subarray(10));
    const assetId = last.headers.get('beatboard-asset-id')!;
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(bytes.length)]);
    const asset = await (await api.request('GET', `/api/assets/${assetId}`)).json();
    expect(asset).toMatchObject({ name: 'wärme.png', sha256: digest(bytes) });
    const later = await head(location);
    expect(Object.fromEntries(later.headers)).toMatchObject({
      'beatboard-asset-id': assetId,
      'upload-offset': String(bytes.length),
      'upload-length': String(bytes.length),
    });
    expect((await patch(location, bytes.length, new Uint8Array())).headers.get('beatboard-asset-id')).toBe(assetId);
    expect(await filesIn('resumable')).toEqual([]);
  });

  it('goes on where it was cut, wherever that was', async () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 253));
    const { port } = api.server.server.address() as AddressInfo;
    /** Sends some bytes of a longer body on a bare socket, and cuts it. */
    const cut = (location: string, offset: number, count: number): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            `PATCH ${location} HTTP/1.1\r\nHost: a\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: ${offset}\r\n` +
              `Content-Type: application/offset+octet-stream\r\nContent-Length: ${bytes.length - offset}\r\n\r\n`,
          );
          socket.write(bytes.subarray(offset, offset + count), () => socket.destroy());
        });
        socket.on('error', () => undefined).on('close', () => resolve());
      });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(90_000), { minLength: 1, maxLength: 4 }), async (cuts) => {
        const location = (await create(bytes.length)).headers.get('location')!;
        for (const count of cuts) await cut(location, await offsetOf(location), count);
        const offset = await offsetOf(location);
        expect(offset).toBeLessThanOrEqual(bytes.length);
        const rest = await patch(location, offset, bytes.subarray(offset));
        const assetId =
          rest.headers.get('beatboard-asset-id') ?? (await head(location)).headers.get('beatboard-asset-id');
        expect(await (await api.request('GET', `/api/assets/${assetId}`)).json()).toMatchObject({
          sha256: digest(bytes),
        });
      }),
      { numRuns: 15 },
    );
    expect(api.faults).toEqual([]);
  });

  it('whose server was killed after the last byte becomes an asset when it is asked for', async () => {
    const takeIn = api.studio.assets.takeIn;
    const location = (await create(4)).headers.get('location')!;
    Object.assign(api.studio.assets, { takeIn: () => Promise.reject(new Error('killed')) });
    expect((await patch(location, 0, Buffer.from('tail'))).status).toBe(500);
    Object.assign(api.studio.assets, { takeIn });
    api.faults.length = 0;
    expect((await head(location)).headers.get('beatboard-asset-id')).toMatch(/^asset_/);
  });

  it('that is no good is refused and forgotten', async () => {
    const refused = await create(0);
    expect(refused.headers.get('location')).toBeNull();
    expect(problemSchema.parse(await refused.json())).toMatchObject({ status: 422, code: 'image_unreadable' });
    expect(await filesIn('resumable')).toEqual([]);
  });

  it('is its owner’s alone', async () => {
    const location = (await create(4)).headers.get('location')!;
    const foreign = await patch(location, 0, Buffer.from('evil'), 'eve');
    expect(problemSchema.parse(await foreign.json())).toMatchObject({ status: 404, code: 'not_found' });
    expect(await offsetOf(location)).toBe(0);
    for (const id of ['none', '..%2F..%2Fetc%2Fpasswd', '0'.repeat(64)]) {
      expect((await head(`/api/uploads/${id}`)).status).toBe(404);
    }
  });

  it.each<[string, () => Promise<Response>, number, string]>([
    ['too large', () => create(300_001), 413, 'body_too_large'],
    ['without a length', () => api.request('POST', '/api/uploads', { headers: tus }), 400, 'request_invalid'],
    [
      'of another protocol',
      () => api.request('POST', '/api/uploads', { headers: { 'upload-length': '1' } }),
      412,
      'request_invalid',
    ],
    [
      'at the wrong place',
      async () => patch((await create(9)).headers.get('location')!, 5, Buffer.from('xx')),
      409,
      'upload_conflict',
    ],
    [
      'longer than it said',
      async () => patch((await create(1)).headers.get('location')!, 0, Buffer.from('xx')),
      413,
      'body_too_large',
    ],
    [
      'one too many',
      async () => {
        for (let index = 0; index < 3; index += 1) await create(9);
        return create(9);
      },
      429,
      'too_many_requests',
    ],
  ])('is refused with a problem: %s', async (_name, ask, status, code) => {
    const response = await ask();
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problemSchema.parse(await response.json())).toMatchObject({ status, code });
  });

  it('is given up on request', async () => {
    const location = (await create(9)).headers.get('location')!;
    expect((await api.request('DELETE', location, { headers: tus })).status).toBe(204);
    expect((await head(location)).status).toBe(404);
  });
});
