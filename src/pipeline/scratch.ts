import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of its own for one piece of work, gone afterwards whatever happens. */
export interface Scratch {
  readonly folder: string;
  path(name: string): string;
  write(name: string, content: string): Promise<string>;
}

/** Runs `work` with a fresh scratch folder under `root` and removes the folder when it ends. */
export async function withScratch<Result>(root: string, work: (scratch: Scratch) => Promise<Result>): Promise<Result> {
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(join(root, 'work-'));
  const path = (name: string): string => join(folder, name);
  try {
    return await work({
      folder,
      path,
      async write(name, content) {
        await writeFile(path(name), content);
        return path(name);
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what killed processes left behind. Call it before any work starts. */
export async function emptyScratch(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
}
