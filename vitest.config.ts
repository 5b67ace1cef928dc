import { defineConfig } from 'vitest/config';
import type { TestProjectConfiguration } from 'vitest/config';

/** Files beside the source, two at a time. Some start a database or ffmpeg, hence the generous limits. */
const units: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'units',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['src/web/**', '**/*.chaos.test.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { groupOrder: 0 },
  },
};

/** The whole system, two files at a time: films fill two cores, but starting, stopping and waiting leave room for another. */
const system: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'system',
    include: ['test/**/*.test.ts'],
    exclude: ['**/*.chaos.test.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 120_000,
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
  },
};

export default defineConfig(({ mode }) => ({
  test: {
    pool: 'forks',
    globalSetup: ['src/testkit/share-postgres.ts'],
    restoreMocks: true,
    unstubEnvs: true,
    projects: mode === 'chaos' ? [chaos] : [units, system],
  },
}));
