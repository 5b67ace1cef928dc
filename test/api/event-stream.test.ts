import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#testkit/eventually.ts';
import { createPaperServer, type PaperServer, type PaperServerOptions } from '#testkit/api/paper-server.ts';
import { checkEveryEventOnce, checkHeardElsewhere } from './checks/events.ts';

/** So long that nothing is found by looking while a test runs. */
const neverMs = 3_600_000;

let server: PaperServer;
const others: PaperServer[] = [];
beforeAll(async () => {
  server = await createPaperServer({ limits: { heartbeatMs: 50 } });
});
afterAll(async () => {
  for (const other of others) await other.remove();
  await server?.remove();
});

async function openBeside(options: PaperServerOptions): Promise<PaperServer> {
  const other = await createPaperServer({ ...options, beside: server });
  others.push(other);
  return other;
}

it('tells every event once over 500 cuts and 5 restarts, and to nobody else', { timeout: 120_000 }, async () => {
  await checkEveryEventOnce(server, { cuts: 500, restarts: 5, seed: Date.now() });
  expect(server.faults).toEqual([]);
});

describe('two servers of one installation', () => {
  it('hear of each other’s events by announcement', async () => {
    const there = await openBeside({ limits: { pollMs: neverMs } });
    await listening(2);
    await checkHeardElsewhere(server, there);
    await checkHeardElsewhere(there, server);
  });

  it('find each other’s events by looking where no announcement comes', async () => {
    const there = await openBeside({ limits: { pollMs: 50 }, sabotage: 'deaf-to-announcements' });
    await checkHeardElsewhere(server, there);
  });

  it('lose nothing when the database ends the connections that listen, and listen again', async () => {
    const there = await openBeside({ limits: { pollMs: 50 } });
    const hearing = await openBeside({ limits: { pollMs: neverMs } });
    const before = await listening(2);
    await checkHeardElsewhere(server, there, { before: endListening });
    await listening(before);
    await checkHeardElsewhere(server, hearing);
  });
});

/** Waits until at least so many connections listen; resolves with their number. */
function listening(count: number): Promise<number> {
  return eventually(async () => {
    const found = (await listeners()).length;
    expect(found).toBeGreaterThanOrEqual(count);
    return found;
  });
}

async function listeners(): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity
    where query ilike 'listen %' and state = 'idle' and datname = current_database()`.execute(server.paper.database);
  return rows.map(({ pid }) => pid);
}

async function endListening(): Promise<void> {
  for (const pid of await listeners()) await sql`select pg_terminate_backend(${pid})`.execute(server.paper.database);
}
