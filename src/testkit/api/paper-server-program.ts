import { createPaperServer, type PaperServerOptions } from './paper-server.ts';
import { openIntakeHands } from './intake-hands.ts';
import type { ProgramAnswer, ProgramOrder, ProgramPlan } from './paper-server-messages.ts';

/** A paper server as a process of its own, told what to do by its parent. Ends with it. */
const plan = JSON.parse(process.argv[2] ?? '{}') as ProgramPlan;
const hands = plan.takesFiles === true ? await openIntakeHands() : undefined;
const options: PaperServerOptions = { ...plan, beside: { ground: plan.ground }, ...(hands && { intake: hands }) };
const server = await createPaperServer(options);

const tell = (answer: ProgramAnswer): void => void process.send?.(answer);

process.on('message', (order: ProgramOrder) => {
  if (order === 'stop') {
    void server
      .remove()
      .then(() => hands?.close())
      .finally(() => process.disconnect());
    return;
  }
  // Twice: what is freed by the first may hold others.
  for (let time = 0; time < 2; time += 1) global.gc?.();
  const faults = server.faults.map(
    ({ method, route, error }) => `${method} ${route}: ${String((error as Error)?.stack ?? error)}`,
  );
  tell({ heapBytes: process.memoryUsage().heapUsed, faults });
});
process.once('disconnect', () => process.exit());
tell({ origin: server.origin });
