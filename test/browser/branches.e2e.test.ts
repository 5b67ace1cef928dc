import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '#testkit/browser/axe.ts';
import { fillLibrary } from '#testkit/browser/fill-library.ts';
import { openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage, theme } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { frameRate, pageSeconds } from '#testkit/browser/page-speed.ts';
import { shoot } from '#testkit/browser/shoot.ts';
import { widerThanPage } from '#testkit/browser/wider-than-page.ts';
import { steer } from '#testkit/steering.ts';

/** The tree of a video that was edited for months, and the comparison of two of its checkpoints. */
const soon = { timeout: 30_000 };

let browser: Browser;
let studio: TestStudio;
let videoId: string;
/** The last checkpoint of `main`, and one whose first picture is another take. */
let mainFinal: string;
let editedFinal: string;

beforeAll(async () => {
  [browser, studio] = await Promise.all([
    openBrowser(),
    openStudio({
      library: async (home) => {
        [videoId = ''] = await fillLibrary(home, { checkpoints: 500 });
      },
    }),
  ]);
  const params = { video_id: videoId };
  const { checkpoints } = (await steer(studio.url).client.call('listCheckpoints', { params })).data;
  const finals = checkpoints.filter(({ phase_number: phase }) => phase === 4);
  mainFinal = finals.find(({ branch_name: name }) => name === 'main')!.id;
  editedFinal = finals.find(({ branch_name: name }) => name === 'main-1')!.id;
});

afterAll(async () => {
  await browser?.close();
  await studio?.close();
});

const open = (path: string, options: { readonly width?: number; readonly height?: number } = {}): Promise<Page> =>
  openPage(browser, { origin: studio.url, path: `/videos/${videoId}/${path}`, ...options });

const searchOf = (page: Page): URLSearchParams => new URL(page.url()).searchParams;

it('moves a tree of 500 about without drawing it anew', async () => {
  const page = await open('branches');
  const nodes = page.locator('.react-flow__node');
  await nodes.first().waitFor();
  expect(await nodes.count()).toBeLessThan(60);
  await page.mouse.move(500, 500);
  const used = await pageSeconds(page);
  const [steps, before] = [60, await used()];
  const { framesPerSecond, longestFrameMs } = await frameRate(page, async () => {
    for (let step = 0; step < steps; step += 1) await page.mouse.wheel(0, step < 30 ? 120 : -90);
  });
  const msPerStep = (((await used()) - before) * 1000) / steps;
  // 20 ms a picture are 50 pictures a second; what else runs on the machine does not count.
  expect(
    msPerStep,
    `${framesPerSecond.toFixed(0)} pictures a second, the longest ${longestFrameMs.toFixed(0)} ms`,
  ).toBeLessThan(20);
  await page.keyboard.press('f');
  await expect.poll(() => page.getByRole('button', { name: /^Actual size/ }).textContent(), soon).not.toBe('100%');
  await shoot(page, 'tree-fit');
});

it('leads through the tree by keys, marks two and says what differs', async () => {
  // A part of the tree is looked over: all of it says the same 500 times.
  const page = await open(`branches?at=${mainFinal}&q=main-3-1`);
  const grid = page.getByRole('treegrid');
  await page.locator('.react-flow__node').first().waitFor();
  await expect.poll(() => page.getByRole('row').count(), soon).toBeLessThan(80);
  await grid.focus();
  await page.keyboard.press('Home');
  const plan = searchOf(page).get('at');
  for (const _phase of [2, 3]) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Enter');
  await expect.poll(() => searchOf(page).get('a'), soon).toBe(searchOf(page).get('at'));
  expect(searchOf(page).get('a')).not.toBe(plan);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => searchOf(page).get('at'), soon).not.toBe(searchOf(page).get('a'));
  await page.keyboard.press('x');
  await expect.poll(() => searchOf(page).get('b'), soon).toBe(searchOf(page).get('at'));
  await page.getByText('slots differ').waitFor();
  await page.getByText('equal by hash').waitFor();
  await shoot(page, 'tree-dark');
  expect(await axe(page)).toEqual([]);
  await theme(page, 'light');
  await shoot(page, 'tree-light');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('radio', { name: 'List' }).click();
  await page.locator('[data-row]').first().waitFor();
  await shoot(page, 'tree-list');
  expect(await axe(page)).toEqual([]);
  await grid.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/at\//);
});

it('renames a branch, and finds it by its name', async () => {
  const page = await open(`branches?at=${editedFinal}`);
  await page.locator('.react-flow__node').first().waitFor();
  await page.keyboard.press('F2');
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('not a name');
  await page.getByText('A branch cannot be called that').waitFor();
  await name.fill('main');
  await page.getByText('Another branch of this ad is called that.').waitFor();
  await name.fill('sunny-side');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('aside').getByText('sunny-side').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('sunny-side');
  await expect.poll(() => page.getByRole('row').count(), soon).toBeLessThan(12);
  await page.getByRole('radio', { name: 'Running' }).click();
  await page.getByText('Nothing called “sunny-side”.').waitFor();
  await page.getByRole('button', { name: 'Show all lines' }).click();
  await expect.poll(() => page.getByRole('row').count(), soon).toBe(500);
});

it('is a list on a phone, without being wider than it', async () => {
  const page = await open(`branches?q=main-3-1&a=${mainFinal}&b=${editedFinal}`, { width: 360, height: 740 });
  await page.locator('[data-row]').first().click();
  await page.getByRole('dialog').getByRole('link', { name: 'Open' }).waitFor();
  await shoot(page, 'tree-phone');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await widerThanPage(page)).toBe(0);
});

it('plays two films in step, frame by frame', async () => {
  const page = await open(`compare?a=${mainFinal}&b=${editedFinal}&t=2`);
  const frames = (): Promise<readonly (string | undefined)[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-side]')].map((side) => side.dataset.frame),
    );
  await expect.poll(frames, soon).toEqual(['60', '60']);
  await shoot(page, 'compare-dark');
  expect(await axe(page)).toEqual([]);
  // Looks at both sides whenever the screen is drawn. They are the same film here: the same frame is the same picture.
  const watch = await page.evaluateHandle(() => {
    const seen = { apart: 0, last: 0, pictures: 0, compared: 0, unequal: 0 };
    const small = new OffscreenCanvas(64, 36).getContext('2d', { willReadFrequently: true })!;
    const pixelsOf = (canvas: HTMLCanvasElement): string => {
      small.drawImage(canvas, 0, 0, 64, 36);
      return small.getImageData(0, 0, 64, 36).data.join();
    };
    const look = (): void => {
      const [a, b] = [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-side]')];
      const [frameA, frameB] = [Number(a!.dataset.frame), Number(b!.dataset.frame)];
      seen.apart = Math.max(seen.apart, Math.abs(frameA - frameB));
      if (frameA !== seen.last) {
        seen.pictures += 1;
        if (frameA === frameB) {
          seen.compared += 1;
          if (pixelsOf(a!) !== pixelsOf(b!)) seen.unequal += 1;
        }
      }
      seen.last = frameA;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  });
  await page.keyboard.press('Space');
  await expect.poll(() => watch.evaluate(({ last }) => last), soon).toBeGreaterThan(85);
  await page.keyboard.press('Space');
  const playhead = page.getByRole('slider', { name: 'Playhead' });
  await playhead.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(frames, soon).toEqual(['5', '5']);
  // It comes to its end, and stands there.
  await page.keyboard.press('End');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect.poll(frames, soon).toEqual(['419', '419']);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  const { apart, pictures, compared, unequal } = await watch.jsonValue();
  expect(apart).toBeLessThanOrEqual(1);
  expect(pictures).toBeGreaterThan(5);
  expect(compared).toBeGreaterThan(1);
  expect(unequal).toBe(0);
});

it('compares in four ways, jumps to what differs and picks it for free', async () => {
  const page = await open(`compare?a=${mainFinal}&b=${editedFinal}`);
  const wipe = page.getByRole('slider', { name: 'Wipe position' });
  await wipe.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => wipe.getAttribute('aria-valuenow'), soon).toBe('10');
  for (const look of ['Side by side', 'Difference']) {
    await page.getByRole('radio', { name: look }).click();
    await shoot(page, `compare-${look.toLowerCase().replaceAll(' ', '-')}`);
  }
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Show A' }).waitFor();
  await expect.poll(() => searchOf(page).get('look'), soon).toBe('flick');
  await page.getByText(/slots? (?:is|are) the same, proved by hash/).waitFor();
  const differences = page.locator('aside ol li');
  await differences.first().getByRole('button').click();
  await expect.poll(() => searchOf(page).get('slot'), soon).toMatch(/^beat\/\d+\/image$/);
  await page.getByRole('button', { name: 'By itself' }).click();
  await page.getByRole('img', { name: 'Side B' }).waitFor();
  await page.getByRole('radio', { name: 'Wipe' }).click();
  await theme(page, 'light');
  await shoot(page, 'compare-light');
  expect(await axe(page)).toEqual([]);
  await page
    .getByRole('checkbox', { name: /^Take over/ })
    .first()
    .click();
  await page.getByText('The film follows by itself.').waitFor();
  await shoot(page, 'compare-picking');
  await page.getByRole('button', { name: 'Pick into main' }).click();
  await page.waitForURL(`**/at/${mainFinal}`);
  await page.getByRole('region', { name: 'Bill' }).waitFor();
});

it('compares two takes of one picture', async () => {
  const { takes } = (await steer(studio.url).client.call('listTakes', { params: { video_id: videoId } })).data;
  const [first, second] = takes.filter(({ slot }) => slot === 'beat/0/image');
  const page = await open(`compare?slot=beat/0/image&a=${first!.artifact_id}&b=${second!.artifact_id}`);
  await page.getByText('differs by hash').waitFor();
  await page.getByRole('img', { name: 'Side A' }).waitFor();
  await shoot(page, 'compare-takes');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Exchange A and B' }).click();
  await expect.poll(() => searchOf(page).get('a'), soon).toBe(second!.artifact_id);
});

it('fits where there is little room', async () => {
  const page = await open(`compare?a=${mainFinal}&b=${editedFinal}`, { width: 720, height: 450 });
  await page.getByRole('button', { name: 'What differs' }).click();
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
  await page.keyboard.press('Escape');
  await shoot(page, 'compare-small');
  expect(await widerThanPage(page)).toBe(0);
});
