import { setTimeout as pause } from 'node:timers/promises';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** An event as it came, with the moment it was whole. */
export interface FollowedEvent {
  readonly id: number;
  readonly type: string;
  readonly data: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** A client that comes back with its last event whenever the line or the server breaks. */
export interface FollowingReader {
  readonly events: readonly FollowedEvent[];
  /** Connections that were answered with a stream. */
  connections(): number;
  /** The last event it has; 0 before the first. */
  last(): number;
  /** How often it was told to forget everything. */
  resets(): number;
  stop(): Promise<void>;
}

const pauseMs = 5;

/** Follows a video's events from the first one on. Bytes of an event that was cut off are thrown away, as browsers do. */
export function followEvents(url: string, headers: Readonly<Record<string, string>>): FollowingReader {
  const events: FollowedEvent[] = [];
  const stopping = new AbortController();
  let connections = 0;
  let resets = 0;
  const take = ({ id, event: type = '', data }: EventSourceMessage): void => {
    if (type === 'reset') resets += 1;
    else events.push({ id: Number(id), type, data, atMs: Date.now() });
  };
  const last = (): number => events.at(-1)?.id ?? 0;

  async function readOnce(): Promise<void> {
    const from = events.length === 0 ? '?since=0' : '';
    const comeBack = events.length === 0 ? {} : { 'last-event-id': String(last()) };
    const response = await fetch(`${url}${from}`, { headers: { ...headers, ...comeBack }, signal: stopping.signal });
    if (!response.ok) return;
    connections += 1;
    const parser = createParser({ onEvent: take });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
  }

  async function follow(): Promise<void> {
    while (!stopping.signal.aborted) {
      await readOnce().catch(() => undefined);
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const following = follow();
  return {
    events,
    connections: () => connections,
    last,
    resets: () => resets,
    stop: () => (stopping.abort(), following),
  };
}
