import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { shoot } from '#testkit/browser/shoot.ts';
import { picture } from '#testkit/browser/small-files.ts';
import { steer, type Steering } from '#testkit/steering.ts';

/** Whole journeys through the studio, as people take them: from a sentence to an ad, with every step steered. */
const prompt = 'A 5-second square ad for Ember coffee. Slow mornings.';
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

const statusOf = async (videoId: string) =>
  (await session.client.call('getStatus', { params: { video_id: videoId } })).data;
const videoOf = (page: Page): string => /\/videos\/([^/?]+)/.exec(page.url())![1]!;
const heading = (page: Page, name: string) => page.locator('main h2', { hasText: new RegExp(`^${name}$`) });

/** Presses the button at the foot, then the one of the bill: the yes comes after the bill has stood a moment. */
async function goOn(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('region', { name: 'Bill' }).getByRole('button', { name }).click();
  await pay(page, name);
}

async function pay(page: Page, name: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  const yes = dialog.getByRole('button', { name });
  await yes.waitFor();
  await page.waitForTimeout(450);
  await yes.click();
  await dialog.waitFor({ state: 'hidden' });
}

it('makes a first ad from an empty library, without stopping', async () => {
  const page = await openPage(browser, { origin: studio.url, path: '/', reducedMotion: false });
  await page.getByRole('heading', { name: 'Make your first ad. Nothing to set up.' }).waitFor();
  await page.locator('#prompt').fill(prompt);
  await page.getByRole('switch', { name: 'Run without stopping' }).click();
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/videos\//, soon);
  await expect.poll(() => page.getByText('Your ad is ready').count(), made).toBe(1);
  expect((await statusOf(videoOf(page))).status).toBe('complete');
  await shoot(page, 'first-ad');
});

describe('step by step', () => {
  it('edits at each phase; what comes of it goes to branches of its own', async () => {
    const page = await openPage(browser, { origin: studio.url, path: '/', reducedMotion: false });
    await page.locator('#prompt').fill(`${prompt} Warm light.`);
    await page.getByRole('button', { name: /^Plan it/ }).click();
    await heading(page, 'Plan').waitFor(soon);
    const videoId = videoOf(page);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'On screen' }).fill('Wake slowly');
    await page.keyboard.press('Tab');
    await expect
      .poll(async () => (await page.getByRole('region', { name: 'Bill' }).textContent()) ?? '', soon)
      .toContain('a new branch');
    await goOn(page, /pictures?|storyboard/);

    await heading(page, 'Storyboard').waitFor(soon);
    await page.waitForURL(/\/at\//, made);
    await page.getByRole('button', { name: /^Picture 1,/ }).click();
    await page.getByRole('button', { name: /^Make take 2/ }).click();
    await pay(page, /^Make take 2/);
    await page.getByRole('radio', { name: 'take 2' }).waitFor(made);
    await page.locator('input[type="file"]#picture-file').setInputFiles(await picture('cup.png'));
    await page.getByRole('radio', { name: 'take 3' }).waitFor(made);
    await goOn(page, /clips?/);

    await page.waitForURL(/\/at\//, made);
    await expect.poll(async () => (await statusOf(videoId)).status, made).toBe('paused_at_phase3');
    await goOn(page, /Finish the ad/);
    await expect.poll(() => page.getByText('Your ad is ready').count(), made).toBe(1);

    const { active_branches: branches } = await statusOf(videoId);
    expect(branches.map(({ branch_name: name }) => name).toSorted()).toEqual(['main', 'main-1', 'main-1-1']);
    await shoot(page, 'manual-finished');
  });

  it('lives through a reload and a restart of the server in the middle of the work', async () => {
    const page = await openPage(browser, {
      origin: studio.url,
      path: '/',
      allowed: [/Failed to load resource|ERR_CONNECTION|net::|ERR_INCOMPLETE/],
    });
    await page.locator('#prompt').fill(`${prompt} Blue hour.`);
    await page.getByRole('switch', { name: 'Run without stopping' }).click();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/videos\//, soon);
    await page.reload();
    await studio.restart();
    await expect.poll(() => page.getByText('Your ad is ready').count(), made).toBe(1);
  });
});

it('asks when two tabs edit the same, and undoes what was done', async () => {
  const videoId = await session.generate({ prompt: `${prompt} Two at once.`, auto_continue: false });
  await session.rest(videoId);
  const { params } = await session.checkpoint(videoId);
  const path = `/videos/${videoId}/at/${params.checkpoint_id}`;
  const allowed = [/412/];
  const mine = await openPage(browser, { origin: studio.url, allowed });
  // No news for this tab: it is to come second without knowing.
  await mine.route(/\/stream$/, () => undefined);
  await mine.goto(path);
  await heading(mine, 'Plan').waitFor(soon);
  await mine.keyboard.press('ArrowDown');
  await mine.keyboard.press('e');
  const words = mine.getByRole('textbox', { name: 'On screen' });
  await words.waitFor();
  // Somebody else comes first.
  await session.client.call('editSpec', { params, body: { title: 'Ember, theirs' } });
  await words.fill('Mine');
  await mine.keyboard.press('Tab');
  await mine.getByRole('heading', { name: 'Someone changed this while you did.' }).waitFor(soon);
  const row = mine.getByRole('dialog').getByRole('row', { name: 'Beat 1 · On screen' });
  await expect.poll(() => row.getByRole('cell').first().textContent(), soon).toContain('Mine');
  await expect.poll(() => mine.getByRole('dialog').getByRole('row').count(), soon).toBe(2);
  await mine.getByText('They changed something else, and yours leaves it alone: Title in the plan.').waitFor();
  const keepTheirs = mine.getByRole('button', { name: 'Keep theirs' });
  await expect.poll(() => keepTheirs.evaluate((button) => button === document.activeElement), soon).toBe(true);
  await shoot(mine, 'conflict');
  await mine.getByRole('button', { name: 'Make mine on top' }).click();
  const headline = async () => (await session.checkpoint(videoId)).spec.beats[0]!.text.headline;
  await expect.poll(headline, soon).toBe('Mine');
  expect((await session.checkpoint(videoId)).spec.title).toBe('Ember, theirs');
  await mine.getByRole('dialog').waitFor({ state: 'detached' });
  await mine.keyboard.press('Control+z');
  await expect.poll(headline, soon).not.toBe('Mine');
});
