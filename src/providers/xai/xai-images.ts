import { z } from 'zod';
import type { JsonValue } from '#domain/canonical-json.ts';
import { keepAnswer } from '../keep-answer.ts';
import { createPaidFetch } from '../paid-fetch.ts';
import { loopbackOriginsOf } from '../safe-fetch/loopback-origin.ts';
import { createSafeFetch } from '../safe-fetch/safe-fetch.ts';
import { createSynchronousVendor } from '../synchronous-vendor.ts';
import type { GenerationRequest, Vendor, VendorOutcome } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';
import { xaiAspectRatioOf } from './aspect-ratio.ts';
import { dataUrlOf } from './data-url.ts';
import { statedCostOf, usageSchema } from './stated-cost.ts';
import type { XaiSettings } from './xai-settings.ts';

/** Pictures by xAI. A picture comes with the answer, so an answer that is lost cannot be had again. */
export function createXaiImages({ apiKey, baseUrl, timeoutMs = 120_000 }: XaiSettings): Vendor {
  const safeFetch = createSafeFetch({ allowLoopbackOrigins: loopbackOriginsOf(baseUrl) });
  return createSynchronousVendor('xai', async ({ request, folder }, _prepared, signal) => {
    const paidFetch = createPaidFetch(safeFetch, {
      who: 'xAI',
      secrets: [apiKey],
      totalTimeoutMs: timeoutMs,
      idleTimeoutMs: timeoutMs,
      maximumBytes: 64_000_000,
    });
    const { path, fields } = await encode(request);
    const response = await paidFetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
      signal,
    });
    const answer: unknown = await response.json().catch(() => null);
    return { kind: 'answered', outcome: await outcomeOf(answer, folder) };
  });
}

interface Encoded {
  readonly path: string;
  readonly fields: { readonly [name: string]: JsonValue };
}

/** A model's sizes may be resolutions (`1k`, `2k`) or qualities (`low`, `medium`, `high`): xAI prices by either. */
async function encode({ entry, prompt, aspectRatio, size, references = [] }: GenerationRequest): Promise<Encoded> {
  const given = await Promise.all(references.slice(0, entry.mostReferences).map(dataUrlOf));
  const images = given.map((url) => ({ url, type: 'image_url' }));
  const [first] = images;
  // One picture to be changed keeps its own format, whatever is asked for.
  const format =
    aspectRatio === undefined || images.length === 1 ? {} : { aspect_ratio: xaiAspectRatioOf(aspectRatio) };
  const scale = size === undefined ? {} : /^\dk$/.test(size) ? { resolution: size } : { quality: size };
  const fields = { model: entry.vendorModel, prompt, n: 1, response_format: 'b64_json', ...format, ...scale };
  if (first === undefined) return { path: '/images/generations', fields };
  return { path: '/images/edits', fields: { ...fields, ...(images.length === 1 ? { image: first } : { images }) } };
}

const answerSchema = z.object({
  data: z.array(z.object({ b64_json: z.string().nullish(), respect_moderation: z.boolean().nullish() })),
  usage: usageSchema,
});

async function outcomeOf(
  body: unknown,
  folder: string,
): Promise<Extract<VendorOutcome, { kind: 'succeeded' | 'failed' }>> {
  const answer = answerSchema.safeParse(body);
  if (!answer.success) throw new VendorFault('transient', 'xAI sent an answer that cannot be read.', { sent: 'maybe' });
  const { data, usage } = answer.data;
  if (data.some(({ respect_moderation }) => respect_moderation === false)) {
    return {
      kind: 'failed',
      failure: 'content_input',
      reason: 'xAI held the picture back as against its rules.',
      billed: 'yes',
    };
  }
  const image = data.find(({ b64_json }) => (b64_json ?? '') !== '')?.b64_json ?? '';
  return keepAnswer(folder, 'picture', Buffer.from(image, 'base64'), statedCostOf(usage));
}
