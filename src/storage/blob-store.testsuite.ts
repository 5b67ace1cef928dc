import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BlobStore } from './blob-store.ts';

/** What every blob store must do. `setup` gives an empty store and a folder to put files in. */
export function describeBlobStore(
  name: string,
  setup: () => Promise<{ readonly store: BlobStore; readonly folder: string }>,
): void {
  describe(name, () => {
    let store: BlobStore;
    let folder: string;
    const fileWith = async (content: string): Promise<string> => {
      const filePath = path.join(folder, 'source');
      await writeFile(filePath, content);
      return filePath;
    };

    beforeAll(async () => {
      ({ store, folder } = await setup());
    });

    it('keeps bytes under a key and tells their hash and size', async () => {
      const blob = await store.put('u/videos/v/music_v1.mp3', await fileWith('grüße'));
      expect(blob).toEqual({ sha256: createHash('sha256').update('grüße').digest('hex'), sizeBytes: 7 });
      expect(await text(await store.read('u/videos/v/music_v1.mp3'))).toBe('grüße');
      expect(await readFile(store.localPath('u/videos/v/music_v1.mp3'), 'utf8')).toBe('grüße');
      expect(await store.sizeOf('u/videos/v/music_v1.mp3')).toBe(7);
      expect(await store.exists('u/videos/v/music_v1.mp3')).toBe(true);
    });

    it('reads a part of a blob, both ends counted', async () => {
      await store.put('u/part', await fileWith('0123456789'));
      expect(await text(await store.read('u/part', { start: 2, end: 4 }))).toBe('234');
    });

    it('replaces a blob when its key is written again', async () => {
      await store.put('u/again', await fileWith('old and longer'));
      await store.put('u/again', await fileWith('new'));
      expect(await text(await store.read('u/again'))).toBe('new');
    });

    it('keeps a blob as it was when its source cannot be read', async () => {
      await store.put('u/kept', await fileWith('kept'));
      await expect(store.put('u/kept', path.join(folder, 'nowhere'))).rejects.toThrow(/nowhere/);
      expect(await text(await store.read('u/kept'))).toBe('kept');
    });

    it('gives a second key that outlives the first and is not changed with it', async () => {
      await store.put('u/first', await fileWith('shared'));
      await store.duplicate('u/first', 'u/videos/second');
      await store.put('u/first', await fileWith('other'));
      await store.delete('u/first');
      expect(await text(await store.read('u/videos/second'))).toBe('shared');
    });

    it('says that a blob is missing', async () => {
      await expect(store.read('u/none')).rejects.toMatchObject({ code: 'artifact_missing' });
      await expect(store.duplicate('u/none', 'u/copy')).rejects.toMatchObject({ code: 'artifact_missing' });
      expect(await store.exists('u/none')).toBe(false);
      expect(await store.sizeOf('u/again/deeper')).toBeUndefined();
      await store.delete('u/none');
    });

    it.each(['', '/etc/passwd', '../x', 'u/../../x', 'u//x', 'u/./x', 'u\\..\\x', 'u/x\0', '.unfinished/x', 'u/'])(
      'refuses the key %j',
      async (key) => {
        await expect(store.put(key, await fileWith('x'))).rejects.toThrow(/not a storage key/);
        expect(() => store.localPath(key)).toThrow(/not a storage key/);
        await expect(store.delete(key)).rejects.toThrow(/not a storage key/);
      },
    );
  });
}
