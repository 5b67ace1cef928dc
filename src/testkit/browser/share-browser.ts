import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildStudio } from '#app/build-studio.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import { browserProgram } from './open-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the files of one run of browser tests keep what they share. */
    readonly browserRunFolder: string;
    /** Where the Chromium of the run listens. */
    readonly browserAddress: string;
  }
}

const root = join(import.meta.dirname, '..', '..', '..');

/** Before a run of browser tests: what its files share, a folder, a built studio and a Chromium. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await createTemporaryFolder('browser-run');
  await buildStudio({ root, folder: join(root, 'dist', 'studio'), tell: () => undefined });
  const browser = await chromium.launchServer(await browserProgram());
  project.provide('browserRunFolder', folder.path);
  project.provide('browserAddress', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await folder.remove();
  };
}
