import { join } from 'node:path';
import { startChildProgram } from '../child-program.ts';
import type { BookEntry } from './billing-book.ts';
import type { FaultRule } from './faults/fault-action.ts';
import type { JournalEntry, Violation } from './journal.ts';
import type { WebhookRecord } from './replicate/webhook-sender.ts';
import { simulatorSettings } from './simulator-settings.ts';
import type { SimulatorOptions } from './simulator-options.ts';

/** The simulator in a process of its own, which goes on while others are killed. */
export interface SimulatorProcess {
  readonly origin: string;
  readonly pid: number;
  readonly settings: Readonly<Record<string, string>>;
  book(): Promise<readonly BookEntry[]>;
  requests(): Promise<readonly JournalEntry[]>;
  violations(): Promise<readonly Violation[]>;
  webhooks(): Promise<readonly WebhookRecord[]>;
  addFault(...rules: readonly FaultRule[]): Promise<void>;
  clearFaults(): Promise<void>;
  advance(seconds: number): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

type ProcessOptions = Omit<SimulatorOptions, 'createsPerMinute' | 'ffmpegPath'>;

/** Starts one, and waits until it answers. Throws with its words when it does not. */
export async function startSimulatorProcess(options: ProcessOptions = {}): Promise<SimulatorProcess> {
  const program = join(import.meta.dirname, '../../../scripts/simulator.ts');
  const { port = 0, timeScale = 1, seed = 1, folder, latencies } = options;
  const child = startChildProgram(program, [
    ...['--port', String(port), '--time-scale', String(timeScale), '--seed', String(seed)],
    ...(folder === undefined ? [] : ['--folder', folder]),
    ...(latencies === undefined ? [] : ['--latencies', JSON.stringify(latencies)]),
  ]);
  const origin = (await child.lineStarting('LISTENING ')).slice('LISTENING '.length);

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${origin}/__sim/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The simulator answers ${response.status} to ${method} ${path}.`);
    return response.json();
  }

  return {
    ...{ origin, pid: child.pid, settings: simulatorSettings(origin) },
    book: async () => ((await control('GET', 'book')) as { entries: BookEntry[] }).entries,
    requests: () => control('GET', 'requests') as Promise<JournalEntry[]>,
    violations: () => control('GET', 'violations') as Promise<Violation[]>,
    webhooks: () => control('GET', 'webhooks') as Promise<WebhookRecord[]>,
    addFault: async (...rules) => void (await control('POST', 'faults', rules)),
    clearFaults: async () => void (await control('DELETE', 'faults')),
    advance: async (advanceSeconds) => void (await control('POST', 'clock', { advanceSeconds })),
    reset: async () => void (await control('POST', 'reset')),
    close: () => child.kill(),
  };
}
