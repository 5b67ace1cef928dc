import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

type Checked = typeof globalThis & { readonly axe?: typeof axeCore };

/** What axe finds serious or critical on the page as it stands, one line each: rule, meaning, and where. */
export async function axe(page: Page): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => (globalThis as Checked).axe !== undefined);
  if (!isThere) await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async () => {
    // Preloading copies style sheets into the page, which its policy forbids. What is right need not be told.
    const found = await (globalThis as Checked).axe!.run({ preload: false, resultTypes: ['violations'] });
    return found.violations.map(({ id, impact, help, nodes }) => ({
      impact,
      lines: nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
    }));
  });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ lines }) => lines);
}
