import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BlobStore } from './blob-store.ts';

const temporary = { expiresInSeconds: 60, contentType: 'video/mp4' };

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
      expect(await readFile(await store.localPath('u/videos/v/music_v1.mp3'), 'utf8')).toBe('grüße');
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

    it('makes of a copy onto itself what was there', async () => {
      await store.put('u/same', await fileWith('same'));
      await store.duplicate('u/same', 'u/same');
      expect(await text(await store.read('u/same'))).toBe('same');
    });

    it('gives nothing, and no fault, for a part beyond the end', async () => {
      await store.put('u/short', await fileWith('short'));
      expect(await text(await store.read('u/short', { start: 5, end: 9 }))).toBe('');
      await store.put('u/empty', await fileWith(''));
      expect(await text(await store.read('u/empty'))).toBe('');
    });

    it('gives a file that follows its blob, whoever asks and however many at once', async () => {
      await store.put('u/videos/w/clip_v1.mp4', await fileWith('first'));
      const paths = await Promise.all(Array.from({ length: 8 }, () => store.localPath('u/videos/w/clip_v1.mp4')));
      for (const filePath of paths) expect(await readFile(filePath, 'utf8')).toBe('first');
      expect(new Set(paths.map((filePath) => path.extname(filePath)))).toEqual(new Set(['.mp4']));
      await store.put('u/videos/w/clip_v1.mp4', await fileWith('second'));
      expect(await readFile(await store.localPath('u/videos/w/clip_v1.mp4'), 'utf8')).toBe('second');
      await store.delete('u/videos/w/clip_v1.mp4');
      await expect(store.localPath('u/videos/w/clip_v1.mp4')).rejects.toMatchObject({ code: 'artifact_missing' });
    });

    it('deletes many blobs and no other', async () => {
      const keys = Array.from({ length: 40 }, (_, index) => `u/videos/gone/part_${index}`);
      for (const key of [...keys, 'u/videos/gone_not/part_0']) await store.put(key, await fileWith(key));
      await store.deleteAll([...keys, 'u/videos/gone/never_there']);
      for (const key of keys) expect(await store.exists(key)).toBe(false);
      expect(await store.exists('u/videos/gone_not/part_0')).toBe(true);
      await store.deleteAll([]);
    });

    it.each(['', '/etc/passwd', '../x', 'u/../../x', 'u//x', 'u/./x', 'u\\..\\x', 'u/x\0', '.unfinished/x', 'u/'])(
      'refuses the key %j',
      async (key) => {
        await expect(store.put(key, await fileWith('x'))).rejects.toThrow(/not a storage key/);
        await expect(store.localPath(key)).rejects.toThrow(/not a storage key/);
        await expect(store.delete(key)).rejects.toThrow(/not a storage key/);
        await expect(store.deleteAll(['u/kept', key])).rejects.toThrow(/not a storage key/);
        expect(await store.exists('u/kept')).toBe(true);
        await expect(store.temporaryUrl(key, temporary)).rejects.toThrow(/not a storage key/);
      },
    );
  });
}
