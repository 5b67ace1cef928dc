import { buffer } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '#testkit/browser/axe.ts';
import { fillCosts } from '#testkit/browser/fill-costs.ts';
import { fillLibrary } from '#testkit/browser/fill-library.ts';
import { openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage, theme } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { shoot } from '#testkit/browser/shoot.ts';
import { widerThanPage } from '#testkit/browser/wider-than-page.ts';
import { startSimulator, type Simulator } from '#testkit/provider-simulator/start-simulator.ts';

/** What stands around the making of an ad: its costs, the settings, and everything by words and keys. */
let browser: Browser;
let studio: TestStudio;
let simulator: Simulator;
let videoId: string;

beforeAll(async () => {
  simulator = await startSimulator();
  const addresses = Object.entries(simulator.settings).filter(([name]) => name.endsWith('_BASE_URL'));
  const library = async (home: string): Promise<void> => {
    const ids = await fillLibrary(home, { videos: 3, beats: 8 });
    videoId = ids[0]!;
    await fillCosts(home, ids, new Date());
  };
  const environment = { ...Object.fromEntries(addresses), BEATBOARD_MONTHLY_BUDGET_USD: '200' };
  [browser, studio] = await Promise.all([openBrowser(), openStudio({ library, environment })]);
});

afterAll(async () => {
  await browser?.close();
  await studio?.close();
  await simulator?.close();
});

const open = (path: string, allowed: readonly RegExp[] = []) =>
  openPage(browser, { origin: studio.url, path, allowed });

/** Both themes and small windows: nothing that axe minds, nothing wider than the page. */
async function lookOver(page: Page, name: string): Promise<void> {
  for (const each of ['light', 'dark'] as const) {
    await theme(page, each);
    expect(await axe(page)).toEqual([]);
    await shoot(page, `${name}-${each}`);
  }
  for (const [width, height] of [
    [900, 800],
    [720, 450],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await widerThanPage(page)).toBe(0);
    await shoot(page, `${name}-${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

it('shows the costs of the month against its budget, by day, video, phase and model', async () => {
  const page = await open('/costs');
  await page.getByText('Settled this month').waitFor();
  await page.locator('figure svg path').first().waitFor();
  await page.getByRole('table', { name: 'Spending by day' }).waitFor({ state: 'attached' });
  const figure = await page
    .getByText(/^\$\d+\.\d\d$/)
    .first()
    .textContent();
  const sums = page.getByRole('table', { name: 'Spending by day' }).getByRole('row').last();
  expect(await sums.textContent()).toContain(figure);
  await page.getByText('Held for work under way').waitFor();
  await page.getByRole('rowheader').getByText('$1.14 held, $0.19 being checked').waitFor();
  await lookOver(page, 'costs');

  await page.getByRole('radio', { name: 'Phase' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('by')).toBe('phase');
  await page.getByRole('rowheader', { name: 'Storyboard' }).waitFor();
  await page.getByRole('radio', { name: 'Video' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
  const table = (await buffer(await file.createReadStream())).toString('utf8');
  expect(table.split('\r\n')[0]).toMatch(/^\uFEFFby,key,title,calls,spent_usd/);
  expect(table).toContain(videoId);
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.waitForURL(/\/videos\/video_/);
});

it('says what belongs where nothing was spent', async () => {
  const page = await openPage(browser, { origin: studio.url });
  await page.route('**/api/costs?*', async (route) => {
    const answer = await route.fetch();
    const costs = (await answer.json()) as object;
    const none = { calls: 0, spent_usd: 0, held_usd: 0, unclear_usd: 0, unpriced_calls: 0 };
    await route.fulfill({ response: answer, json: { ...costs, total: none, rows: [], models: [] } });
  });
  await page.goto('/costs');
  await page.getByText('Nothing spent.').waitFor();
  await shoot(page, 'costs-empty');
  await page.getByRole('link', { name: 'Add a key' }).click();
  await page.getByRole('heading', { name: 'Providers' }).waitFor();
  expect(new URL(page.url()).searchParams.get('part')).toBe('providers');
});

it('has a key tried before it is saved, and says what the provider said', async () => {
  const page = await open('/settings', [/422/]);
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'OpenAI', exact: true }) });
  await row.getByRole('button', { name: 'Add key' }).click();
  const field = row.getByRole('textbox', { name: /Key/ }).or(row.locator('input[type=password]'));
  await row.getByRole('button', { name: 'Test and save' }).click();
  await row.getByText('Give a key first.').waitFor();
  await field.first().fill('bad-key');
  await row.getByRole('button', { name: 'Test and save' }).click();
  await row.getByText(/OpenAI refused the key\. It answered 401/).waitFor();
  await shoot(page, 'settings-refused');
  await field.first().fill('sk-test-0123456789abcd');
  await row.getByRole('button', { name: 'Test and save' }).click();
  await row.getByText(/Works/).waitFor();
  await row.getByText('Saved here, ends in abcd').waitFor();
  expect(await page.content()).not.toContain('sk-test-0123456789');
  await lookOver(page, 'settings-providers');
  await row.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove the key' }).click();
  await row.getByText('No key').waitFor();
});

it('keeps defaults and limits, and tells faults where they are', async () => {
  const page = await open('/settings?part=budget');
  const month = page.getByLabel('Most that a month may cost');
  await month.fill('much');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await page.getByText('Give a sum such as 12.50').waitFor();
  await month.fill('300');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await page.getByText('This server allows at most $200.00').waitFor();
  await month.fill('0.50');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await page.getByText(/of \$0\.50 used this month/).waitFor();
  await page.getByText('This month’s budget is used up. New work is refused.').waitFor();
  await month.fill('150,5');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await page.getByText(/of \$150\.50 used this month/).waitFor();
  await page.getByText('This month’s budget is used up. New work is refused.').waitFor({ state: 'detached' });
  await lookOver(page, 'settings-budget');

  await page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link', { name: 'New ads' }).click();
  await page.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: '9:16' }).click();
  const length = page.getByLabel('Length in seconds');
  await length.fill('4');
  await length.press('Enter');
  await page.getByText('Give a length from 5 to 180 seconds').waitFor();
  await length.fill('15');
  await length.press('Enter');
  const kept = async () => {
    const answer = await fetch(`${studio.url}/api/settings`);
    const { defaults, budget } = (await answer.json()) as { defaults: object; budget: object };
    return { ...defaults, ...budget };
  };
  await expect.poll(kept).toMatchObject({ aspect_ratio: '9:16', duration_seconds: 15, own_month_usd: 150.5 });
  await lookOver(page, 'settings-defaults');
});

it('makes an API key, shows it once, and revokes it', async () => {
  const page = await open('/settings?part=keys');
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make a key' }).click();
  await page.getByText('Give it a name.').waitFor();
  await page.getByLabel('Name').fill('nightly <b>batch</b>');
  await shoot(page, 'settings-make-key');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Make a key' }).click();
  const secret = page.getByRole('status').getByRole('textbox');
  const key = await secret.inputValue();
  const asKey = await fetch(`${studio.url}/api/videos`, { headers: { authorization: `Bearer ${key}` } });
  expect(asKey.status).toBe(200);
  await lookOver(page, 'settings-keys');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  expect(await page.content()).not.toContain(key);
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke the key' }).click();
  await page.getByText(/^Revoked/).waitFor();
});

it('speaks German and changes its look at once, and keeps both', async () => {
  const page = await open('/settings?part=look');
  await page.getByRole('radio', { name: 'Light' }).click();
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Aussehen und Sprache' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme])).toEqual([
    'de',
    'light',
  ]);
  await page.getByRole('link', { name: 'Über Beatboard' }).click();
  await page.getByText(/^Beatboard \d/).waitFor();
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  await expect.poll(() => page.getByRole('textbox').inputValue()).toContain('Apache License');
  await lookOver(page, 'settings-about');
});

it('finds and does everything by words: commands, parts of the video, other videos', async () => {
  const page = await open(`/videos/${videoId}`);
  await page.waitForURL(/\/at\//);
  await page.keyboard.press('Control+k');
  const words = page.getByRole('combobox', { name: 'Search and commands' });
  await words.waitFor();
  await page.getByText(/^in /).waitFor();
  await lookOver(page, 'palette');
  await words.fill('beat 3');
  await page
    .getByRole('option', { name: /^Beat 3/ })
    .first()
    .waitFor();
  await shoot(page, 'palette-words');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('slot')).toBe('beat/2/image');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('Control+k');
  await words.fill('settings');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/settings/);
  await page.keyboard.press('Control+k');
  await words.fill('zzzz');
  await page.getByText('Nothing called “zzzz”.').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

it('hears what is typed before the palette is there, and takes it for nothing else', async () => {
  const page = await open('/assets');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const released = Promise.withResolvers<void>();
  await page.route(/\/palette-/, async (route) => {
    await released.promise;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  // A letter of these is the key of a command; what Enter would choose has not been seen.
  await page.keyboard.type('new as');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  expect(await page.getByRole('dialog').count()).toBe(0);
  released.resolve();
  const words = page.getByRole('combobox', { name: 'Search and commands' });
  await expect.poll(() => words.inputValue()).toBe('new as');
  await page.keyboard.press('Backspace');
  await expect.poll(() => words.inputValue()).toBe('new a');
  expect(new URL(page.url()).pathname).toBe('/assets');
});

it('comes back by itself when a part of the page did not come', async () => {
  const page = await open('/assets', [/ERR_FAILED|Failed to load resource/]);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  let isLost = false;
  await page.route(/\/palette-/, async (route) => {
    if (isLost) return route.continue();
    isLost = true;
    return route.abort('failed');
  });
  const words = page.getByRole('combobox', { name: 'Search and commands' });
  await expect
    .poll(
      async () => {
        if ((await words.count()) === 0) await page.keyboard.press('Control+k');
        return words.count();
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(1);
  expect(isLost).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/assets');
});

it('offers every action of the menus of a video as a command', async () => {
  const page = await open(`/videos/${videoId}`);
  await page.waitForURL(/\/at\//);
  const asked: string[] = [];
  for (const trigger of [
    page.getByRole('heading', { level: 1 }).getByRole('button'),
    page.getByRole('button', { name: /^Branch/ }),
  ]) {
    const items = page.getByRole('menu').locator('[role^=menuitem]');
    // The page may still be on its way from where the video is to its checkpoint.
    await expect
      .poll(async () => ((await items.count()) === 0 ? await trigger.click() : undefined, items.count()), {
        timeout: 20_000,
        interval: 400,
      })
      .toBeGreaterThan(0);
    asked.push(
      ...(await items.evaluateAll((all) => all.map((item) => item.querySelector('span.truncate')?.textContent ?? ''))),
    );
    await page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'detached' });
  }
  expect(asked.length).toBeGreaterThan(2);
  await page.keyboard.press('Control+k');
  const words = page.getByRole('combobox', { name: 'Search and commands' });
  for (const label of asked) {
    await words.fill(label);
    await page.getByRole('option').filter({ hasText: label }).first().waitFor();
  }
});

it('lists all keys, and lets one be changed', async () => {
  const page = await open('/assets');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await sheet.waitFor();
  await lookOver(page, 'keys');
  await sheet.getByRole('button', { name: 'Change the key for “New ad”' }).click();
  await sheet.getByText('Press the new key.').waitFor();
  await page.keyboard.press('g');
  await sheet.getByText('That key begins a sequence.').waitFor();
  await sheet.getByRole('button', { name: 'Change the key for “New ad”' }).click();
  await page.keyboard.press('q');
  await sheet.getByText('“New ad” is now Q.').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  expect(new URL(page.url()).pathname).toBe('/assets');
  await page.keyboard.press('q');
  await page.waitForURL((url) => url.pathname === '/');
});
