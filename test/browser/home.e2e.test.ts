import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '#testkit/browser/axe.ts';
import { openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage, theme } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { shoot } from '#testkit/browser/shoot.ts';
import { widerThanPage } from '#testkit/browser/wider-than-page.ts';
import { steer } from '#testkit/steering.ts';
import { picture, song } from '#testkit/browser/small-files.ts';

/** Where one begins: the first ad, the library, and the files. In this order: each finds what the one before left. */
/** Much is done by two cores here: nothing is measured by the clock. */
const soon = { timeout: 30_000 };

let browser: Browser;
let studio: TestStudio;

beforeAll(async () => {
  [browser, studio] = await Promise.all([openBrowser(), openStudio({ library: 'newcomer' })]);
});

afterAll(async () => {
  await browser?.close();
  await studio?.close();
});

const open = (path: string, options: { readonly allowed?: readonly RegExp[]; readonly reducedMotion?: boolean } = {}) =>
  openPage(browser, { origin: studio.url, path, ...options });

const titles = async (page: Page): Promise<readonly string[]> => page.locator('#library h3').allTextContents();

it('plays the sample to somebody new, and waits where motion is reduced', async () => {
  const page = await open('/', { reducedMotion: false });
  const film = page.locator('section[aria-label="Sample ad"] video');
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime), soon).toBeGreaterThan(0.2);
  expect(await film.evaluate((video: HTMLVideoElement) => video.muted)).toBe(true);
  await shoot(page, 'first');
  expect(await axe(page)).toEqual([]);
  await theme(page, 'light');
  expect(await axe(page)).toEqual([]);

  const calm = await open('/');
  const poster = calm.locator('section[aria-label="Sample ad"] video');
  await poster.waitFor();
  expect(await poster.evaluate((video: HTMLVideoElement) => video.paused)).toBe(true);
  await calm.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => poster.evaluate((video: HTMLVideoElement) => video.paused), soon).toBe(false);
});

it('takes an example and files, keeps both over a reload, and makes the ad once', async () => {
  const page = await open('/');
  await page.getByRole('button', { name: /15 seconds, vertical/ }).click();
  const prompt = page.locator('#prompt');
  expect(await prompt.inputValue()).toContain('a bakery opens at six');
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles([
    await picture('cup.png'),
    await picture('bakery-logo.png', '#225588'),
    song('theme.wav', 20),
  ]);
  const files = page.getByRole('group', { name: 'Files for the ad' });
  for (const name of ['Product photo: cup.png', 'Logo: bakery-logo.png', 'Song: theme.wav']) {
    await files.getByRole('button', { name }).waitFor();
  }
  await chooser.setInputFiles({ name: 'brief.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await page.getByText('brief.pdf is neither a picture nor a song.').waitFor();

  await files.getByRole('button', { name: /^Song/ }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.reload();
  await files.getByRole('button', { name: 'Logo: bakery-logo.png' }).waitFor();
  expect(await files.getByRole('button', { name: /^Song/ }).count()).toBe(0);
  expect(await prompt.inputValue()).toContain('a bakery opens at six');
  await page.getByText('The whole ad is free.').waitFor();
  await shoot(page, 'first-filled');

  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/api/generate') && asked.push(request.postData() ?? ''));
  await prompt.press('Control+Enter');
  await prompt.press('Control+Enter').catch(() => undefined);
  await page.waitForURL(/\/videos\/video_/);
  expect(asked).toHaveLength(1);
  expect(JSON.parse(asked[0]!)).toMatchObject({
    reference_assets: [expect.any(String)],
    logo_asset_id: expect.any(String),
  });
  await page.goto('/');
  expect(await prompt.inputValue()).toBe('');
  expect((await steer(studio.url).client.call('listVideos', {})).data.data).toHaveLength(2);
});

it('sends a large file in pieces, and goes on after the connection broke', async () => {
  const page = await open('/assets', { allowed: [/ERR_FAILED|Failed to load|409/] });
  let pieces = 0;
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') pieces += 1;
    if (pieces === 2 && route.request().method() === 'PATCH') return route.abort('failed');
    return route.continue();
  });
  await page.locator('input[type=file]').setInputFiles([song('long.wav', 70), await picture('cup-2.png')]);
  await page.locator('[data-rove]', { hasText: 'long.flac' }).waitFor();
  expect(pieces).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Play long.flac' }).click();
  await page.getByRole('button', { name: 'Pause long.flac' }).click();
  await page.getByRole('radio', { name: 'Songs' }).click();
  await expect.poll(() => page.locator('[data-rove]').count(), soon).toBe(2);
  await page.locator('[data-rove]', { hasText: 'long.flac' }).click();
  await page.getByText('1:10.0').first().waitFor();
  await shoot(page, 'assets');
  expect(await axe(page)).toEqual([]);

  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Delete the file' }).click();
  await expect.poll(() => page.locator('[data-rove]').count(), soon).toBe(1);
  await page.getByRole('radio', { name: 'Pictures' }).click();
  await page.locator('[data-rove]', { hasText: 'cup.png' }).click();
  await page.getByRole('link', { name: 'Use in a new ad' }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Delete the file' }).click();
  await page.getByRole('alert').getByText('Delete the videos that use it first.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Use in a new ad' }).click();
  await page
    .getByRole('group', { name: 'Files for the ad' })
    .getByRole('button', { name: 'Product photo: cup.png' })
    .waitFor();
  await page.waitForURL((url) => url.search === '');
});

it('keeps a press that comes before the menu or the list it opens', async () => {
  const page = await open('/');
  await page.locator('#library article').first().waitFor();
  for (const part of ['menu-parts', 'select-box']) {
    const released = Promise.withResolvers<void>();
    await page.route(new RegExp(`/${part}-`), async (route) => {
      await released.promise;
      await route.continue();
    });
    await page.reload();
    const control =
      part === 'menu-parts'
        ? page.getByRole('button', { name: /^More for/ }).first()
        : page.getByRole('button', { name: 'Format' });
    await control.click({ force: true });
    expect(await page.getByRole(part === 'menu-parts' ? 'menu' : 'option').count()).toBe(0);
    released.resolve();
    await page
      .getByRole(part === 'menu-parts' ? 'menu' : 'option')
      .first()
      .waitFor();
    await page.unroute(new RegExp(`/${part}-`));
  }
});

it('shows the library: what waits, what is looked for, renamed, deleted', async () => {
  const page = await open('/', { reducedMotion: false });
  await page.getByText('Plan ready for you').first().waitFor();
  await page.getByRole('radio', { name: /Needs you/ }).click();
  await expect.poll(() => titles(page), soon).toHaveLength(1);
  await page.waitForURL(/show=needs/);
  await page.getByRole('radio', { name: 'All' }).click();
  await expect.poll(() => titles(page), soon).toHaveLength(2);

  await page.keyboard.press('/');
  await page.keyboard.type('sable');
  await expect.poll(() => titles(page), soon).toEqual(['Sable & Rye']);
  await page.waitForURL(/q=sable/);
  await page.keyboard.type(' fjord');
  await page.getByText('Nothing called “sable fjord”.').waitFor();
  await page.getByRole('button', { name: 'Clear the search' }).last().click();
  await expect.poll(() => titles(page), soon).toHaveLength(2);

  await page.locator('#library article').first().hover();
  await page
    .locator('#library article')
    .first()
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  // The title is selected: typing replaces it.
  const selected = (field: HTMLInputElement) => field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  const field = page.getByLabel('Title');
  await expect.poll(() => field.evaluate(selected), soon).toBe(await field.inputValue());
  await expect.poll(() => field.evaluate((input) => input === document.activeElement), soon).toBe(true);
  const hostile = '<img src=x onerror=alert(1)> ' + 'W'.repeat(80);
  await field.fill(hostile);
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(page), soon).toContain(hostile);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await widerThanPage(page)).toBe(0);
  await shoot(page, 'library');
  expect(await axe(page)).toEqual([]);

  await page.locator('#library [data-rove]').first().focus();
  await page.keyboard.press('ArrowRight');
  const second = page.locator('#library [data-rove]').nth(1);
  await expect.poll(() => second.evaluate((link) => link === document.activeElement), soon).toBe(true);
  await expect.poll(() => page.locator('#library article video').count(), soon).toBe(1);

  await page.locator('#library article').first().hover();
  await page
    .locator('#library article')
    .first()
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const notYet = page.getByRole('button', { name: 'Not yet' });
  await expect.poll(() => notYet.evaluate((button) => button === document.activeElement), soon).toBe(true);
  await page.getByRole('button', { name: 'Delete the ad' }).click();
  await page.getByText('Make your first ad.').waitFor();
});
