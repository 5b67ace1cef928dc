import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds serious or critical on the page as it stands, one line each: rule, meaning, and where. */
export async function axe(page: Page): Promise<readonly string[]> {
  // Without frames of other origins there is nothing to gather from, and a page less to open.
  // Preloading copies style sheets into the page, which its policy forbids.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ preload: false }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}
