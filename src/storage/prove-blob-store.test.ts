import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3Server } from '#testkit/s3-server.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { FilesystemBlobStore } from './filesystem-blob-store.ts';
import { openBlobStore } from './open-blob-store.ts';
import { proveBlobStore } from './prove-blob-store.ts';
import { S3BlobStore } from './s3-blob-store.ts';

let folder: TemporaryFolder;
let server: S3Server;
beforeAll(async () => {
  folder = await createTemporaryFolder('prove');
  for (const name of ['server', 'home', 'scratch']) await mkdir(path.join(folder.path, name));
  server = await startS3Server(path.join(folder.path, 'server'));
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});
const at = (name: string): string => path.join(folder.path, name);

describe('openBlobStore', () => {
  it('opens the disk, or S3 when it is set', async () => {
    expect(await openBlobStore(at('home'), undefined)).toBeInstanceOf(FilesystemBlobStore);
    expect(await openBlobStore(at('home'), server.settings)).toBeInstanceOf(S3BlobStore);
  });
});

describe('proveBlobStore', () => {
  it('leaves nothing behind, on disk and at S3', async () => {
    await proveBlobStore(await openBlobStore(at('home'), undefined), at('scratch'));
    expect(await readdir(at('home/blobs'))).toEqual(['.unfinished']);
    await proveBlobStore(await openBlobStore(at('home'), server.settings), at('scratch'));
    const asked = server.requests.map(({ method, url }) => `${method} ${url.replace(/[0-9a-f-]{36}/, 'id')}`);
    // A request that gets no answer in time is sent once more.
    expect([...new Set(asked)]).toEqual([
      'PUT /ads/probes/id?x-id=PutObject',
      'PUT /ads/probes/id-copy?x-id=CopyObject',
      'GET /ads/probes/id-copy?x-id=GetObject',
      'DELETE /ads/probes/id?x-id=DeleteObject',
      'DELETE /ads/probes/id-copy?x-id=DeleteObject',
      'HEAD /ads/probes/id',
    ]);
    expect(await readdir(at('scratch'))).toEqual([]);
  });

  it('says which right is missing when the store hides what it lacks', async () => {
    const store = await openBlobStore(at('home'), server.settings);
    server.spoil('HEAD', 'forbidden');
    await expect(proveBlobStore(store, at('scratch'))).rejects.toThrow(/s3:ListBucket/);
  });
});
