import type { Page } from 'playwright-core';

/** How many CSS pixels the page can be scrolled sideways; 0 when everything fits. */
export async function widerThanPage(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
