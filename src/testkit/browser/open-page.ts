import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { slowDown } from './slow-down.ts';

/** What a page did that no page of the studio may do, one sentence each. */
export type PageFaults = string[];

export interface PageOptions {
  /** Where relative addresses lead. */
  readonly origin: string;
  /** Opened at once; omitted, the page stays empty. */
  readonly path?: string;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** 2 together with half the size is a page at 200 %. */
  readonly scale?: number;
  /** Default: true. What moves keeps a machine without a graphics card busy while a test waits for something else. */
  readonly reducedMotion?: boolean;
  /** Faults that the test wants to happen: those that match are left out. */
  readonly allowed?: readonly RegExp[];
  /** Takes the faults, for a test that looks at them itself: it does not fail by them then. */
  readonly faults?: PageFaults;
}

export type Theme = 'dark' | 'light';

/**
 * Opens a page for the running test, in a profile of its own. The test fails when the page throws, writes an error or a
 * warning of React to its console, breaks its Content-Security-Policy, asks another origin for anything, or gets a 5xx.
 */
export async function openPage(browser: Browser, options: PageOptions): Promise<Page> {
  const { origin, path, theme = 'dark', width = 1440, height = 900, scale = 1, allowed = [] } = options;
  const settings: BrowserContextOptions = {
    baseURL: origin,
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: theme,
    reducedMotion: options.reducedMotion === false ? 'no-preference' : 'reduce',
    locale: 'en-GB',
  };
  const context = await browser.newContext(settings);
  const faults = options.faults ?? [];
  onTestFinished(async () => {
    await context.close();
    if (options.faults !== undefined) return;
    const unexpected = faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
    if (unexpected.length > 0) throw new Error(`The page misbehaved:\n${unexpected.join('\n')}`);
  });
  await watchFaults(context, origin, faults);
  const page = await context.newPage();
  await slowDown(page);
  if (path !== undefined) await page.goto(path);
  return page;
}

/** Shows the page in a theme, as the system's setting asks for it. */
export async function theme(page: Page, name: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: name });
}

async function watchFaults(context: BrowserContext, origin: string, faults: PageFaults): Promise<void> {
  await context.exposeBinding('reportViolation', (_source, violation: string) => {
    faults.push(`Content-Security-Policy: ${violation}`);
  });
  await context.addInitScript(() => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
        const { reportViolation } = globalThis as unknown as { reportViolation: (violation: string) => void };
        reportViolation(`${violatedDirective} blocked ${blockedURI} (${sourceFile}:${lineNumber})`);
      },
    );
  });
  context.on('weberror', (event) => faults.push(`Page error: ${event.error().stack ?? event.error().message}`));
  context.on('console', (message) => {
    const isWarning = message.type() === 'warning' && /react|hydrat|act\(/i.test(message.text());
    if (message.type() === 'error' || isWarning) faults.push(`Console ${message.type()}: ${message.text()}`);
  });
  context.on('request', (request) => {
    const isOwn = request.url().startsWith(`${origin}/`) || /^(?:data|blob|about):/.test(request.url());
    if (!isOwn) faults.push(`Another origin was asked: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()}: ${response.url()}`);
  });
}
