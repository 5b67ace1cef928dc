import type { Page } from 'playwright-core';

/** How many times slower than it could a page runs its own code: STUDIO_SLOWDOWN, else 1. */
export const timesSlower = Number(process.env.STUDIO_SLOWDOWN ?? '1');

/** Slows a page down: a test that presses keys ahead of it meets its races. */
export async function slowDown(page: Page): Promise<void> {
  if (timesSlower === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: timesSlower });
}
