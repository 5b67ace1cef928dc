import { keepAnswer } from '../keep-answer.ts';
import { createPaidFetch } from '../paid-fetch.ts';
import { loopbackOriginsOf } from '../safe-fetch/loopback-origin.ts';
import { createSafeFetch } from '../safe-fetch/safe-fetch.ts';
import { createSynchronousVendor } from '../synchronous-vendor.ts';
import type { GenerationRequest, Vendor } from '../vendor.ts';
import type { OpenAiSettings } from './openai-settings.ts';

/** Speech by OpenAI, as MP3. The language is that of the text. */
export function createOpenAiSpeech({ apiKey, baseUrl, timeoutMs = 120_000 }: OpenAiSettings): Vendor {
  const safeFetch = createSafeFetch({ allowLoopbackOrigins: loopbackOriginsOf(baseUrl) });
  return createSynchronousVendor('openai', async ({ attemptId, request, folder }, _prepared, signal) => {
    const paidFetch = createPaidFetch(safeFetch, {
      who: 'OpenAI',
      secrets: [apiKey],
      totalTimeoutMs: timeoutMs,
      idleTimeoutMs: timeoutMs,
      maximumBytes: 32_000_000,
      contentTypes: ['audio/*', 'application/octet-stream'],
    });
    const response = await paidFetch(`${baseUrl}/audio/speech`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${apiKey}`,
        'X-Client-Request-Id': attemptId,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(speechFieldsOf(request)),
      signal,
    });
    return { kind: 'answered', outcome: await keepAnswer(folder, 'sound', await response.bytes()) };
  });
}

/** The voices OpenAI recommends are unknown to its first models. */
function speechFieldsOf({ entry, prompt, voice }: GenerationRequest): Readonly<Record<string, string>> {
  const ownVoice = entry.vendorModel.startsWith('tts-1') ? 'alloy' : 'marin';
  return { model: entry.vendorModel, input: prompt, voice: voice ?? ownVoice, response_format: 'mp3' };
}
