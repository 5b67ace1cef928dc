import { keepAnswer } from '../keep-answer.ts';
import { createPaidFetch } from '../paid-fetch.ts';
import { loopbackOriginsOf } from '../safe-fetch/loopback-origin.ts';
import { createSafeFetch } from '../safe-fetch/safe-fetch.ts';
import { createSynchronousVendor } from '../synchronous-vendor.ts';
import type { Vendor } from '../vendor.ts';
import { soundRequestOf } from './sound-request.ts';

/** How ElevenLabs is reached. */
export interface ElevenLabsSettings {
  readonly apiKey: string;
  /** With the version, for example `https://api.elevenlabs.io/v1`. */
  readonly baseUrl: string;
  /** How long an answer is waited for; omitted, five minutes: music is composed before the first byte comes. */
  readonly timeoutMs?: number;
}

/** Music, sound effects and speech by ElevenLabs. Sound comes with the answer, so a lost answer cannot be had again. */
export function createElevenLabs({ apiKey, baseUrl, timeoutMs = 300_000 }: ElevenLabsSettings): Vendor {
  const safeFetch = createSafeFetch({ allowLoopbackOrigins: loopbackOriginsOf(baseUrl) });
  return createSynchronousVendor('elevenlabs', async ({ request, folder }, _prepared, signal) => {
    const paidFetch = createPaidFetch(safeFetch, {
      who: 'ElevenLabs',
      secrets: [apiKey],
      totalTimeoutMs: timeoutMs,
      idleTimeoutMs: timeoutMs,
      maximumBytes: 64_000_000,
      contentTypes: ['audio/*', 'application/octet-stream'],
    });
    const { path, fields } = soundRequestOf(request);
    const response = await paidFetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'xi-api-key': apiKey, 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
      signal,
    });
    return { kind: 'answered', outcome: await keepAnswer(folder, 'sound', await response.bytes()) };
  });
}
