import type { TestProject } from 'vitest/node';
import { createTemporaryFolder } from '../temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the files of one run of browser tests keep what they share. */
    readonly browserRunFolder: string;
  }
}

/** Set up once for a run of browser tests: a folder for what its files share. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await createTemporaryFolder('browser-run');
  project.provide('browserRunFolder', folder.path);
  return folder.remove;
}
