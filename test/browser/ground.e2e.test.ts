import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axe } from '#testkit/browser/axe.ts';
import { launchBrowser, openBrowser } from '#testkit/browser/open-browser.ts';
import { openPage, theme } from '#testkit/browser/open-page.ts';
import { openStudio, type TestStudio } from '#testkit/browser/open-studio.ts';
import { frameRate, readSpeed, watchSpeed } from '#testkit/browser/page-speed.ts';
import { shoot } from '#testkit/browser/shoot.ts';
import { widerThanPage } from '#testkit/browser/wider-than-page.ts';
import { isThorough } from '#testkit/is-thorough.ts';
import { steer } from '#testkit/steering.ts';

/** What browser tests stand on, shown on a page that is right and on pages that are wrong in one way each. */
const head = (title: string): string => `<!doctype html><html lang="en"><head><title>${title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/script.js" defer></script></head>`;
const pages: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/': ['text/html', `${head('Right')}<body><main><h1>Right</h1><button id="slow">Slow</button></main></body></html>`],
  '/unnamed': ['text/html', `${head('Unnamed')}<body><main><h1>Unnamed</h1><button></button></main></body></html>`],
  '/inline': [
    'text/html',
    `${head('Inline')}<body><main><script>document.title = 'ran';</script></main></body></html>`,
  ],
  '/throws': ['text/html', `${head('Throws')}<body data-throws></body></html>`],
  '/style.css': [
    'text/css',
    'html{color-scheme:light dark;background:light-dark(#fff,#111);color:light-dark(#111,#fff)}.wide{width:2000px}',
  ],
  '/script.js': [
    'text/javascript',
    `if (document.querySelector('[data-throws]')) throw new Error('It broke.');
     document.querySelector('#slow')?.addEventListener('click', () => {
       const end = performance.now() + 200;
       while (performance.now() < end);
       document.querySelector('h1').textContent = 'Done';
     });`,
  ],
};

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'";

async function serveFixture(): Promise<{ readonly origin: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const [type, text] = pages[request.url ?? ''] ?? ['text/plain', ''];
    response.setHeader('content-type', `${type}; charset=utf-8`).setHeader('content-security-policy', policy).end(text);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

let fixture: Awaited<ReturnType<typeof serveFixture>>;
let studio: TestStudio;

beforeAll(async () => {
  [fixture, studio] = await Promise.all([serveFixture(), openStudio()]);
});

afterAll(async () => {
  fixture?.server.close();
  await studio?.close();
});

/** Every day the one of npm; thoroughly the machine's own as well. */
const choices = isThorough ? (['of the run', 'system'] as const) : (['of the run'] as const);

describe.each(choices)('the browser, %s', (choice) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await (choice === 'system' ? launchBrowser(choice) : openBrowser());
  });

  afterAll(() => browser?.close());

  it('shows a page in both themes, looks it over and pictures it', async () => {
    const page = await openPage(browser, { origin: fixture.origin, path: '/' });
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await background()).toBe('rgb(17, 17, 17)');
    expect(await axe(page)).toEqual([]);
    await theme(page, 'light');
    expect(await background()).toBe('rgb(255, 255, 255)');
    expect(await axe(page)).toEqual([]);

    const folder = await mkdtemp(join(tmpdir(), 'beatboard-shots-'));
    vi.stubEnv('STUDIO_SHOTS', folder);
    await shoot(page, 'right');
    expect(await readdir(folder)).toEqual(['right.png']);
    await rm(folder, { recursive: true });
  });

  it('names what axe finds', async () => {
    const page = await openPage(browser, { origin: fixture.origin, path: '/unnamed' });
    expect((await axe(page)).join()).toContain('button-name');
  });

  it.each([
    ['throws', '/throws', 'It broke.'],
    ['breaks its policy', '/inline', 'script-src-elem blocked inline'],
    ['asks another origin', 'data:text/html,<img src="http://127.0.0.1:9/x.png">', 'http://127.0.0.1:9/x.png'],
  ])('notices a page that %s', async (_fault, path, words) => {
    const faults: string[] = [];
    await openPage(browser, { origin: fixture.origin, path, faults });
    await vi.waitFor(() => expect(faults.join('\n')).toContain(words));
  });

  it.fails('fails the test of such a page', async () => {
    const page = await openPage(browser, { origin: fixture.origin, path: '/throws' });
    expect(await page.title()).toBe('Throws');
  });

  it('lets a fault pass that a test wants', async () => {
    const allowed = [/It broke/];
    const page = await openPage(browser, { origin: fixture.origin, path: '/throws', allowed });
    expect(await page.title()).toBe('Throws');
  });

  it('measures long tasks, slow answers and pictures a second', async () => {
    const page = await openPage(browser, { origin: fixture.origin });
    await watchSpeed(page);
    await page.goto('/');
    await readSpeed(page);
    await page.click('#slow');
    // What took long is told when its picture is on the screen, which on a busy machine is later than asked.
    let [longestTaskMs, slowestMs] = [0, 0];
    await expect
      .poll(async () => {
        const { longTasksMs, interactionMs } = await readSpeed(page);
        longestTaskMs = Math.max(longestTaskMs, ...longTasksMs);
        slowestMs = Math.max(slowestMs, interactionMs);
        return Math.min(longestTaskMs, slowestMs);
      })
      .toBeGreaterThanOrEqual(190);
    expect(await readSpeed(page)).toMatchObject({ longTasksMs: [], interactionMs: 0 });
    const rate = await frameRate(page, () => page.click('#slow'));
    expect(rate.longestFrameMs).toBeGreaterThanOrEqual(150);
  });

  it('tells that a page is wider than its window', async () => {
    const page = await openPage(browser, { origin: fixture.origin, path: '/', width: 360, height: 740 });
    expect(await widerThanPage(page)).toBe(0);
    await page.evaluate(() => document.querySelector('main')!.classList.add('wide'));
    expect(await widerThanPage(page)).toBeGreaterThan(1600);
  });

  it('plays the finished film of a studio', async () => {
    const { data: library } = await steer(studio.url).client.call('listVideos', {});
    expect(library.data).toHaveLength(1);
    const page = await openPage(browser, { origin: studio.url });
    const seconds = await page.evaluate(async (source) => {
      const video = document.createElement('video');
      video.muted = true;
      video.src = source;
      document.body.append(video);
      await video.play();
      await new Promise<void>((resolve) => {
        video.addEventListener('timeupdate', () => {
          if (video.currentTime > 0.5) resolve();
        });
      });
      return video.currentTime;
    }, library.data[0]!.final_video_url ?? '');
    expect(seconds).toBeGreaterThan(0.5);
  });
});
