import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';

/** Raised when what is made of the same order changes. */
const edition = 4;

/** Gives the path of an order's file, which `make` writes at the path it is given unless it is there already. */
export type KeepFile = (order: JsonValue, extension: string, make: (path: string) => Promise<void>) => Promise<string>;

export interface FileKeeper {
  readonly keep: KeepFile;
  /** Resolves when nothing is being made. */
  settled(): Promise<void>;
}

/** Keeps files by what was ordered. Several processes may use one folder at a time. */
export function createFileKeeper(folder: string): FileKeeper {
  const running = new Map<string, Promise<string>>();

  async function makeOnce(path: string, extension: string, make: (path: string) => Promise<void>): Promise<string> {
    const found = await stat(path).catch(() => null);
    if (found !== null) return path;
    await mkdir(folder, { recursive: true });
    const temporary = join(folder, `${randomBytes(8).toString('hex')}.${extension}`);
    try {
      await make(temporary);
      await rename(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
    return path;
  }

  return {
    keep(order, extension, make) {
      const name = createHash('sha256').update(canonicalJson({ edition, order })).digest('hex').slice(0, 32);
      const path = join(folder, `${name}.${extension}`);
      const made = running.get(path) ?? makeOnce(path, extension, make).finally(() => running.delete(path));
      running.set(path, made);
      return made;
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}
