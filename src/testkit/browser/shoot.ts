import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Writes what the page shows to `<name>.png` in the folder that STUDIO_SHOTS names; does nothing when it names none. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.STUDIO_SHOTS;
  if (folder === undefined || folder === '') return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
