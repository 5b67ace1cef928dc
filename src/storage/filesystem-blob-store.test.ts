import { execFileSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import type { BlobStore } from './blob-store.ts';
import { describeBlobStore } from './blob-store.testsuite.ts';
import { FilesystemBlobStore } from './filesystem-blob-store.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await createTemporaryFolder('blobs');
});
afterAll(() => folder.remove());

describeBlobStore('FilesystemBlobStore', async () => ({
  store: new FilesystemBlobStore(path.join(folder.path, 'blobs')),
  folder: folder.path,
}));

describe('FilesystemBlobStore on a disk', () => {
  it('leaves nothing unfinished behind, whether a write succeeds or fails', async () => {
    const root = path.join(folder.path, 'tidy');
    const store = new FilesystemBlobStore(root);
    const source = path.join(folder.path, 'tidy-source');
    await writeFile(source, 'x');
    await store.put('u/one', source);
    await expect(store.put('u/two', path.join(folder.path, 'nowhere'))).rejects.toThrow();
    // The same copy once more, as after a crash: both names are links to one file already.
    await store.duplicate('u/one', 'u/copy');
    await store.duplicate('u/one', 'u/copy');
    expect(await readdir(path.join(root, '.unfinished'))).toEqual([]);
  });

  it('throws away what a killed process left half-copied, and nothing else', async () => {
    const root = path.join(folder.path, 'killed');
    const store = new FilesystemBlobStore(root);
    const source = path.join(folder.path, 'killed-source');
    await writeFile(source, 'x');
    await store.put('u/one', source);
    await writeFile(path.join(root, '.unfinished', 'half'), 'half');
    await store.removeUnfinished();
    expect(await readdir(root)).toEqual(['u']);
    await store.removeUnfinished();
    expect(await store.exists('u/one')).toBe(true);
  });

  it('removes the folder of a video with its last blob, and none that holds another', async () => {
    const root = path.join(folder.path, 'folders');
    const store = new FilesystemBlobStore(root);
    const source = path.join(folder.path, 'folders-source');
    await writeFile(source, 'x');
    for (const key of ['u/videos/a/one', 'u/videos/a/two', 'u/videos/b/one', 'u/videos/b/two']) {
      await store.put(key, source);
    }
    await store.deleteAll(['u/videos/a/one', 'u/videos/a/two', 'u/videos/b/one']);
    expect(await readdir(path.join(root, 'u', 'videos'))).toEqual(['b']);
    expect(await store.exists('u/videos/b/two')).toBe(true);
  });

  it('has no door of its own for temporary addresses', async () => {
    const store: BlobStore = new FilesystemBlobStore(path.join(folder.path, 'door'));
    expect(await store.temporaryUrl('u/one', { expiresInSeconds: 60, contentType: 'video/mp4' })).toBeUndefined();
  });

  // Only root may mount the tiny disk this needs.
  it.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
    'says that the disk is full and keeps what was there',
    async (context) => {
      const disk = path.join(folder.path, 'disk');
      await mkdir(disk);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'ignore' });
      } catch {
        context.skip('This machine does not let us mount a small disk.');
      }
      try {
        const store = new FilesystemBlobStore(disk);
        const small = path.join(folder.path, 'small');
        const large = path.join(folder.path, 'large');
        await writeFile(small, 'small');
        await writeFile(large, Buffer.alloc(400_000));
        await store.put('u/blob', small);
        await expect(store.put('u/blob', large)).rejects.toMatchObject({ code: 'disk_full' });
        expect(await text(await store.read('u/blob'))).toBe('small');
        expect(await readdir(path.join(disk, '.unfinished'))).toEqual([]);
      } finally {
        execFileSync('umount', [disk]);
      }
    },
  );
});
