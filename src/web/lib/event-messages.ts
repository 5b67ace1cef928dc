import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { tokenHeaders } from './api-token.ts';
import { toProblemError } from './request.ts';

/** The server says something every 15 s; three times that in silence counts as a broken connection. */
const silenceMaximumMs = 45_000;

/**
 * One connection to the events of a video, from after `sequence` on: its messages until it ends. Throws when it breaks,
 * falls silent or is refused. Read with `fetch`, since `EventSource` cannot show a token.
 */
export async function* eventMessages(
  videoId: string,
  sequence: number,
  signal: AbortSignal,
): AsyncGenerator<EventSourceMessage> {
  const silence = new AbortController();
  const rest = (): ReturnType<typeof setTimeout> => setTimeout(() => silence.abort(), silenceMaximumMs);
  let timer = rest();
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  try {
    const response = await fetch(`/api/status/${encodeURIComponent(videoId)}/stream`, {
      headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(sequence), ...tokenHeaders() },
      signal: AbortSignal.any([signal, silence.signal]),
      cache: 'no-store',
    });
    if (!response.ok || response.body === null) throw await toProblemError(response);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = rest();
      parser.feed(value);
      yield* messages.splice(0);
    }
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}
