import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3Server } from '#testkit/s3-server.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { BlobCache } from './blob-cache.ts';
import { describeBlobStore } from './blob-store.testsuite.ts';
import { S3BlobStore } from './s3-blob-store.ts';
import type { S3Settings } from './s3-connection.ts';

let folder: TemporaryFolder;
let server: S3Server;
beforeAll(async () => {
  folder = await createTemporaryFolder('s3');
  await mkdir(path.join(folder.path, 'server'));
  server = await startS3Server(path.join(folder.path, 'server'));
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const patient = { connectionTimeoutMs: 60_000, silenceTimeoutMs: 60_000, pausesMs: [1, 1] };
/** For a server that falls silent: long enough for one that only is busy. */
const hasty = { ...patient, silenceTimeoutMs: 1500 };

/** A store with a cache of its own: what one has put, another has to fetch. */
function storeNamed(name: string, settings: S3Settings = server.settings, patience = patient): S3BlobStore {
  return new S3BlobStore(settings, new BlobCache(path.join(folder.path, name)), patience);
}

async function fileWith(content: string | Buffer): Promise<string> {
  const filePath = path.join(folder.path, `source-${randomBytes(4).toString('hex')}`);
  await writeFile(filePath, content);
  return filePath;
}

const largeBytes = 6_000_000;

describeBlobStore('S3BlobStore', async () => ({ store: storeNamed('suite'), folder: folder.path }));

describe('S3BlobStore, what is sent and fetched', () => {
  it('sends large files whole and fetches them elsewhere, once for all who ask', async () => {
    const content = randomBytes(largeBytes);
    await storeNamed('one').put('u/large.mp4', await fileWith(content));
    const other = storeNamed('other');
    expect((await buffer(await other.read('u/large.mp4'))).equals(content)).toBe(true);
    const before = server.requests.length;
    const paths = await Promise.all(Array.from({ length: 5 }, () => other.localPath('u/large.mp4')));
    expect(new Set(paths).size).toBe(1);
    expect((await readFile(paths[0]!)).equals(content)).toBe(true);
    await other.localPath('u/large.mp4');
    expect(server.requests.slice(before).filter(({ method }) => method === 'GET')).toHaveLength(1);
  });

  it('does not fetch what it has put itself, but notices what another has put', async () => {
    const [mine, theirs] = [storeNamed('mine'), storeNamed('theirs')];
    await mine.put('u/shared', await fileWith('mine'));
    const before = server.requests.length;
    expect(await readFile(await mine.localPath('u/shared'), 'utf8')).toBe('mine');
    expect(server.requests.slice(before).map(({ method }) => method)).toEqual(['HEAD']);
    await theirs.put('u/shared', await fileWith('their'));
    expect(await readFile(await mine.localPath('u/shared'), 'utf8')).toBe('their');
  });

  it('copies at the store, with names of any script', async () => {
    await storeNamed('copier').put('u/кофе (1).png', await fileWith('coffee'));
    const before = server.requests.length;
    await storeNamed('copier').duplicate('u/кофе (1).png', 'u/%41 копия.png');
    expect(server.requests.slice(before).map(({ method }) => method)).toEqual(['PUT']);
    expect(await text(await storeNamed('third').read('u/%41 копия.png'))).toBe('coffee');
    expect(await readFile(await storeNamed('third').localPath('u/%41 копия.png'), 'utf8')).toBe('coffee');
  });

  it('signs the hash of what it sends, so that the store refuses what was damaged on the way', async () => {
    const store = storeNamed('signer');
    const source = await fileWith('precious');
    server.spoil('PUT', 'damaged upload');
    const { sha256 } = await store.put('u/signed', source);
    expect(server.requests.at(-1)?.headers['x-amz-content-sha256']).toBe(sha256);
    expect(await text(await store.read('u/signed'))).toBe('precious');
    server.spoil('PUT', 'damaged upload', 'damaged upload', 'damaged upload');
    await expect(store.put('u/damaged', source)).rejects.toMatchObject({ code: 'storage_unavailable' });
    expect(await store.exists('u/damaged')).toBe(false);
  });

  it('fetches again what arrived damaged or cut off', async () => {
    const content = randomBytes(largeBytes);
    await storeNamed('sender').put('u/fragile', await fileWith(content));
    const store = storeNamed('receiver');
    const before = server.requests.length;
    server.spoil('GET', 'damaged reply', 'cut reply');
    expect((await readFile(await store.localPath('u/fragile'))).equals(content)).toBe(true);
    expect(server.requests.slice(before).filter(({ method }) => method === 'GET')).toHaveLength(3);
    expect(await readdir(path.join(folder.path, 'receiver', '.unfinished'))).toEqual([]);
  });

  it('lets go of the connection of a read that nobody ends', async () => {
    const store = storeNamed('leaver');
    await store.put('u/long', await fileWith(randomBytes(500_000)));
    // More than the client holds connections: each must be given back for the last to be served.
    for (let count = 0; count < 60; count += 1) (await store.read('u/long')).destroy();
    expect((await buffer(await store.read('u/long', { start: 0, end: 9 }))).length).toBe(10);
  });
});

describe('S3BlobStore, what is deleted', () => {
  it('leaves no copy behind', async () => {
    const store = storeNamed('tidy');
    for (const key of ['u/one', 'u/two', 'u/three']) await store.put(key, await fileWith(key));
    await store.delete('u/one');
    await store.deleteAll(['u/two']);
    const copies = (await readdir(path.join(folder.path, 'tidy'))).filter((name) => name !== '.unfinished');
    expect(copies).toEqual([path.basename(await store.localPath('u/three'))]);
  });
});

describe('S3BlobStore at a store in trouble', () => {
  it('outlasts a short outage', async () => {
    const store = storeNamed('patient', server.settings, hasty);
    server.spoil('PUT', 'busy', 'cut upload');
    await store.put('u/patient', await fileWith('patient'));
    server.spoil('HEAD', 'busy', 'silent');
    expect(await store.sizeOf('u/patient')).toBe(7);
    server.spoil('GET', 'busy', 'silent');
    expect(await text(await store.read('u/patient'))).toBe('patient');
    server.spoil('DELETE', 'busy');
    await store.delete('u/patient');
    expect(await store.exists('u/patient')).toBe(false);
  });

  it('leaves nothing under the key when the connection is cut while sending', async () => {
    const store = storeNamed('cut');
    const [first, second] = [await fileWith(randomBytes(largeBytes)), await fileWith('second')];
    server.spoil('PUT', 'cut upload', 'cut upload', 'cut upload');
    await expect(store.put('u/cut', first)).rejects.toMatchObject({ code: 'storage_unavailable' });
    expect(await store.exists('u/cut')).toBe(false);
    await expect(store.localPath('u/cut')).rejects.toMatchObject({ code: 'artifact_missing' });
    expect(await readdir(path.join(folder.path, 'cut', '.unfinished'))).toEqual([]);

    await store.put('u/cut', second);
    server.spoil('PUT', 'cut upload', 'cut upload', 'cut upload');
    await expect(store.put('u/cut', first)).rejects.toMatchObject({ code: 'storage_unavailable' });
    expect(await text(await store.read('u/cut'))).toBe('second');
    expect(await readFile(await store.localPath('u/cut'), 'utf8')).toBe('second');
  });

  it.each(['cut reply', 'stalled reply'] as const)('ends a read with a clear fault after a %s', async (fault) => {
    await storeNamed('reader').put('u/broken', await fileWith(randomBytes(largeBytes)));
    const store = storeNamed('reader', server.settings, fault === 'stalled reply' ? hasty : patient);
    server.spoil('GET', fault);
    const reading = buffer(await store.read('u/broken'));
    await expect(reading).rejects.toMatchObject({ name: 'BeatboardError', code: 'storage_unavailable' });
  });

  it('says that the store cannot be reached, or does not answer', async () => {
    const gone = storeNamed('gone', { ...server.settings, endpoint: 'http://127.0.0.1:1' });
    const source = await fileWith('x');
    const refused = { code: 'storage_unavailable', message: expect.stringContaining('127.0.0.1:1 cannot be reached') };
    await expect(gone.put('u/x', source)).rejects.toMatchObject(refused);
    await expect(gone.read('u/x')).rejects.toMatchObject(refused);
    await expect(gone.localPath('u/x')).rejects.toMatchObject(refused);
    await expect(gone.sizeOf('u/x')).rejects.toMatchObject(refused);
    await expect(gone.duplicate('u/x', 'u/y')).rejects.toMatchObject(refused);
    await expect(gone.deleteAll(['u/x'])).rejects.toMatchObject(refused);
    server.spoil('HEAD', 'silent', 'silent', 'silent');
    await expect(storeNamed('waiting', server.settings, hasty).sizeOf('u/x')).rejects.toThrow(/does not answer/);
  });

  it('says once, and without the secret, what the store refuses', async () => {
    const { credentials } = server.settings;
    const wrong = { ...server.settings, credentials: { ...credentials, secretAccessKey: 'not-the-secret' } };
    const source = await fileWith('x');
    const before = server.requests.length;
    const failure = await storeNamed('wrong', wrong)
      .put('u/x', source)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'storage_refused',
      message: expect.stringContaining('SignatureDoesNotMatch'),
    });
    expect(String(failure)).not.toContain('not-the-secret');
    expect(server.requests.length - before).toBe(1);
    await expect(storeNamed('wrong', wrong).sizeOf('u/x')).rejects.toThrow(/refuses these credentials \(HTTP 403\)/);
    const elsewhere = storeNamed('elsewhere', { ...server.settings, bucket: 'none' });
    await expect(elsewhere.put('u/x', source)).rejects.toMatchObject({
      code: 'storage_refused',
      message: expect.stringMatching(/bucket none at .* does not exist/),
    });
  });
});

describe('temporary addresses', () => {
  const options = { expiresInSeconds: 60, contentType: 'video/mp4' };

  it('give one blob without any header, also in parts, as the type that was asked for', async () => {
    const store = storeNamed('signer');
    await store.put('u/videos/v/final_v1.mp4', await fileWith('0123456789'));
    const url = await store.temporaryUrl('u/videos/v/final_v1.mp4', options);
    const whole = await fetch(url);
    expect(await whole.text()).toBe('0123456789');
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect(whole.headers.get('content-disposition')).toBeNull();
    const part = await fetch(url, { headers: { range: 'bytes=2-4' } });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
  });

  it('have a browser save the file under the name that was asked for', async () => {
    const store = storeNamed('signer');
    await store.put('u/saved', await fileWith('x'));
    const url = await store.temporaryUrl('u/saved', { ...options, downloadName: 'Кофе "to go"\r\n; (1).mp4' });
    const { headers } = await fetch(url);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="_____to_go_1_.mp4"; filename*=UTF-8''` +
        '%D0%9A%D0%BE%D1%84%D0%B5%20%22to%20go%22%0D%0A%3B%20%281%29.mp4',
    );
  });

  it('cover one key, reading only, and an expiry', async () => {
    const url = new URL(await storeNamed('signer').temporaryUrl('u/one', options));
    expect(url.pathname).toBe(`/${server.settings.bucket}/u/one`);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('60');
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('host');
    expect(url.href).not.toContain(`=${server.settings.credentials.secretAccessKey}&`);
    await expect(storeNamed('signer').temporaryUrl('u/one', { ...options, expiresInSeconds: 604_801 })).rejects.toThrow(
      RangeError,
    );
  });

  // The gate before s3rver computes each signature again by Amazon's description: s3rver itself would take any.
  it('are refused when any part was changed', async () => {
    const store = storeNamed('signer');
    for (const key of ['u/one', 'u/two']) await store.put(key, await fileWith(key));
    const url = await store.temporaryUrl('u/one', options);
    expect((await fetch(url)).status).toBe(200);
    const changed = [
      url.replace('/u/one', '/u/two'),
      url.replace('video%2Fmp4', 'text%2Fhtml'),
      url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'),
      url.replace(/(X-Amz-Date=\d{3})\d/, '$19'),
      url.replace(/(X-Amz-Signature=).(.)/, '$1$2$2$2'),
      `${url}&response-content-disposition=attachment`,
      url.replace(/&X-Amz-Signature=\w+/, ''),
    ];
    for (const address of changed) {
      expect(address).not.toBe(url);
      expect([address, (await fetch(address)).status]).toEqual([address, 403]);
    }
    for (const method of ['PUT', 'DELETE', 'POST']) expect((await fetch(url, { method })).status).toBe(403);
    expect(await text(await store.read('u/one'))).toBe('u/one');
  });
});
