import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

type Checked = typeof globalThis & { readonly axe?: typeof axeCore };

/** What axe finds serious or critical on the page once it stands still, one line each: rule, meaning, and where. */
export async function axe(page: Page): Promise<readonly string[]> {
  await standsStill(page);
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

/** Half seen, what is on its way in or out or to another theme has no colours to judge. What turns for ever may turn. */
async function standsStill(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity),
  );
}
