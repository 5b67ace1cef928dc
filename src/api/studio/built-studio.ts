import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Beside the page of a built studio: what it was built from, and what its page may do. */
export const builtNoteName = '.built.json';

/** The note that a build leaves. */
export const builtNoteSchema = z.object({
  /** Of everything the studio is built from. */
  digest: z.string(),
  /** Of styles that its libraries write into the page: `sha256-` and base64, as policies name them. */
  styleHashes: z.array(z.string()),
});

/** A studio as it lies on the disk. */
export interface BuiltStudio {
  /** The text of its one page. */
  readonly page: string;
  readonly styleHashes: readonly string[];
  /** Of the other files: names within the folder, with slashes. */
  readonly files: ReadonlySet<string>;
}

/** Ready-made shorter forms of files; never asked for by these names. */
const compressed = /\.(?:br|gz)$/;

/** Knows what is built in a folder, and notices when something else was built there since. */
export class StudioShelf {
  readonly folder: string;
  #known: { readonly mark: string; readonly studio: BuiltStudio } | undefined;

  /** @param folder Absolute; it may not exist yet. */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** What is built now; undefined when nothing is. */
  async read(): Promise<BuiltStudio | undefined> {
    const found = await stat(path.join(this.folder, builtNoteName)).catch(() => undefined);
    if (found === undefined) return undefined;
    const mark = `${found.ino} ${found.mtimeMs}`;
    if (this.#known?.mark === mark) return this.#known.studio;
    const studio = await readStudio(this.folder).catch((error: NodeJS.ErrnoException) => {
      // It is being exchanged for another one.
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    this.#known = studio && { mark, studio };
    return studio;
  }
}

async function readStudio(folder: string): Promise<BuiltStudio> {
  const [page, note, entries] = await Promise.all([
    readFile(path.join(folder, 'index.html'), 'utf8'),
    readFile(path.join(folder, builtNoteName), 'utf8'),
    readdir(folder, { recursive: true, withFileTypes: true }),
  ]);
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !compressed.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  const files = new Set(names.filter((name) => name !== 'index.html'));
  return { page, styleHashes: builtNoteSchema.parse(JSON.parse(note)).styleHashes, files };
}
