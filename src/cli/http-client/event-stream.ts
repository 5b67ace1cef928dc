import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { videoEventSchema, type VideoEvent } from '#contract/video-event.ts';
import { isFinalState, isPausedState } from '#contract/video-state.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { Connection } from './connection.ts';
import { sendRequest, toConnectionError } from './send-request.ts';
import { delayBeforeRetry } from './with-retries.ts';

/** What is followed. */
export interface Following {
  readonly videoId: string;
  /** Only events after this one are wanted. */
  readonly afterSequence: number;
  readonly signal: AbortSignal;
  /** Asks for the present status. */
  readonly status: () => Promise<VideoStatus>;
}

/** Pause between two connections unless the server names another. */
const defaultPauseMs = 2000;
/** Patience with a server that is being started anew: about three minutes. */
const attemptsMaximum = 30;
const knownEvents: ReadonlySet<string> = new Set(videoEventSchema.options.map((option) => option.shape.type.value));

/**
 * The events of a video. A connection that ends, breaks or falls silent is followed by the next one, which asks for
 * what came after the last event seen; `reset` means that the server no longer knows, and the status is read anew.
 * Throws what the server says, and `server_unreachable` after several fruitless attempts in a row.
 */
export async function* followEvents(connection: Connection, following: Following): AsyncGenerator<VideoEvent> {
  const { signal, status } = following;
  const position = { sequence: following.afterSequence, pauseMs: defaultPauseMs };
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const message of openStream(connection, following.videoId, position, signal)) {
        failures = 0;
        const event = message.event === 'reset' ? statusEvent(await status()) : readEvent(message);
        if (event === null || isOld(event, position.sequence)) continue;
        position.sequence = event.sequence;
        yield event;
      }
      // The server has ended the stream. Whatever it did not say there, the status says.
      const present = await status();
      if (present.event_sequence > position.sequence || isAtRest(present)) {
        position.sequence = Math.max(position.sequence, present.event_sequence);
        yield statusEvent(present);
      }
      if (isAtRest(present)) return;
      await connection.wait(position.pauseMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      const delayMs = delayBeforeRetry(error, failures, connection.random(), attemptsMaximum);
      if (delayMs === null) throw error;
      await connection.wait(Math.max(delayMs, failures === 1 ? 0 : position.pauseMs), signal);
    }
  }
}

function isAtRest({ status }: VideoStatus): boolean {
  return isFinalState(status) || isPausedState(status);
}

function statusEvent(status: VideoStatus): VideoEvent {
  return { type: 'status_update', sequence: Math.max(1, status.event_sequence), data: status };
}

/** Whether this was told before. A status may share its number with the event that led to it. */
function isOld(event: VideoEvent, sequence: number): boolean {
  return event.sequence < sequence || (event.sequence === sequence && event.type !== 'status_update');
}

/** Null for kinds of events that a newer server may send. */
function readEvent({ event = 'message', id, data }: EventSourceMessage): VideoEvent | null {
  if (!knownEvents.has(event)) return null;
  try {
    return videoEventSchema.parse({ type: event, sequence: Number(id), data: JSON.parse(data) });
  } catch (error) {
    throw new BeatboardError('server_answer_invalid', `The server's event "${event}" is not as agreed.`, {
      cause: error,
    });
  }
}

/** One connection: its messages until it ends. Silence longer than the idle limit counts as a broken connection. */
async function* openStream(
  connection: Connection,
  videoId: string,
  position: { readonly sequence: number; pauseMs: number },
  signal: AbortSignal,
): AsyncGenerator<EventSourceMessage> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new DOMException('silent', 'TimeoutError')), connection.idleTimeoutMs);
  const messages: EventSourceMessage[] = [];
  const parser = createParser({
    onEvent: (message) => messages.push(message),
    onRetry: (pauseMs) => (position.pauseMs = Math.min(pauseMs, 60_000)),
  });
  try {
    const response = await sendRequest(
      connection,
      {
        method: 'GET',
        path: `/api/status/${encodeURIComponent(videoId)}/stream`,
        headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(position.sequence) },
      },
      AbortSignal.any([signal, silence.signal]),
    );
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      timer.refresh();
      parser.feed(decoder.decode(bytes, { stream: true }));
      yield* messages.splice(0);
    }
  } catch (error) {
    throw toConnectionError(error, connection.baseUrl, signal);
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}
