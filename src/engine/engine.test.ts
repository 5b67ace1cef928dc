import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createTemporaryDatabase } from '#testkit/temporary-database.ts';
import { createEngine } from './engine.ts';
import { describeEngine } from './engine.testsuite.ts';
import { runStatusOf } from './run-status.ts';

const names = { applicationName: 'engine-test', applicationVersion: 'test' };

describeEngine('Engine on DBOS', async () => {
  const database = await createTemporaryDatabase();
  return {
    createEngine: () => createEngine({ databaseUrl: database.url, executorId: 'test-worker', ...names }),
    crashProgramPath: fileURLToPath(import.meta.resolve('#testkit/crash-program.ts')),
    crashProgramArguments: [database.url, 'crash-worker'],
    folder: database.homeFolder,
    remove: database.remove,
  };
});

it('takes a status it has never heard of for running', () => {
  expect(runStatusOf('SOMETHING_NEW')).toBe('running');
});

it('refuses to register a name twice, and to start what it does not know', async () => {
  const engine = createEngine({ databaseUrl: 'postgresql://127.0.0.1:9/x', executorId: 'x', ...names });
  const known = engine.register('known', async (input: string) => input);
  expect(() => engine.register('known', async () => 'other')).toThrow(/already/);
  await expect(engine.start(known, { id: 'x' }, 'x')).rejects.toThrow(/not registered/);
  await engine.shutdown();
});
