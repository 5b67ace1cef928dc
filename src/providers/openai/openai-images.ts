import { createPaidFetch } from '../paid-fetch.ts';
import { readGivenFile } from '../read-given-file.ts';
import { loopbackOriginsOf } from '../safe-fetch/loopback-origin.ts';
import { createSafeFetch } from '../safe-fetch/safe-fetch.ts';
import { createSynchronousVendor } from '../synchronous-vendor.ts';
import type { GenerationRequest, GivenFile, Vendor } from '../vendor.ts';
import { imageFieldsOf } from './image-request.ts';
import { imageOutcomeOf } from './image-outcome.ts';
import type { OpenAiSettings } from './openai-settings.ts';

/**
 * Pictures by OpenAI: new ones, and ones made after the given references. A picture comes with the answer, so an answer
 * that is lost cannot be had again.
 */
export function createOpenAiImages({ apiKey, baseUrl, timeoutMs = 240_000 }: OpenAiSettings): Vendor {
  const safeFetch = createSafeFetch({ allowLoopbackOrigins: loopbackOriginsOf(baseUrl) });
  return createSynchronousVendor('openai', async ({ attemptId, request, folder }, _prepared, signal) => {
    const paidFetch = createPaidFetch(safeFetch, {
      who: 'OpenAI',
      secrets: [apiKey],
      totalTimeoutMs: timeoutMs,
      idleTimeoutMs: timeoutMs,
      maximumBytes: 64_000_000,
    });
    const { path, body, contentType } = await encode(request);
    const response = await paidFetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${apiKey}`, 'X-Client-Request-Id': attemptId, ...contentType },
      body,
      signal,
    });
    const answer: unknown = await response.json().catch(() => null);
    return { kind: 'answered', outcome: await imageOutcomeOf(answer, folder) };
  });
}

interface Encoded {
  readonly path: string;
  readonly body: string | FormData;
  readonly contentType: Readonly<Record<string, string>>;
}

async function encode(request: GenerationRequest): Promise<Encoded> {
  const fields = imageFieldsOf(request);
  const references = (request.references ?? []).slice(0, request.entry.mostReferences);
  if (references.length === 0) {
    const contentType = { 'Content-Type': 'application/json' };
    return { path: '/images/generations', body: JSON.stringify(fields), contentType };
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  const name = references.length === 1 ? 'image' : 'image[]';
  for (const [index, file] of references.entries()) form.append(name, await blobOf(file), fileNameOf(file, index));
  return { path: '/images/edits', body: form, contentType: {} };
}

async function blobOf(file: GivenFile): Promise<Blob> {
  return new Blob([await readGivenFile(file)], { type: file.mediaType });
}

/** A name of ours: what the user's file is called is nobody's business. */
function fileNameOf({ mediaType }: GivenFile, index: number): string {
  return `reference-${index + 1}.${mediaType.replace(/^.*\//, '')}`;
}
