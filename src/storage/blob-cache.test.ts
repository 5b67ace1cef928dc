import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { BlobCache, type BlobVersion } from './blob-cache.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await createTemporaryFolder('blob-cache');
});
afterAll(() => folder.remove());

const hourMs = 3_600_000;

/** A cache for 100 bytes, whose clock the test sets. */
function createCache(root = path.join(folder.path, randomUUID())) {
  const clock = { nowMs: 1_800_000_000_000 };
  const cache = new BlobCache(root, { limitBytes: 100, now: () => clock.nowMs });
  const filled: string[] = [];
  const ask = (key: string, sizeBytes = 40, version = 'a1'): Promise<string> =>
    cache.fileOf({ key, version, sizeBytes }, async (temporaryPath) => {
      filled.push(key);
      await writeFile(temporaryPath, key.at(-1)!.repeat(sizeBytes));
    });
  const isKept = async (blob: Omit<BlobVersion, 'sizeBytes'>): Promise<boolean> => {
    let isFilled = false;
    await cache.fileOf({ ...blob, sizeBytes: 40 }, async (temporaryPath) => {
      isFilled = true;
      await writeFile(temporaryPath, 'x'.repeat(40));
    });
    return !isFilled;
  };
  return { root, cache, clock, filled, ask, isKept };
}

const filesOf = async (root: string): Promise<string[]> =>
  (await readdir(root)).filter((name) => name !== '.unfinished');

describe('BlobCache', () => {
  it('fills a copy once, for those who ask at once and those who come later', async () => {
    const { ask, filled } = createCache();
    const paths = await Promise.all([ask('u/a'), ask('u/a'), ask('u/a')]);
    expect(new Set([...paths, await ask('u/a')]).size).toBe(1);
    expect(filled).toEqual(['u/a']);
    expect(await readFile(paths[0]!, 'utf8')).toBe('a'.repeat(40));
  });

  it('asks again after a failure, and keeps nothing of it', async () => {
    const { cache, ask, root } = createCache();
    const failing = cache.fileOf({ key: 'u/a', version: 'a1', sizeBytes: 40 }, async (temporaryPath) => {
      await writeFile(temporaryPath, 'half');
      throw new Error('cut');
    });
    await expect(failing).rejects.toThrow('cut');
    expect(await filesOf(root)).toEqual([]);
    expect(await readdir(path.join(root, '.unfinished'))).toEqual([]);
    expect(await readFile(await ask('u/a'), 'utf8')).toHaveLength(40);
  });

  it('removes the longest unused first, down to the limit', async () => {
    const { ask, clock, root, filled } = createCache();
    for (const key of ['u/a', 'u/b']) await ask(key);
    clock.nowMs += 1;
    await ask('u/a');
    clock.nowMs += 2 * hourMs;
    await ask('u/c');
    expect(await filesOf(root)).toHaveLength(2);
    await ask('u/a');
    expect(filled).toEqual(['u/a', 'u/b', 'u/c']);
  });

  it('keeps what was handed out within the last hour, even beyond the limit', async () => {
    const { ask, clock, root } = createCache();
    const paths = [];
    for (const key of ['u/a', 'u/b', 'u/c', 'u/d']) paths.push(await ask(key));
    clock.nowMs += hourMs - 1;
    await ask('u/e');
    for (const filePath of paths) expect(await readFile(filePath, 'utf8')).toHaveLength(40);
    clock.nowMs += 2;
    await ask('u/f');
    expect(await filesOf(root)).toHaveLength(2);
  });

  it('lets a reader finish a file that is removed meanwhile', async () => {
    const { ask, cache } = createCache();
    const reader = await open(await ask('u/a'));
    try {
      await cache.forget('u/a');
      expect(await reader.readFile('utf8')).toBe('a'.repeat(40));
    } finally {
      await reader.close();
    }
  });

  it('knows after a restart what is there and when it was used', async () => {
    const { ask, clock, root } = createCache();
    const keys = Array.from('abcdefghij', (letter) => `u/${letter}`);
    for (const key of keys) await ask(key, 10);
    for (const key of keys.toReversed()) {
      clock.nowMs += 1000;
      await ask(key, 10);
    }
    const next = createCache(root);
    next.clock.nowMs = clock.nowMs + 2 * hourMs;
    await next.ask('u/new', 40);
    for (const key of keys.slice(0, 6)) await next.ask(key, 10);
    expect(next.filled).toEqual(['u/new']);
    expect(await filesOf(root)).toHaveLength(7);
  });

  it('keeps one version of a key, and none of a forgotten one', async () => {
    const { ask, cache, root, isKept } = createCache();
    await ask('u/a', 40, 'a1');
    const filePath = await ask('u/a', 30, 'b2');
    expect(await filesOf(root)).toEqual([path.basename(filePath)]);
    await cache.forget('u/a');
    expect(await filesOf(root)).toEqual([]);
    expect(await isKept({ key: 'u/a', version: 'b2' })).toBe(false);
  });

  it('fills again what is not as long as it should be', async () => {
    const { ask, filled } = createCache();
    await truncate(await ask('u/a'), 3);
    expect(await readFile(await ask('u/a'), 'utf8')).toHaveLength(40);
    expect(filled).toEqual(['u/a', 'u/a']);
  });

  it('throws away what a killed process left half-written, and nothing else', async () => {
    const { ask, cache, root } = createCache();
    await ask('u/a');
    await writeFile(path.join(root, '.unfinished', 'half'), 'half');
    await cache.removeUnfinished();
    expect(await filesOf(root)).toHaveLength(1);
    expect(await readdir(root)).toHaveLength(1);
    await ask('u/b');
  });
});
