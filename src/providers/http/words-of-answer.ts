import type { Answer } from './answer.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Where providers put their words: RFC 7807 and its relatives, or an `error` that is a text or holds a `message`. */
const fields = ['title', 'detail', 'error', 'message', 'details'] as const;

/** What a refusal says in words, in one line of at most 400 characters, without secrets; empty for a page of HTML. */
export function wordsOfAnswer(answer: Answer, secrets: readonly string[]): string {
  const words = withoutSecrets(rawWords(answer), secrets);
  return words.replaceAll(/\s+/g, ' ').trim().slice(0, 400);
}

function rawWords({ text, headers }: Answer): string {
  try {
    return [...new Set(wordsOf(JSON.parse(text) as unknown))].join(': ');
  } catch {
    return (headers.get('content-type') ?? '').startsWith('text/plain') ? text : '';
  }
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return fields.flatMap((field) => wordsOf((value as Record<string, unknown>)[field]));
}
