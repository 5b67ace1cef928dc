const longestMs = 3_600_000;

/**
 * How long an answer asks to wait, in milliseconds, at most an hour: its `Retry-After` header, else words such as
 * `resets in ~30s` in its body; undefined when it does not say.
 */
export function retryAfterMs(headers: Headers, text: string, nowMs: number): number | undefined {
  const header = headers.get('retry-after')?.trim();
  const waitMs = (header === undefined ? undefined : headerMs(header, nowMs)) ?? wordsMs(text);
  return waitMs === undefined ? undefined : Math.min(Math.max(waitMs, 0), longestMs);
}

function headerMs(header: string, nowMs: number): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(header)) return Math.ceil(Number(header) * 1000);
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : atMs - nowMs;
}

function wordsMs(text: string): number | undefined {
  const seconds = /~\s?(\d+(?:\.\d+)?)\s?s\b/.exec(text)?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000);
}
