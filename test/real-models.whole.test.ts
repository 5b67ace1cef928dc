import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type CommandEnd,
  type CommandOptions,
  readMakeResult,
  runBeatboard,
  startBeatboard,
} from '#testkit/beatboard-command.ts';
import { shortAd } from '#testkit/make-requests.ts';
import type { BookEntry } from '#testkit/provider-simulator/billing-book.ts';
import { startSimulator, type Simulator } from '#testkit/provider-simulator/start-simulator.ts';
import { compareHomeBooks } from '#testkit/spending/compare-home-books.ts';
import { evenBooks } from '#testkit/spending/even-books.ts';
import { startServer, type RunningServer } from '#testkit/running-server.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

/** The real program with keys of Replicate and OpenAI, which are simulated: real sockets, real media, a book of their own. */
const timeScale = 0.02;
const short = [...shortAd, '--quality', 'draft'];

let place: TemporaryFolder;
let simulator: Simulator;
let number = 0;

beforeAll(async () => {
  place = await createTemporaryFolder('real-models');
  simulator = await startSimulator({ timeScale });
});

afterEach(() => simulator.reset());

afterAll(async () => {
  await simulator?.close();
  await place?.remove();
});

interface Workplace extends CommandOptions {
  readonly outFolder: string;
}

/** A data folder nobody has worked in. */
function newWorkplace(more: Readonly<Record<string, string>> = {}): Workplace {
  number += 1;
  const { REPLICATE_API_TOKEN, REPLICATE_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } = simulator.settings;
  const settings = { REPLICATE_API_TOKEN, REPLICATE_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } as Record<
    string,
    string
  >;
  return {
    homeFolder: join(place.path, `home-${number}`),
    outFolder: join(place.path, `out-${number}`),
    environment: { ...settings, NODE_ENV: 'test', BEATBOARD_TIME_SCALE: String(timeScale), ...more },
  };
}

function make(words: readonly string[], workplace: Workplace): Promise<CommandEnd> {
  return runBeatboard(['make', ...words, '--json', '--out', workplace.outFolder], workplace);
}

/** Paid requests that were sent, by vendor and model. */
function paidRequests(): string[] {
  return simulator
    .requests()
    .filter(
      ({ route }) =>
        route === 'predictions.create' ||
        (route !== '' && !/^(?:predictions|files|delivery|models|webhooks)\b/.test(route)),
    )
    .map(({ provider, model }) => `${provider} ${model}`);
}

describe('the main command of the README', () => {
  const seconds = 30;
  let workplace: Workplace;
  let prompt: string;

  beforeAll(async () => {
    const readme = await readFile(join(import.meta.dirname, '..', 'README.md'), 'utf8');
    prompt = /npm run make -- "(.+)"/.exec(readme)![1]!;
    workplace = newWorkplace();
  });

  it(`makes a ${seconds}-second ad by models of Replicate and OpenAI, all requests and replies valid`, async () => {
    const first = readMakeResult(await make([prompt, '--duration', `${seconds}`], workplace));
    expect(first).toMatchObject({ width: 1280, height: 720, fps: 30, frames: seconds * 30, qa: { passed: true } });
    expect(simulator.violations()).toEqual([]);
    const models = new Set(simulator.book().map(({ provider, model }) => `${provider} ${model}`));
    expect([...models].toSorted()).toEqual([
      'openai gpt-6-luna',
      'replicate black-forest-labs/flux-dev',
      'replicate minimax/hailuo-2.3-fast',
      'replicate stability-ai/stable-audio-2.5',
    ]);
    const comparison = await compareHomeBooks(workplace.homeFolder, simulator.book());
    expect(comparison).toMatchObject({ ...evenBooks, heldMicroUsd: 0 });
    expect(comparison.paidMicroUsd).toBe(comparison.chargedMicroUsd);
    expect(Math.round(first.cost_usd! * 1e6)).toBe(comparison.chargedMicroUsd);
  }, 300_000);
});

describe('a provider in trouble', () => {
  it('is waited for, and a crash meanwhile costs nothing: one ad, paid for once, and nothing the next time', async () => {
    const workplace = newWorkplace();
    simulator.addFault({ match: { provider: 'replicate', route: 'create' }, action: { kind: 'status', status: 503 } });
    simulator.addFault({
      match: { provider: 'replicate', route: 'predictions.list' },
      action: { kind: 'status', status: 503 },
    });
    const crashing = {
      ...workplace,
      environment: { ...workplace.environment!, BEATBOARD_CRASH_AT: 'attempt.maybe_sent.committed' },
    };
    const words = ['make', ...short, '--json', '--out', workplace.outFolder];
    expect(await startBeatboard(words, crashing).ended).toMatchObject({ exitCode: null });
    const again = startBeatboard(words, workplace);
    await expect
      .poll(() => simulator.requests().filter(({ status }) => status === 503).length, { timeout: 60_000 })
      .toBeGreaterThan(5);
    simulator.clearFaults();
    // What was made is fetched through a page of HTML and half a file.
    simulator.addFault({ match: { route: 'delivery', nth: 1 }, action: { kind: 'html-page' } });
    simulator.addFault({ match: { route: 'delivery', nth: 2 }, action: { kind: 'short-body' } });
    const result = readMakeResult(await again.ended);
    expect(result).toMatchObject({ frames: 120, qa: { passed: true } });
    expect(await compareHomeBooks(workplace.homeFolder, simulator.book())).toMatchObject(evenBooks);
    expect(simulator.violations()).toEqual([]);

    simulator.reset();
    const second = readMakeResult(await make(short, workplace));
    expect(second).toMatchObject({ cost_usd: 0, frames: 120, qa: { passed: true } });
    expect(simulator.requests()).toEqual([]);
    expect(await readFile(second.final)).toEqual(await readFile(result.final));
  });
});

describe('at a server, an ad', () => {
  let served: Workplace;
  let server: RunningServer;
  const charges: BookEntry[] = [];
  beforeAll(async () => {
    served = newWorkplace();
    server = await startServer(served);
  });
  afterAll(() => server?.stop());

  it('whose limit is lower than its bill: is told before anything of the film is begun', async () => {
    const words = [...short, '--max-cost', '0.05'];
    const end = await make([...words, '--language-model', 'offline-planner'], served);
    expect(end.exitCode).toBe(6);
    expect(end.stderr).toMatch(
      /It would cost \$0\.\d+ in all, more than the limit of \$0\.05; nothing of it was started\./,
    );
    expect(simulator.requests()).toEqual([]);
    const planned = await make(words, served);
    expect(planned.exitCode).toBe(6);
    expect(new Set(paidRequests())).toEqual(new Set(['openai gpt-6-luna']));
    charges.push(...simulator.book());
  });

  it('that a provider refuses to make: ends with its words and is not asked for again', async () => {
    simulator.addFault({ match: { provider: 'replicate' }, action: { kind: 'failed', code: 'E005' } });
    const end = await make(short, served);
    expect(end.exitCode).toBe(2);
    expect(end.stderr).toMatch(/refused to make beat\/\d\/image: The input or output was flagged as sensitive/);
    const asked = paidRequests();
    expect(asked).toContainEqual(expect.stringMatching(/^replicate /));
    expect((await make(short, served)).exitCode).toBe(2);
    expect(paidRequests()).toEqual(asked);
    await server.stop();
    charges.push(...simulator.book());
    expect(await compareHomeBooks(served.homeFolder, charges)).toMatchObject(evenBooks);
  });
});
