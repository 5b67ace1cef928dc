import type { GenerateRequest } from '#contract/generate-request.ts';
import { request } from '../../../lib/request.ts';

/** Starts a video; under the same key it is started once. */
export async function generate(body: GenerateRequest, idempotencyKey: string) {
  return (await request('generate', { body, idempotencyKey })).data;
}
