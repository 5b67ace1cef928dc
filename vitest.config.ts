import { defineConfig } from 'vitest/config';
import type { TestProjectConfiguration } from 'vitest/config';

/**
 * Files beside the source, three at a time: they wait for processes a fifth of their time, and two cores are the machine
 * to be quick on. Some start a database or ffmpeg, hence the generous limits. What they import is loaded once for all of
 * them: two fifths less work for the processor.
 */
const units: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'units',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/*.chaos.test.ts'],
    isolate: false,
    maxWorkers: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: 0 },
  },
};

/** Long ones: they kill, restart, fill disks and try hundreds of cases for minutes. By `npm run test:whole`. */
const long = [
  'test/{api-and-worker,crash-and-resume,faults-of-the-place,hostile-files,real-models,spend-once,stop-and-restart}.test.ts',
  'test/api/broken-twins.test.ts',
];
const longInBrowser = ['test/browser/hostile.e2e.test.ts'];

/** The whole system, beside them: films fill two cores, but starting, stopping and waiting leave room for another. */
const system: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'system',
    include: ['test/**/*.test.ts'],
    exclude: ['**/*.chaos.test.ts', 'test/browser/**', ...long],
    isolate: false,
    maxWorkers: 3,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    sequence: { groupOrder: 0 },
  },
};

/** The studio in a real browser, three files at a time: while one waits for a page another one draws. */
const browser: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'browser',
    include: ['test/browser/**/*.e2e.test.ts'],
    exclude: longInBrowser,
    globalSetup: ['src/testkit/browser/share-browser.ts'],
    isolate: false,
    maxWorkers: 3,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    sequence: { groupOrder: 1 },
  },
};

/** The long ones, and the everyday one that is a sample in full; by `npm run test:whole`, before every landing. */
const whole: TestProjectConfiguration = {
  ...system,
  test: {
    ...system.test,
    name: 'whole',
    include: [...long, 'test/api/fuzz.test.ts'],
    exclude: [],
    // Some measure the memory of their own process.
    isolate: true,
    maxWorkers: 2,
    env: { TEST_THOROUGH: 'yes' },
    testTimeout: 600_000,
  },
};

const wholeBrowser: TestProjectConfiguration = {
  ...browser,
  test: { ...browser.test, name: 'whole browser', include: longInBrowser, exclude: [], maxWorkers: 1 },
};

/** The files beside the source again, with every sample; only by `npm run test:chaos`. */
const thorough: TestProjectConfiguration = {
  ...units,
  test: {
    ...units.test,
    name: 'thorough',
    env: { TEST_THOROUGH: 'yes' },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { groupOrder: 1 },
  },
};

/** Kills processes for minutes; only by `npm run test:chaos`. */
const chaos: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'chaos',
    include: ['test/**/*.chaos.test.ts'],
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 300_000,
    sequence: { groupOrder: 0 },
  },
};

const everyday = [units, system, browser];
const projectsOf: Readonly<Record<string, TestProjectConfiguration[]>> = {
  whole: [whole, wholeBrowser],
  chaos: [chaos, thorough],
};

export default defineConfig(({ mode }) => ({
  test: {
    pool: 'forks',
    globalSetup: ['src/testkit/share-postgres.ts'],
    // Machines are busy: whoever waits for something to come true has patience.
    expect: { poll: { timeout: 20_000 } },
    restoreMocks: true,
    unstubEnvs: true,
    projects: projectsOf[mode] ?? everyday,
  },
}));
