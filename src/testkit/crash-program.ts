import { appendFile } from 'node:fs/promises';
import { createEngine } from '#engine/engine.ts';

/**
 * Runs the workflow `crashing`: three steps that each write a line into a ledger. In its first life the second step
 * hangs, to be killed there; in its next it finds its own line and passes.
 */
const [databaseUrl = '', executorId = '', ledgerPath = ''] = process.argv.slice(2);
const engine = createEngine({ databaseUrl, executorId, applicationName: 'engine-test', applicationVersion: 'crash' });

const note = async (line: string): Promise<string> => {
  await appendFile(ledgerPath, `${line}\n`);
  return line;
};

const crashing = engine.register('crashing', async (isFirstLife: boolean) => {
  const first = await engine.step('first', () => note('first'));
  const second = await engine.step('second', async () => {
    const line = await note('second');
    if (isFirstLife && !restarted) {
      process.stdout.write('HANGING\n');
      await new Promise(() => undefined);
    }
    return line;
  });
  const third = await engine.step('third', () => note('third'));
  return [first, second, third].join(' ');
});

await engine.launch([]);
const restarted = (await engine.listUnfinished()).length > 0;
const run = await engine.start(crashing, { id: 'crashing' }, true);
// Keeps the process alive while nothing but a hanging step is left.
const alive = setInterval(() => undefined, 60_000);
process.stdout.write(`RESULT ${await run.result()}\n`);
clearInterval(alive);
await engine.shutdown();
