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
  options: { readonly search?: string; readonly width?: number; readonly height?: number } = {},
): Promise<Page> {
  const { search = '', ...size } = options;
  const path = `/videos/${first.params.video_id}/at/${first.params.checkpoint_id}${search}`;
  const page = await openPage(browser, { origin: studio.url, path, ...size });
  await page.locator('main h2', { hasText: /^Plan$/ }).waitFor();
  return page;
}


it('leaves', async () => {
  const page = await open();
  const log: string[] = [];
  page.context().on('request', (r) => r.method() === 'PATCH' && log.push(`${Date.now() % 100000} > ${r.postData()?.replaceAll(/\{"beat_index":\d+\},?/g, '')} ${r.headers()['if-match']}`));
  page.context().on('response', async (r) => r.request().method() === 'PATCH' && log.push(`${Date.now() % 100000} < ${r.status()}`));
  page.context().on('requestfailed', (r) => r.method() === 'PATCH' && log.push(`${Date.now() % 100000} x ${r.failure()?.errorText}`));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Voice' }).fill('One flask, one whole day.');
  await page.getByRole('textbox', { name: 'What happens' }).fill('Mist drifts');
  log.push(`${Date.now() % 100000} reload`);
  await page.evaluate(() => {
    const real = globalThis.fetch;
    const note = (w: string) => localStorage.setItem('note', `${localStorage.getItem('note') ?? ''}\n${w}`);
    addEventListener('pagehide', () => note('pagehide seen'));
    globalThis.fetch = (...a) => { note(`fetch ${(a[1] as RequestInit)?.method} ${String((a[1] as RequestInit)?.body).slice(-60)} ${(a[1] as RequestInit)?.keepalive}`); const r = real(...a); r.then((x) => note(`ok ${x.status}`), (e) => note(`failed ${e}`)); return r; };
  });
  await page.getByRole('textbox', { name: 'Voice' }).fill('Two flasks.');
  await page.getByRole('textbox', { name: 'What happens' }).fill('Mist drifts');
  await page.reload();
  console.log(await page.evaluate(() => localStorage.getItem('note')));
  log.push(`${Date.now() % 100000} reloaded`);
  await new Promise((r) => setTimeout(r, 3000));
  console.log(log.join('\n'), JSON.stringify((await beatsOf())[0]), studio.server.stderr().slice(-1500));
});
