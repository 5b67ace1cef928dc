import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { eventChannel } from './event-log.ts';

/** Between two tries to reach a database that does not answer. */
const retryMs = 1000;

/**
 * Calls `wake` with the id of every video that an event is announced for, until `signal` is aborted. While the database
 * cannot be reached announcements are lost, so whoever listens has to look by itself now and then as well.
 */
export async function listenForEvents(
  url: string,
  wake: (videoId: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await listenOnce(url, wake, signal).catch(() => undefined);
    await wait(retryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Listens on a connection of its own until it is lost or `signal` is aborted. */
async function listenOnce(url: string, wake: (videoId: string) => void, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  // Without a listener a lost connection would end the process; `end` follows.
  client.on('error', () => undefined);
  client.on('notification', ({ payload }) => {
    if (payload !== undefined) wake(payload);
  });
  await client.connect();
  const stop = (): void => void client.end().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await client.query(`listen ${eventChannel}`);
    if (signal.aborted) stop();
    await ended;
  } finally {
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
  }
}
