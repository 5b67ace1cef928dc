import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StudioShelf } from '#api/studio/built-studio.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { buildStudio, type StudioBuild } from './build-studio.ts';

let root: TemporaryFolder;
let folder: string;
let told: string[];

beforeEach(async () => {
  root = await createTemporaryFolder('build-studio');
  folder = join(root.path, 'dist/studio');
  told = [];
  for (const name of ['src/web', 'src/contract', 'src/domain']) {
    await mkdir(join(root.path, name), { recursive: true });
    await writeFile(join(root.path, name, 'main.ts'), `document.title = '${name} '.repeat(3);\n`.repeat(100));
  }
  await writeFile(join(root.path, 'src/web/index.html'), '<head><script type="module" src="/main.ts"></script></head>');
  await writeFile(join(root.path, 'vite.config.ts'), "export default { root: 'src/web' };\n");
  for (const name of ['openapi.json', 'package-lock.json']) await writeFile(join(root.path, name), '{}');
});
afterEach(() => root.remove());

/** Copies the sources instead of bundling them: quick. */
async function copy(from: string, to: string): Promise<void> {
  await cp(join(from, 'src/web'), to, { recursive: true });
}

const place = (): StudioBuild => ({ root: root.path, folder, tell: (line) => void told.push(line) });
const build = (bundle = copy): Promise<string | undefined> => buildStudio({ ...place(), bundle });

it('builds with Vite what a server can show, each larger file in shorter forms too', async () => {
  expect(await buildStudio(place())).toBe(folder);
  const studio = (await new StudioShelf(folder).read())!;
  const [program] = [...studio.files].filter((name) => /^assets\/index-[\w-]{8}\.js$/.test(name));
  expect(studio.page).toContain(`src="/${program}"`);
  const text = await readFile(join(folder, program!), 'utf8');
  expect(brotliDecompressSync(await readFile(join(folder, `${program}.br`))).toString()).toBe(text);
  expect(existsSync(join(folder, `${program}.gz`))).toBe(true);
  // Of the player's controls and of the notices.
  expect(studio.styleHashes.length).toBeGreaterThan(20);
  expect(studio.styleHashes.every((hash) => /^sha256-[\w+/]{43}=$/.test(hash))).toBe(true);
}, 60_000);

it('says in one line what it does, and builds again only what has changed', async () => {
  await build();
  expect(told).toEqual(['Building the studio, once …']);
  const refuse = async (): Promise<void> => {
    throw new Error('There was nothing to build.');
  };
  await build(refuse);
  await writeFile(join(root.path, 'src/web/main.test.ts'), 'of no account');
  await build(refuse);
  expect(told).toHaveLength(1);
  for (const name of ['src/web/new.ts', 'src/domain/main.ts', 'openapi.json', 'package-lock.json']) {
    await writeFile(join(root.path, name), '{ "other": true }');
    await build();
  }
  expect(told).toHaveLength(5);
  expect(existsSync(join(folder, 'new.ts'))).toBe(true);
});

it('is whole at every moment, whoever builds at once', async () => {
  await build();
  const seen: (string | undefined)[] = [];
  const watch = setInterval(() => {
    // Between two studios there is none for an instant.
    void new StudioShelf(folder).read().then((studio) => seen.push(studio?.page));
  });
  for (const round of [1, 2, 3]) {
    await writeFile(join(root.path, 'openapi.json'), `{ "round": ${round} }`);
    expect(await Promise.all([build(), build(), build()])).toEqual([folder, folder, folder]);
  }
  clearInterval(watch);
  const page = await readFile(join(root.path, 'src/web/index.html'), 'utf8');
  expect(new Set(seen.filter((text) => text !== undefined))).toEqual(new Set([page]));
  expect(await readdir(join(root.path, 'dist'))).toEqual(['studio']);
});

it('keeps what was there when the new one cannot be built, and clears up', async () => {
  await build();
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  await writeFile(join(root.path, 'src/web/main.ts'), 'import "./nowhere.ts";');
  await expect(buildStudio(place())).rejects.toThrow(/could not be built.*\n[^]*nowhere/);
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe(page);
  expect(await readdir(join(root.path, 'dist'))).toEqual(['studio']);
}, 60_000);

it('removes what a killed build left, but not what another may be building', async () => {
  for (const name of ['.studio-dead', '.studio-new']) await mkdir(join(root.path, 'dist', name), { recursive: true });
  await utimes(join(root.path, 'dist/.studio-dead'), 1, 1);
  await build();
  expect((await readdir(join(root.path, 'dist'))).toSorted()).toEqual(['.studio-new', 'studio']);
});

it('has nothing to build in a package without the sources', async () => {
  await rm(join(root.path, 'src/web'), { recursive: true });
  expect(await build()).toBeUndefined();
  expect(told).toEqual([]);
});
