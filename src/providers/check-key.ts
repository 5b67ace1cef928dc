import { BeatboardError } from '#domain/errors.ts';
import { readAnswer } from './http/answer.ts';
import { wordsOfAnswer } from './http/words-of-answer.ts';
import { loopbackOriginsOf } from './safe-fetch/loopback-origin.ts';
import { createSafeFetch } from './safe-fetch/safe-fetch.ts';

/** Providers that are reached with a key. */
export const keyProviders = ['replicate', 'openai', 'xai', 'anthropic', 'elevenlabs'] as const;
export type KeyProvider = (typeof keyProviders)[number];

/** What a provider says of a key. */
export interface KeyVerdict {
  /** `unchecked` when nobody knows: the provider could not be asked, or did not say. */
  readonly state: 'works' | 'refused' | 'unchecked';
  /** Its words, or why it could not be asked; null when it simply works. */
  readonly detail: string | null;
}

/** A key, and where its provider is. */
export interface KeyToCheck {
  readonly apiKey: string;
  /** With the version, for example `https://api.openai.com/v1`. */
  readonly baseUrl: string;
}

/** One request that costs nothing and needs a key, from each provider's reference (read 2026-11-21). */
const questions: Readonly<Record<KeyProvider, { path: string; headersOf: (key: string) => Record<string, string> }>> = {
  replicate: { path: '/account', headersOf: bearer },
  openai: { path: '/models', headersOf: bearer },
  xai: { path: '/models', headersOf: bearer },
  anthropic: {
    path: '/models',
    headersOf: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
  },
  elevenlabs: { path: '/user', headersOf: (key) => ({ 'xi-api-key': key }) },
};

/** Somebody waits for the answer. */
const limits = { maximumBytes: 2_000_000, totalTimeoutMs: 10_000 };

/** Shows a key to its provider, once. Never throws for what the provider does. */
export async function checkKey(provider: KeyProvider, { apiKey, baseUrl }: KeyToCheck): Promise<KeyVerdict> {
  const { path, headersOf } = questions[provider];
  const safeFetch = createSafeFetch({ allowLoopbackOrigins: loopbackOriginsOf(baseUrl) });
  try {
    const response = await safeFetch(`${baseUrl}${path}`, { headers: headersOf(apiKey) }, limits);
    const answer = await readAnswer(response);
    if (response.ok) return { state: 'works', detail: null };
    const words = wordsOfAnswer(answer, [apiKey]);
    const said = words === '' ? `It answered ${answer.status}.` : `It answered ${answer.status}: ${words}`;
    return { state: isRefusal(answer.status, answer.text) ? 'refused' : 'unchecked', detail: said };
  } catch (error) {
    if (!(error instanceof BeatboardError)) throw error;
    return { state: 'unchecked', detail: error.message };
  }
}

/**
 * Whether the key itself is refused. Keys may be limited to what films need, and then this question is not theirs to
 * ask: 403, or at ElevenLabs a 401 that says so. xAI answers 400 for a key it does not know.
 */
function isRefusal(status: number, text: string): boolean {
  if (status === 401) return !/missing_permissions|quota_exceeded/.test(text);
  return status === 400 && /api key/i.test(text);
}

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}
