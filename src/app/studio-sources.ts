import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What the studio is built from, besides its libraries, which the lock file names. */
const sources = ['src/web', 'src/contract', 'src/domain', 'openapi.json', 'vite.config.ts', 'package-lock.json'];

/**
 * A digest of everything the studio is built from: some hundred small files, read in milliseconds. Undefined where they
 * are not all there, as in a package without them.
 */
export async function digestStudioSources(root: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for (const source of sources) {
      const names = path.extname(source) === '' ? await listFiles(path.join(root, source)) : [''];
      const texts = await Promise.all(names.map((name) => readFile(path.join(root, source, name))));
      for (const [index, text] of texts.entries())
        hash.update(`${source}/${names[index]} ${text.length}\n`).update(text);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return hash.digest('hex');
}

/** Names within a folder, in the same order everywhere; what only tests use is left out. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted();
}
