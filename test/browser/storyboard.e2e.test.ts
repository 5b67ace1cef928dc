import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '#testkit/browser/axe.ts';
import { openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage, theme } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { shoot } from '#testkit/browser/shoot.ts';
import { picture } from '#testkit/browser/small-files.ts';
import { widerThanPage } from '#testkit/browser/wider-than-page.ts';
import { steer, type CheckpointView, type Steering } from '#testkit/steering.ts';

/** The storyboard: takes, an own picture by drop, what goes out of date, and the page in both themes and small. */
const soon = { timeout: 60_000 };

let browser: Browser;
let studio: TestStudio;
let session: Steering;
let board: CheckpointView;

beforeAll(async () => {
  [browser, studio] = await Promise.all([openBrowser(), openStudio({ library: 'empty' })]);
  session = steer(studio.url);
  const videoId = await session.generate({
    prompt: 'A 6-second ad for Ember coffee, slow mornings.',
    auto_continue: false,
  });
  await session.rest(videoId);
  board = await session.goOn(await session.checkpoint(videoId));
});

afterAll(async () => {
  await browser?.close();
  await studio?.close();
});

const present = () => session.checkpoint(board.params.video_id, board.params.checkpoint_id);

async function open(
  options: { readonly search?: string; readonly width?: number; readonly height?: number } = {},
): Promise<Page> {
  const { search = '', ...size } = options;
  const path = `/videos/${board.params.video_id}/at/${board.params.checkpoint_id}${search}`;
  const page = await openPage(browser, { origin: studio.url, path, ...size });
  await page.locator('main h2', { hasText: /^Storyboard$/ }).waitFor(soon);
  return page;
}

it('takes a picture that is dropped on a tile, and gives the old one back by undo', async () => {
  const page = await open();
  const { name, mimeType, buffer } = await picture('mine.png');
  const files = await page.evaluateHandle(
    ([text, fileName, type]) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(text!), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], fileName!, { type: type! }));
      return transfer;
    },
    [buffer.toString('base64'), name, mimeType] as const,
  );
  const tile = page.locator('[data-rove="beat/1/image"]');
  await tile.dispatchEvent('dragover', { dataTransfer: files });
  await tile.dispatchEvent('drop', { dataTransfer: files });
  const version = async () => (await present()).slot('beat/1/image').version;
  await expect.poll(version, soon).toBe(2);
  await page.locator('[data-sonner-toast]').getByText('Picture 2 replaced by yours').waitFor(soon);
  await page.keyboard.press('Control+z');
  await expect.poll(version, soon).toBe(1);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(version, soon).toBe(2);
});

it('lights the words that differ from the plan, and bills another take before it is made', async () => {
  const page = await open({ search: '?slot=beat%2F0%2Fimage' });
  const words = page.getByRole('textbox', { name: 'Picture in words' });
  await words.fill(`${await words.inputValue()}, seen from above`);
  await expect.poll(() => page.locator('mark').allTextContents(), soon).toEqual([' seen from above']);
  await page.getByRole('button', { name: /^Make take 2/ }).click();
  await page.getByRole('heading', { name: 'Take 2 of picture 1' }).waitFor();
  await shoot(page, 'bill-of-a-take');
  await page.waitForTimeout(450);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Make take 2/ })
    .click();
  await page.getByRole('radio', { name: 'take 2' }).waitFor(soon);
  expect((await present()).slot('beat/0/image').version).toBe(2);
});

it('is sound in both themes, and small', async () => {
  const page = await open({ search: '?slot=beat%2F0%2Fimage' });
  for (const name of ['dark', 'light'] as const) {
    await theme(page, name);
    await shoot(page, `storyboard-${name}`);
    expect(await axe(page)).toEqual([]);
  }
  for (const [width, height] of [
    [360, 780],
    [720, 450],
  ] as const) {
    const small = await open({ width, height });
    await shoot(small, `storyboard-${width}`);
    expect(await widerThanPage(small)).toBe(0);
    expect(await axe(small)).toEqual([]);
  }
});
