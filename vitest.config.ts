import { defineConfig } from 'vitest/config';
import type { TestProjectConfiguration } from 'vitest/config';

/**
 * A test's name says when it runs: `*.test.ts` every day; `*.whole.test.ts` by `npm run test:whole`, before a landing, for
 * what kills, restarts, fills disks and tries hundreds of cases for minutes; `*.chaos.test.ts` by `npm run test:chaos`,
 * before a release.
 */
const whole = '{src,test}/**/*.whole.test.ts';
const chaos = '{src,test}/**/*.chaos.test.ts';
const inBrowser = 'test/browser/**';

/** What the everyday ones have in common: what files import is loaded once for all of them, two fifths less work. */
const everyday = {
  isolate: false,
  // They wait for processes a fifth of their time, and two cores are the machine to be quick on.
  maxWorkers: 3,
  hookTimeout: 300_000,
  sequence: { groupOrder: 0 },
};

/** Files beside the source. Some start a database or ffmpeg, hence the generous limits. */
const units: TestProjectConfiguration = {
  extends: true,
  test: {
    ...everyday,
    name: 'units',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: [whole, chaos],
    testTimeout: 120_000,
  },
};

/** The whole system, as it is run. */
const system: TestProjectConfiguration = {
  extends: true,
  test: {
    ...everyday,
    name: 'system',
    include: ['test/**/*.test.ts'],
    exclude: [inBrowser, whole, chaos],
    testTimeout: 180_000,
  },
};

/** The studio in a real browser. */
const browser: TestProjectConfiguration = {
  extends: true,
  test: {
    ...everyday,
    name: 'browser',
    include: [`${inBrowser}/*.e2e.test.ts`],
    globalSetup: ['src/testkit/browser/share-browser.ts'],
    // Whole ads are made while one looks on; on a busy machine at half the speed.
    testTimeout: 240_000,
  },
};

const thorough = { env: { TEST_THOROUGH: 'yes' }, hookTimeout: 300_000, testTimeout: 600_000 };

/** The long ones, and an everyday one that is a sample, in full. */
const wholeSystem: TestProjectConfiguration = {
  extends: true,
  test: {
    ...thorough,
    name: 'whole',
    include: [whole, 'test/api/fuzz.test.ts'],
    exclude: [inBrowser],
    maxWorkers: 2,
    sequence: { groupOrder: 0 },
  },
};

/** The same in a browser, and the ground of all of them in the machine's own too. */
const wholeBrowser: TestProjectConfiguration = {
  extends: true,
  test: {
    ...thorough,
    name: 'whole browser',
    include: [`${inBrowser}/*.e2e.whole.test.ts`, 'test/browser/ground.e2e.test.ts'],
    globalSetup: ['src/testkit/browser/share-browser.ts'],
    isolate: false,
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
  },
};

/** Kills processes for minutes. */
const chaotic: TestProjectConfiguration = {
  extends: true,
  test: {
    ...thorough,
    name: 'chaos',
    include: [chaos],
    fileParallelism: false,
    testTimeout: 1_200_000,
    sequence: { groupOrder: 0 },
  },
};

/** The files beside the source again, with every sample. */
const thoroughUnits: TestProjectConfiguration = {
  extends: true,
  test: {
    ...everyday,
    ...thorough,
    name: 'thorough',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: [chaos],
    sequence: { groupOrder: 1 },
  },
};

const projectsOf: Readonly<Record<string, TestProjectConfiguration[]>> = {
  whole: [wholeSystem, wholeBrowser],
  chaos: [chaotic, thoroughUnits],
};

export default defineConfig(({ mode }) => ({
  test: {
    pool: 'forks',
    // A process is copied for each program it starts: the less memory it holds, the sooner.
    execArgv: ['--max-semi-space-size=8', '--max-old-space-size=1000'],
    globalSetup: ['src/testkit/share-postgres.ts'],
    // Machines are busy: whoever waits for something to come true has patience.
    expect: { poll: { timeout: 20_000 } },
    restoreMocks: true,
    unstubEnvs: true,
    projects: projectsOf[mode] ?? [browser, system, units],
  },
}));
