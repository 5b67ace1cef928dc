import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BookEntry } from './billing-book.ts';
import type { FaultRule } from './faults/fault-action.ts';
import type { JournalEntry, Violation } from './journal.ts';
import type { WebhookRecord } from './replicate/webhook-sender.ts';
import { readBody } from './http/read-body.ts';

/** What can be seen of a simulator, and done to it. */
export interface SimulatorControls {
  /** `http://127.0.0.1:port`. */
  readonly origin: string;
  /** Environment variables that point Beatboard at it. */
  readonly settings: Readonly<Record<string, string>>;
  /** What was charged, oldest first. */
  book(): readonly BookEntry[];
  chargedMicroUsd(): number;
  requests(): readonly JournalEntry[];
  violations(): readonly Violation[];
  webhooks(): readonly WebhookRecord[];
  addFault(rule: FaultRule): void;
  clearFaults(): void;
  /** Moves the simulator's clock forward; what falls due on the way happens. */
  advance(seconds: number): void;
  /** Forgets everything but its settings; what is under way ends unseen. */
  reset(): void;
}

/** The simulator's own API, by which people and other processes rule it. */
export async function serveControl(
  simulator: SimulatorControls,
  path: string,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { body } = await readBody(incoming);
  const answer = act(simulator, `${incoming.method ?? 'GET'} ${path.slice('/__sim/'.length)}`, body);
  response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ?? { detail: 'There is no such control.' }));
}

function act(simulator: SimulatorControls, request: string, body: unknown): object | undefined {
  const done = { done: true };
  switch (request) {
    case 'GET book':
      return { chargedMicroUsd: simulator.chargedMicroUsd(), entries: simulator.book() };
    case 'GET requests':
      return simulator.requests();
    case 'GET violations':
      return simulator.violations();
    case 'GET webhooks':
      return simulator.webhooks();
    case 'GET settings':
      return simulator.settings;
    case 'POST faults':
      for (const rule of [body].flat() as FaultRule[]) simulator.addFault(rule);
      return done;
    case 'DELETE faults':
      simulator.clearFaults();
      return done;
    case 'POST clock':
      simulator.advance((body as { advanceSeconds: number }).advanceSeconds);
      return done;
    case 'POST reset':
      simulator.reset();
      return done;
    default:
      return undefined;
  }
}
