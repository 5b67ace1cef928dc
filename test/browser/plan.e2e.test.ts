import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe } from '#testkit/browser/axe.ts';
import { openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage, theme } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { shoot } from '#testkit/browser/shoot.ts';
import { widerThanPage } from '#testkit/browser/wider-than-page.ts';
import { steer, type CheckpointView, type Steering } from '#testkit/steering.ts';

/** Planning: beats are cut, moved, put in and taken out, and words are written, all of it without a button that saves. */
const soon = { timeout: 30_000 };

let browser: Browser;
let studio: TestStudio;
let session: Steering;
let first: CheckpointView;

beforeAll(async () => {
  [browser, studio] = await Promise.all([openBrowser(), openStudio({ library: 'empty' })]);
  session = steer(studio.url);
  const videoId = await session.generate({
    prompt: 'A 30-second ad for Fjell, an insulated steel flask. For people who leave before sunrise. Quiet, cold.',
    auto_continue: false,
  });
  await session.rest(videoId);
  first = await session.checkpoint(videoId);
});

afterAll(async () => {
  await browser?.close();
  await studio?.close();
});

const present = (): Promise<CheckpointView> => session.checkpoint(first.params.video_id, first.params.checkpoint_id);
const beatsOf = async () => (await present()).spec.beats;
const kindsOf = async () => (await beatsOf()).map(({ kind }) => kind);
const lengthsOf = async () => (await beatsOf()).map(({ duration_seconds: seconds }) => seconds);
const sum = (seconds: readonly number[]): number => seconds.reduce((total, each) => total + each, 0);

async function open(
  options: {
    readonly search?: string;
    readonly width?: number;
    readonly height?: number;
    readonly allowed?: readonly RegExp[];
  } = {},
): Promise<Page> {
  const { search = '', ...size } = options;
  const path = `/videos/${first.params.video_id}/at/${first.params.checkpoint_id}${search}`;
  const page = await openPage(browser, { origin: studio.url, path, ...size });
  await page.locator('main h2', { hasText: /^Plan$/ }).waitFor();
  return page;
}

it('pulls a cut by pointer and keys: the neighbour pays, the sum stays', async () => {
  const page = await open();
  const before = await lengthsOf();
  const cut = page.getByRole('slider', { name: 'Cut between beat 2 and beat 3' });
  const box = (await cut.boundingBox())!;
  await page.mouse.move(box.x + 12, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x - 20, box.y + 20, { steps: 4 });
  await expect.poll(() => cut.getAttribute('aria-valuetext'), soon).toMatch(/ seconds, .+ seconds$/);
  await shoot(page, 'pulling-dark');
  await page.mouse.up();
  await expect.poll(async () => (await lengthsOf())[1]!, soon).toBeLessThan(before[1]!);
  const pulled = await lengthsOf();
  expect(sum(pulled)).toBeCloseTo(30, 5);
  expect([pulled[0], ...pulled.slice(3)]).toEqual([before[0], ...before.slice(3)]);

  await page.locator('button[data-beat="2"]').click();
  await cut.focus();
  await cut.press('ArrowRight');
  await cut.press('ArrowRight');
  await cut.press('Enter');
  await expect.poll(async () => (await lengthsOf())[1]! - pulled[1]!, soon).toBeCloseTo(0.2, 1);
  await page.getByRole('button', { name: 'Make beat 3 longer' }).click();
  await expect.poll(async () => (await lengthsOf())[2]! - pulled[2]!, soon).toBeCloseTo(0.3, 1);
  expect(sum(await lengthsOf())).toBeCloseTo(30, 5);
});

it('writes words in place: saved by rest, by leaving and by reloading, taken back by undo', async () => {
  // What is under way when the page goes may be overtaken, and is sent a second time.
  const page = await open({ allowed: [/412/] });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('e');
  const headline = page.getByRole('textbox', { name: 'On screen' });
  await expect.poll(() => headline.evaluate((field) => field === document.activeElement), soon).toBe(true);
  await headline.fill('Leave before light');
  await expect.poll(async () => (await beatsOf())[0]!.text.headline, soon).toBe('Leave before light');
  await page.getByRole('textbox', { name: 'Picture' }).fill('Ridgelines at first light');
  await page.getByRole('textbox', { name: 'Voice' }).fill('One flask, one whole day.');
  await expect.poll(async () => (await beatsOf())[0]!.visual, soon).toBe('Ridgelines at first light');
  await page.getByRole('textbox', { name: 'What happens' }).fill('Mist drifts');
  await page.reload();
  await expect
    .poll(async () => (await beatsOf())[0], soon)
    .toMatchObject({
      voice_over: 'One flask, one whole day.',
      direction: { action: 'Mist drifts' },
    });
  await page.getByRole('button', { name: /^Undo: / }).waitFor(soon);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await beatsOf())[0]!.direction.action, soon).not.toBe('Mist drifts');
});

it('moves beats by keys, menu, question and drag', async () => {
  const page = await open();
  const kinds = await kindsOf();
  await page.locator('button[data-beat="1"]').click();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(kindsOf, soon).toEqual([kinds[0], kinds[2], kinds[3], kinds[1], ...kinds.slice(4)]);
  await expect.poll(() => new URL(page.url()).searchParams.get('slot'), soon).toBe('beat/3');
  await page.getByRole('button', { name: 'More for beat 4' }).click();
  await page.getByRole('menuitem', { name: 'Move to…' }).click();
  await page.getByRole('combobox', { name: 'Place' }).click();
  await page.getByRole('option', { name: /^After 1 / }).click();
  await page.getByRole('button', { name: 'Move the beat' }).click();
  await expect.poll(kindsOf, soon).toEqual(kinds);

  const rows = page.getByRole('list', { name: 'Beats' }).getByRole('listitem');
  await page.keyboard.press('Escape');
  await rows
    .nth(0)
    .locator('svg')
    .first()
    .dragTo(rows.nth(2), { targetPosition: { x: 300, y: 50 } });
  await expect.poll(kindsOf, soon).toEqual([kinds[1], kinds[2], kinds[0], ...kinds.slice(3)]);
  await page.keyboard.press('Control+z');
  await expect.poll(kindsOf, soon).toEqual(kinds);
});

it('puts a beat in where the storyboard asked for it, and takes it out again', async () => {
  const page = await open({ search: '?look=insert' });
  const before = await lengthsOf();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: /^Proof/ }).click();
  await dialog.getByRole('textbox', { name: 'On screen' }).fill('12 h hot');
  await shoot(page, 'insert-dark');
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Insert the beat' }).click();
  await expect.poll(async () => (await beatsOf()).length, soon).toBe(before.length + 1);
  const place = (await beatsOf()).findIndex(({ text }) => text.headline === '12 h hot');
  expect((await kindsOf())[place]).toBe('proof');
  expect(sum(await lengthsOf())).toBeCloseTo(30, 5);
  await expect.poll(() => new URL(page.url()).search, soon).toContain(encodeURIComponent(`beat/${place}`));
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await beatsOf()).length, soon).toBe(before.length);
  expect(sum(await lengthsOf())).toBeCloseTo(30, 5);
});

it('shows at the field why something cannot be, and keeps what was typed', async () => {
  const page = await open();
  const inspector = page.getByRole('complementary', { name: 'About this plan' });
  await inspector.getByRole('radio', { name: 'Product' }).click();
  const name = inspector.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('');
  await inspector.getByText('It cannot be empty.').waitFor();
  await name.fill('Fjell 750');
  await name.press('Enter');
  await expect.poll(async () => (await present()).spec.product.name, soon).toBe('Fjell 750');
  await inspector.getByRole('radio', { name: 'Style' }).click();
  const accent = inspector.getByRole('textbox', { name: 'Accent', exact: true });
  await accent.fill('#ABC');
  await expect.poll(async () => (await present()).spec.style.palette.accent, soon).toBe('#aabbcc');
  await inspector.getByRole('radio', { name: 'Brief' }).click();
  const length = inspector.getByRole('textbox', { name: 'Length of the ad, seconds' });
  await length.fill('200');
  await inspector.getByText('Give a number from 5 to 180.').waitFor();
  await length.press('Escape');
  await expect.poll(() => length.inputValue(), soon).toBe('30');
});

it('is whole in both themes and at every width', async () => {
  const page = await open({ search: '?slot=beat/2' });
  await page.getByRole('textbox', { name: 'Picture' }).waitFor();
  await shoot(page, 'script-dark');
  expect(await axe(page)).toEqual([]);
  await theme(page, 'light');
  await shoot(page, 'script-light');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Cards' }).click();
  await shoot(page, 'cards-light');
  expect(await axe(page)).toEqual([]);
  await theme(page, 'dark');
  await shoot(page, 'cards-dark');
  for (const [width, height] of [
    [900, 800],
    [720, 450],
    [390, 844],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.getByRole('radio', { name: 'Script' }).click();
    await shoot(page, `script-${width}-dark`);
    expect(await widerThanPage(page)).toBe(0);
  }
  await page.getByRole('button', { name: 'Brief', exact: true }).click();
  await page.getByRole('dialog').getByText('kept word for word').waitFor();
  await shoot(page, 'brief-360-dark');
});
