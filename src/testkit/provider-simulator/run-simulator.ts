import { parseArgs } from 'node:util';
import { startSimulator } from './start-simulator.ts';
import type { SimulatorOptions } from './simulator-options.ts';

/**
 * The simulator as a program: `--port`, `--time-scale`, `--seed`, `--folder`, `--latencies` (JSON). Prints the variables
 * that point Beatboard at it, then `LISTENING origin`, and runs until it is told to end.
 */
export async function runSimulator(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4880' },
      'time-scale': { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      folder: { type: 'string' },
      latencies: { type: 'string' },
    },
  });
  const simulator = await startSimulator({
    port: Number(values.port),
    timeScale: Number(values['time-scale']),
    seed: Number(values.seed),
    ...(values.folder !== undefined && { folder: values.folder }),
    ...(values.latencies !== undefined && {
      latencies: JSON.parse(values.latencies) as NonNullable<SimulatorOptions['latencies']>,
    }),
  });
  const settings = Object.entries(simulator.settings).map(([name, value]) => `export ${name}=${value}`);
  process.stdout.write(`${settings.join('\n')}\nLISTENING ${simulator.origin}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
}
