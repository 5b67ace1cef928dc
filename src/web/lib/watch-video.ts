import type { QueryClient } from '@tanstack/react-query';
import type { VideoEvent } from '#contract/video-event.ts';
import { statusQuery } from './calls/get-status.ts';
import { videoKeys } from './calls/video-keys.ts';
import { eventMessages } from './event-messages.ts';
import { ProblemError } from './problem-error.ts';

/** How the page is connected to what happens: `live`, or trying again after the connection broke. */
export type Connection = 'live' | 'reconnecting';

const pauseMs = 1000;
const longestPauseMs = 15_000;
const gatherMs = 250;

/**
 * Follows a video until `signal` is aborted and keeps the cache as fresh as its events. After a break it goes on from
 * the last event seen, so nothing is missed; after a server that no longer knows, everything is read anew.
 */
export async function watchVideo(
  client: QueryClient,
  videoId: string,
  signal: AbortSignal,
  onConnection: (connection: Connection) => void,
): Promise<void> {
  const refresh = createRefresh(client, videoId);
  let sequence: number | null = null;
  let failures = 0;
  while (!signal.aborted) {
    try {
      sequence ??= (await client.fetchQuery({ ...statusQuery(videoId), staleTime: 0 })).event_sequence;
      for await (const message of eventMessages(videoId, sequence, signal)) {
        failures = 0;
        onConnection('live');
        if (message.event === 'reset') {
          sequence = null;
          await client.invalidateQueries({ queryKey: videoKeys.video(videoId) });
          break;
        }
        sequence = Math.max(sequence, Number(message.id) || 0);
        apply(client, videoId, toEvent(message.event, message.data), refresh);
      }
      await pause(pauseMs, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ProblemError && !error.problem.retryable) return;
      failures += 1;
      if (failures > 1) onConnection('reconnecting');
      await pause(Math.min(pauseMs * 2 ** (failures - 1), longestPauseMs), signal);
    }
  }
}

function toEvent(type: string | undefined, data: string): Pick<VideoEvent, 'type' | 'data'> {
  return { type: type as VideoEvent['type'], data: JSON.parse(data) };
}

/** What an event changes in the cache. A whole status is taken as it is; of the rest it is only known what to read. */
function apply(
  client: QueryClient,
  videoId: string,
  { type, data }: Pick<VideoEvent, 'type' | 'data'>,
  refresh: (part: Part) => void,
): void {
  if (type === 'status_update') client.setQueryData(videoKeys.status(videoId), data as never);
  if (type === 'checkpoint_created') refresh('all');
  if (type === 'artifact_created') refresh('results');
  if (type === 'status_update' || type === 'failed') refresh('library');
  if (type === 'failed') {
    // It comes in place of a status and says why alone: where the video stands now has to be read.
    void client.invalidateQueries({ queryKey: videoKeys.status(videoId) });
    refresh('all');
  }
}

type Part = 'all' | 'results' | 'library';

/** Reads parts of the cache anew, what comes in quick succession together. */
function createRefresh(client: QueryClient, videoId: string): (part: Part) => void {
  const waiting = new Set<Part>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    if (waiting.has('library')) void client.invalidateQueries({ queryKey: videoKeys.library });
    if (waiting.has('all') || waiting.has('results')) {
      void client.invalidateQueries({
        queryKey: videoKeys.video(videoId),
        predicate: ({ queryKey }) => queryKey[2] !== 'status',
      });
    }
    waiting.clear();
  };
  return (part) => {
    waiting.add(part);
    timer ??= setTimeout(flush, gatherMs);
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
