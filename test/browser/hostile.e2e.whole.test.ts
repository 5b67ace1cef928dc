import sharp from 'sharp';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { branchNamePattern } from '#domain/branch-name.ts';
import { problemSchema } from '#contract/problem.ts';
import type { WireSpec, WireSpecPatch } from '#contract/spec.ts';
import { fillCosts } from '#testkit/browser/fill-costs.ts';
import { fillLibrary } from '#testkit/browser/fill-library.ts';
import { hostileStrings, isWhole } from '#testkit/browser/hostile-strings.ts';
import { openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { shoot } from '#testkit/browser/shoot.ts';
import { widerThanPage } from '#testkit/browser/wider-than-page.ts';
import { steer, type CheckpointView, type Steering } from '#testkit/steering.ts';

/** What people could write to break the studio, in every field they can write in: nothing runs, and everything stands. */
const soon = { timeout: 60_000 };
const beatCount = 12;
/** Filled in by a page that takes words of people for its own. */
const title = '$t(app:library) {{count}} {{title}} <b data-hostile>';

let browser: Browser;
let studio: TestStudio;
let session: Steering;
let videoId: string;
let otherId: string;
let checkpoints: readonly CheckpointView[];

beforeAll(async () => {
  const library = async (home: string): Promise<void> => {
    const ids = await fillLibrary(home, { videos: 2, beats: beatCount });
    [videoId = '', otherId = ''] = ids;
    await fillCosts(home, ids, new Date());
  };
  [browser, studio] = await Promise.all([openBrowser(), openStudio({ library })]);
  session = steer(studio.url);
  const list = (await session.client.call('listCheckpoints', { params: { video_id: videoId } })).data.checkpoints;
  const inOrder = list.toSorted((a, b) => a.phase_number - b.phase_number);
  checkpoints = await Promise.all(inOrder.map(({ id }) => session.checkpoint(videoId, id)));
});

afterAll(async () => {
  await browser?.close();
  await studio?.close();
});

/** Sends a text. True when it was taken, false when it was refused in a sentence; anything else fails the test. */
async function isTaken(method: string, path: string, body?: unknown): Promise<boolean> {
  const content = body === undefined ? {} : { headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${studio.url}${path}`, {
    ...{ method, ...content },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.ok) return true;
  const sent = `${method} ${path} ${JSON.stringify(body)}`.slice(0, 300);
  expect([400, 404, 409, 413, 414, 422], `${sent}: ${text}`).toContain(answer.status);
  const { detail, next } = problemSchema.parse(JSON.parse(text));
  for (const sentence of [detail, next]) expect(sentence, sent).toMatch(/^\P{Ll}.{8,}[.!?]$/su);
  return false;
}

const fits = (text: string, maximum: number): boolean => isWhole(text) && text.trim() !== '' && text.length <= maximum;

/** Where the first branch of the other video is renamed, whatever it is called by now. */
async function mainBranch(): Promise<string> {
  const { data } = await session.client.call('listBranches', { params: { video_id: otherId } });
  return `/api/video/${otherId}/branches/${encodeURIComponent(data.branches[0]!.name)}`;
}

it('takes every text as it is, or says in a sentence why it cannot', async () => {
  const disagreed: string[] = [];
  const check = async (field: string, text: string, expected: boolean, sent: Promise<boolean>): Promise<void> => {
    if ((await sent) !== expected) disagreed.push(`${field}: ${JSON.stringify(text.slice(0, 60))}`);
  };
  const video = `/api/video/${otherId}`;
  for (const text of hostileStrings) {
    const address = encodeURIComponent(text.toWellFormed());
    await check('title', text, fits(text.trim(), 120), isTaken('PATCH', video, { title: text }));
    await check(
      'key',
      text,
      isWhole(text) && text.length <= 80,
      isTaken('POST', '/api/keys', { name: text, scopes: ['read'] }),
    );
    // Something to be seen has to be in it.
    const promptFits = isWhole(text) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && [...text].length <= 8000;
    await check('prompt', text, promptFits, isTaken('POST', '/api/estimate', { prompt: text }));
    await check('model', text, false, isTaken('PATCH', '/api/settings', { defaults: { model: text } }));
    await check(
      'search',
      text,
      !address.includes('%00') && text.length <= 200,
      isTaken('GET', `/api/videos?q=${address}`),
    );
    await check(
      'branch',
      text,
      branchNamePattern.test(text.normalize('NFC')),
      isTaken('PATCH', await mainBranch(), { name: text }),
    );
    if (!isWhole(text)) {
      const checkpoint = `${video.replace(otherId, videoId)}/checkpoints/${checkpoints[0]!.checkpoint.id}`;
      await check('plan', text, false, isTaken('PATCH', `${checkpoint}/spec`, { beats: beatsWith(() => text) }));
    }
  }
  expect(disagreed).toEqual([]);
});

/** A plan whose words come from a function that is told how many characters there is room for. */
function beatsWith(next: (maximum: number) => string): NonNullable<WireSpecPatch['beats']> {
  return Array.from({ length: beatCount }, () => ({
    visual: next(1000),
    text: { headline: next(160), line: next(200), note: next(120), items: [next(60), next(60)] },
    voice_over: next(300),
    direction: { action: next(300) },
    subjects: [next(80)],
  }));
}

function patchWith(next: (maximum: number) => string): WireSpecPatch {
  return {
    title: next(120),
    product: {
      ...{ name: next(80), brand: next(80), category: next(80), audience: next(120), offer: next(120) },
      ...{ call_to_action: next(60), contact: next(120) },
    },
    style: { tone: next(80) },
    beats: beatsWith(next),
  };
}

/** Each of all texts in turn, skipping those that are too long for where they go; tells which it has given. */
function inTurn(): { readonly next: (maximum: number) => string; readonly given: ReadonlySet<string> } {
  const given = new Set<string>();
  let at = 0;
  const next = (maximum: number): string => {
    // Long ones go where there is room for them, and are not left for later.
    const waiting = hostileStrings.find((text) => !given.has(text) && text.length > maximum / 2 && fits(text, maximum));
    let text = waiting;
    while (text === undefined) {
      const candidate = hostileStrings[at++ % hostileStrings.length]!;
      if (fits(candidate, maximum)) text = candidate;
    }
    given.add(text);
    return text;
  };
  return { next, given };
}

/** All texts one after the other, cut where a field ends. */
const together = (maximum: number, from = 0): string =>
  hostileStrings.slice(from).filter(isWhole).join(' ').slice(0, maximum).toWellFormed();

async function fillEverything(): Promise<{
  readonly specs: readonly WireSpec[];
  readonly prompted: readonly string[];
}> {
  const { next, given } = inTurn();
  const specs: WireSpec[] = [];
  for (const { params } of checkpoints) {
    const patch = patchWith(next);
    await session.client.call('editSpec', { params, body: patch });
    const { spec } = await session.checkpoint(params.video_id, params.checkpoint_id);
    expect(spec).toMatchObject(patch);
    specs.push(spec);
  }
  expect(hostileStrings.filter((text) => fits(text, 1000) && !given.has(text))).toEqual([]);
  const [, board] = checkpoints;
  const prompt = together(1000);
  await session.client.call('regenerateBeat', {
    params: board!.params,
    body: { beat_index: 0, prompt_override: prompt },
  });
  await session.client.call('renameVideo', { params: { video_id: videoId }, body: { title } });
  for (const name of [title, 'W'.repeat(80)]) await isTaken('POST', '/api/keys', { name, scopes: ['read'] });
  const prompts = ['W'.repeat(8000), together(4000), together(4000, 120)];
  const prompted = await Promise.all(
    prompts.map((text) => session.generate({ prompt: text, title: together(120, 60), auto_continue: false })),
  );
  await Promise.all(prompted.map((id) => session.rest(id)));
  return { specs, prompted };
}

/** Names for files: as many texts in each as a name has room for, and two of those that look like paths by themselves. */
function fileNames(): readonly string[] {
  const names = hostileStrings.filter((text) => /[\\/]/.test(text)).slice(0, 2);
  let name = '';
  for (const text of hostileStrings.filter((each) => each.length <= 160 && !/[\\/]/.test(each))) {
    if (name.length + text.length > 200) {
      names.push(name);
      name = '';
    }
    name += text;
  }
  return [...names, name];
}

/** A good picture under each name, each of another colour: equal ones are one file. */
async function uploadAll(): Promise<void> {
  const names = fileNames();
  const pictures = await Promise.all(
    names.map((_, index) =>
      sharp({ create: { width: 64, height: 36, channels: 3, background: { r: 5 * index, g: 90, b: 120 } } })
        .png()
        .toBuffer(),
    ),
  );
  for (let from = 0; from < names.length; from += 20) {
    const form = new FormData();
    for (const [index, name] of names.slice(from, from + 20).entries()) {
      form.append('files[]', new Blob([new Uint8Array(pictures[from + index]!)]), name);
    }
    const answer = await fetch(`${studio.url}/api/upload`, { method: 'POST', body: form });
    expect(answer.status, await answer.text()).toBe(200);
  }
  const assets = await session.client.call('listAssets', { query: { limit: 100 } });
  expect(assets.data.data).toHaveLength(names.length);
}

/** A page in which nothing of what people wrote may run. */
async function openWatched(heard: string[]): Promise<Page> {
  const page = await openPage(browser, { origin: studio.url });
  await page.exposeFunction('canary', (what: string) => void heard.push(`It ran: ${what}`));
  page.on('dialog', (dialog) => {
    heard.push(`A dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return page;
}

/** What of the words came to life: elements, links that run, a page that is hidden or bare. */
const comeToLife = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found = [...document.querySelectorAll('[data-hostile], base, meta[http-equiv], object, embed, iframe')];
    const links = [...document.querySelectorAll('[href], [src], [action], [formaction]')].filter((each) =>
      ['href', 'src', 'action', 'formaction'].some((name) =>
        /^\s*(?:java\s*script|vbscript|data:text)/i.test(each.getAttribute(name) ?? ''),
      ),
    );
    const hidden = [document.body, document.getElementById('content')!].filter(
      (each) => getComputedStyle(each).display === 'none',
    );
    return [...found, ...links, ...hidden].map(({ outerHTML }) => outerHTML.slice(0, 200));
  });

it('shows them on every page as words, within the page', async () => {
  const [{ specs, prompted }] = await Promise.all([fillEverything(), uploadAll()]);
  const heard: string[] = [];
  const page = await openWatched(heard);
  const at = (phase: number, search = ''): string =>
    `/videos/${videoId}/at/${checkpoints[phase - 1]!.checkpoint.id}${search}`;
  const [planId, finalId] = [checkpoints[0]!.checkpoint.id, checkpoints[3]!.checkpoint.id];
  const pages: readonly (readonly [name: string, path: string, shows: string])[] = [
    ['library', '/', '#library article'],
    ['plan', at(1), '[data-beat="11"]'],
    ['plan-beat', at(1, '?slot=beat/2'), 'aside textarea, [role=dialog] textarea'],
    ['plan-cards', at(1, '?look=cards'), '[data-beat="11"]'],
    ['storyboard', at(2, '?slot=beat%2F0%2Fimage'), '[data-rove="beat/11/image"]'],
    ['storyboard-script', at(2, '?look=script'), 'main'],
    ['clips', at(3, '?slot=chunk%2F1'), '[role="option"]'],
    ['finish', at(4), 'main video, main img'],
    ['branches', `/videos/${videoId}/branches`, '.react-flow__node, [data-row]'],
    ['compare', `/videos/${videoId}/compare?a=${planId}&b=${finalId}`, 'main'],
    ['files', '/assets', '[data-rove]'],
    ['costs', '/costs', 'figure svg path'],
    ['keys', '/settings?part=keys', `text=${title}`],
    ...prompted.map((id, index) => [`prompt-${index}`, `/videos/${id}`, '[data-beat="0"]'] as const),
  ];
  for (const [name, path, shows] of pages) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    await page.locator(shows).first().waitFor(soon);
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await widerThanPage(page), `${name} at ${width}`).toBe(0);
      expect(await comeToLife(page), name).toEqual([]);
      await shoot(page, `hostile-${name}-${width}`);
    }
  }
  expect(heard).toEqual([]);

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(at(1));
  await page.locator('[data-beat="11"]').first().waitFor(soon);
  const words = await page.locator('#content').evaluate((content) => content.textContent);
  for (const { text } of specs[0]!.beats) expect(words).toContain(text.headline.replaceAll('*', ''));
  expect(await page.title()).toBe(`${title} · Beatboard`);
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor(soon);
  expect(await comeToLife(page)).toEqual([]);
  await shoot(page, 'hostile-palette');

  await page.goto('/');
  const card = page
    .locator('#library article')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  await card.hover();
  // Words that are put into a sentence are not looked up in it.
  await card.getByRole('button', { name: `More for ${title}`, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByText('{{count}} {{title}} <b data-hostile>').first().waitFor(soon);
  expect(await comeToLife(page)).toEqual([]);
  expect(heard).toEqual([]);
});
