import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { PreviewCache } from './preview-cache.ts';

let folder: TemporaryFolder;
let made: string[];

beforeEach(async () => {
  folder = await createTemporaryFolder('previews');
  made = [];
});
afterEach(() => folder.remove());

const nameOf = (storageKey: string, form = 'first.webp', sha256 = 'a'.repeat(64)) => ({ storageKey, sha256, form });

function ask(cache: PreviewCache, name = nameOf('one.png'), bytes = Buffer.alloc(1000, 7)): Promise<Buffer> {
  return cache.bytesOf(name, async () => {
    made.push(`${name.storageKey} ${name.form}`);
    await new Promise(setImmediate);
    return bytes;
  });
}

async function filesIn(): Promise<string[]> {
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

it('makes what is asked for fifty times at once a single time, and keeps it for the next process', async () => {
  const cache = new PreviewCache(folder.path);
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(cache)));
  expect(answers.every((bytes) => bytes.equals(Buffer.alloc(1000, 7)))).toBe(true);
  await ask(cache);
  await ask(new PreviewCache(folder.path));
  expect(made).toHaveLength(1);
});

it('knows forms, keys and bytes apart', async () => {
  const cache = new PreviewCache(folder.path);
  await ask(cache);
  await ask(cache, nameOf('one.png', 'last.webp'));
  await ask(cache, nameOf('two.png'));
  await ask(cache, nameOf('one.png', 'first.webp', 'b'.repeat(64)));
  expect(made).toHaveLength(4);
});

it('makes what failed again, and what a loss of power left short', async () => {
  const cache = new PreviewCache(folder.path);
  const failing = cache.bytesOf(nameOf('one.png'), () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  await ask(cache);
  await truncate((await filesIn())[0]!, 10);
  await ask(cache);
  await truncate((await filesIn())[0]!, 0);
  await ask(new PreviewCache(folder.path));
  expect(made).toHaveLength(3);
});

it('lets the longest unused go when there is too much, and clears up half-written files', async () => {
  let nowMs = Date.now();
  const open = () => new PreviewCache(folder.path, { limitBytes: 3500, now: () => nowMs });
  await mkdir(join(folder.path, '.unfinished'));
  await writeFile(join(folder.path, '.unfinished/half'), 'half');
  const cache = open();
  for (const key of ['one', 'two', 'three']) {
    await ask(cache, nameOf(key));
    nowMs += 2 * 3600 * 1000;
  }
  await ask(cache, nameOf('one'));
  await ask(cache, nameOf('four'));
  expect(await filesIn()).toHaveLength(3);
  made = [];
  await ask(cache, nameOf('one'));
  await ask(cache, nameOf('four'));
  expect(made).toEqual([]);
  await ask(cache, nameOf('two'));
  expect(made).toHaveLength(1);
});

it('forgets every preview of what is deleted', async () => {
  const cache = new PreviewCache(folder.path);
  for (const form of ['first.webp', 'last.webp']) await ask(cache, nameOf('one.png', form));
  await ask(cache, nameOf('two.png'));
  await new PreviewCache(folder.path).forget(['one.png', 'never-seen.png']);
  expect(await filesIn()).toHaveLength(1);
  await ask(cache);
  expect(made).toHaveLength(4);
});
