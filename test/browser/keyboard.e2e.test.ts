import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { steer, type Steering } from '#testkit/steering.ts';

/** The whole journey by keyboard alone: no pointer touches the page. */
const made = { timeout: 120_000 };
const soon = { timeout: 30_000 };

let browser: Browser;
let studio: TestStudio;
let session: Steering;

beforeAll(async () => {
  [browser, studio] = await Promise.all([openBrowser(), openStudio({ library: 'empty' })]);
  session = steer(studio.url);
});

afterAll(async () => {
  await browser?.close();
  await studio?.close();
});

const press = (page: Page, ...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Tab until something that fits has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}

/** What is typed next goes into a field. */
const isWriting = (page: Page) =>
  page.waitForFunction(() => document.activeElement?.matches('input, textarea, [contenteditable]') ?? false);

/** Opens the bill of a button by its key, when its price is known, and says yes: the focus is on what pays. */
async function payByKeys(page: Page, key: string, name: RegExp): Promise<void> {
  await page.getByRole('button', { name, disabled: false }).first().waitFor(made);
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor(soon);
  await page.waitForTimeout(450);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden', ...soon });
}

it('makes, edits, remakes, continues and finishes an ad', async () => {
  const page = await openPage(browser, { origin: studio.url, path: '/' });
  await page.locator('#prompt').waitFor(soon);
  await press(page, 'n');
  await isWriting(page);
  await page.keyboard.type('A 5-second square ad for Ember coffee. Slow mornings.');
  await press(page, 'Control+Enter');
  await page.locator('main h2', { hasText: /^Plan$/ }).waitFor(soon);
  const videoId = /\/videos\/([^/?]+)/.exec(page.url())![1]!;
  const beats = async () => (await session.checkpoint(videoId)).spec.beats;
  const before = await beats();

  // The plan: another headline, and the first beat behind the second.
  await press(page, 'ArrowDown', 'e');
  await isWriting(page);
  await press(page, 'Control+a');
  await page.keyboard.type('Wake slowly');
  await press(page, 'Tab');
  await expect.poll(async () => (await beats())[0]!.text.headline, soon).toBe('Wake slowly');
  await page.locator('[data-beat="0"]').first().waitFor();
  await tabTo(page, '[data-beat]');
  await press(page, 'Alt+ArrowDown');
  await expect
    .poll(async () => (await beats()).map(({ kind }) => kind), soon)
    .toEqual([before[1]!.kind, before[0]!.kind, ...before.slice(2).map(({ kind }) => kind)]);
  await press(page, 'Control+z');
  await expect.poll(async () => (await beats())[0]!.kind, soon).toBe(before[0]!.kind);
  await payByKeys(page, 'Control+Enter', /^Draw /);

  // The storyboard: another take, back to the first, locked.
  await expect
    .poll(async () => (await session.client.call('getStatus', { params: { video_id: videoId } })).data.status, made)
    .toBe('paused_at_phase2');
  await page.waitForURL(/\/at\//, made);
  await tabTo(page, '[data-rove="beat/0/image"]');
  await press(page, 'Enter');
  await payByKeys(page, 'r', /^Make take 2/);
  await page.getByRole('radio', { name: 'take 2' }).waitFor(made);
  await press(page, '[');
  const picture = async () => (await session.checkpoint(videoId)).slot('beat/0/image');
  await expect.poll(async () => (await picture()).version, soon).toBe(1);
  await press(page, 'Shift+L');
  await expect.poll(async () => (await picture()).locked, soon).toBe(true);
  await payByKeys(page, 'Control+Enter', /^Make .*clips?/);

  // The clips, and the end.
  await expect
    .poll(async () => (await session.client.call('getStatus', { params: { video_id: videoId } })).data.status, made)
    .toBe('paused_at_phase3');
  await payByKeys(page, 'Control+Enter', /^Finish the ad/);
  await expect.poll(() => page.getByText('Your ad is ready').count(), made).toBe(1);

  // Everything else has a key or stands in the palette.
  await press(page, 'b');
  await page.waitForURL(/\/branches/, soon);
  await press(page, 'Control+k');
  await page.keyboard.type('Costs');
  await page.getByRole('option', { name: /^Costs/ }).waitFor(soon);
  await press(page, 'Enter');
  await page.waitForURL(/\/costs/, soon);
  await press(page, 'g', 'l');
  await page.waitForURL((url) => url.pathname === '/', soon);
});
