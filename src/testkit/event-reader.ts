import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';

/** An open event stream, as a client sees it. */
export interface EventReader {
  readonly response: Response;
  readonly events: EventSourceMessage[];
  readonly comments: string[];
  /** Milliseconds the server asks to wait before the next connection. */
  readonly retryMs: () => number | undefined;
  /** Settles when the stream has ended, however it did. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Opens an event stream and reads it until it ends or is stopped. */
export async function readEvents(url: string, headers: Readonly<Record<string, string>> = {}): Promise<EventReader> {
  const abort = new AbortController();
  const events: EventSourceMessage[] = [];
  const comments: string[] = [];
  let retryMs: number | undefined;
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onComment: (comment) => comments.push(comment),
    onRetry: (interval) => (retryMs = interval),
  });
  const response = await fetch(url, { headers, signal: abort.signal });
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
  };
  return {
    response,
    events,
    comments,
    retryMs: () => retryMs,
    ended: read().catch(() => undefined),
    stop: () => abort.abort(),
  };
}
