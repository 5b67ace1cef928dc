import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { JsonValue } from '#domain/canonical-json.ts';

/** One request, and what became of it. */
export interface JournalEntry {
  readonly index: number;
  readonly at: string;
  readonly provider: string;
  /** For example `predictions.create`; empty when there is no such route. */
  readonly route: string;
  readonly model: string | null;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Without the values of secrets. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or the fields of a form; given files only by length and hash. */
  readonly body: JsonValue;
  /** The status of the answer; null while there is none, and when the connection was cut. */
  readonly status: number | null;
  /** The faults that were done to it. */
  readonly faults: readonly string[];
}

/** A request or a reply that does not fit the contract. */
export interface Violation {
  readonly at: string;
  readonly side: 'request' | 'reply';
  readonly route: string;
  readonly message: string;
  /** Index of the request in the journal. */
  readonly request: number;
}

export interface Journal {
  readonly requests: readonly JournalEntry[];
  readonly violations: readonly Violation[];
  /** Writes a request down; gives its index. */
  note(entry: Omit<JournalEntry, 'index' | 'status' | 'faults'>): number;
  answered(index: number, status: number): void;
  spoiled(index: number, fault: string): void;
  violated(violation: Violation): void;
  clear(): void;
}

type Mutable<Entry> = { -readonly [Field in keyof Entry]: Entry[Field] };

export function createJournal(): Journal {
  const requests: Mutable<JournalEntry>[] = [];
  const byIndex = new Map<number, Mutable<JournalEntry>>();
  const violations: Violation[] = [];
  let count = 0;
  return {
    requests,
    violations,
    note(entry) {
      count += 1;
      const noted: Mutable<JournalEntry> = { ...entry, index: count, status: null, faults: [] };
      requests.push(noted);
      byIndex.set(count, noted);
      return count;
    },
    answered(index, status) {
      const entry = byIndex.get(index);
      if (entry !== undefined) entry.status = status;
    },
    spoiled(index, fault) {
      const entry = byIndex.get(index);
      if (entry !== undefined) entry.faults = [...entry.faults, fault];
    },
    violated: (violation) => void violations.push(violation),
    clear() {
      requests.length = 0;
      byIndex.clear();
      violations.length = 0;
    },
  };
}

const secretHeaders = new Set(['authorization', 'x-api-key', 'xi-api-key', 'cookie']);

/** Headers with the values of secrets taken out. */
export function maskHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value = '']) => {
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (!secretHeaders.has(name)) return [name, text];
    return [name, text.startsWith('Bearer ') ? 'Bearer ***' : '***'];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

/** A body with data URLs and other long texts told by length and hash. */
export function shortenTexts(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.startsWith('data:') && value.length > 200 ? describeText(value) : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(shortenTexts);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortenTexts(item as JsonValue)]));
}

function describeText(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return `${text.slice(0, text.indexOf(',') + 1)}… ${text.length} characters, sha256 ${hash}`;
}
