import type { Modality } from '#domain/models/model-entry.ts';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { Submission, VendorCall } from '../vendor.ts';
import { encodeInput } from './encode-input.ts';
import { type UploadedFiles } from './given-files.ts';
import { readPrediction } from './prediction.ts';
import type { ApiRequest, ReplicateApi } from './replicate-api.ts';

/** When Replicate itself ends a prediction, counted from its creation: several times the longest normal run. */
const cancelAfter: Readonly<Record<Modality, string>> = {
  language: '5m',
  image: '5m',
  video: '20m',
  music: '10m',
  sound_effect: '5m',
  speech: '5m',
};

/** Sends the one paid request of a call. Throws a VendorFault that says whether it may have arrived. */
export async function submitPrediction(api: ReplicateApi, call: VendorCall, files: UploadedFiles): Promise<Submission> {
  const prediction = readPrediction(await api.pay(predictionRequest(call, files, api.patience.submitMs)), true);
  return { kind: 'accepted', reference: { id: prediction.id } };
}

/**
 * The request itself. It never asks Replicate to wait for the result (`Prefer: wait`): an answer that is waited for is
 * an answer that can be lost. Models with a version are run by it, official ones by their name.
 */
export function predictionRequest(call: VendorCall, files: UploadedFiles, timeoutMs: number): ApiRequest {
  const { vendorModel, vendorVersion, modality } = call.request.entry;
  const body: JsonValue = {
    ...(vendorVersion === undefined ? {} : { version: vendorVersion }),
    input: encodeInput(call.request, files),
    ...webhookOf(call),
  };
  return {
    method: 'POST',
    path: vendorVersion === undefined ? `models/${vendorModel}/predictions` : 'predictions',
    headers: { 'content-type': 'application/json', 'cancel-after': cancelAfter[modality] },
    body: JSON.stringify(body),
    timeoutMs,
  };
}

/** The start event names the prediction even when the answer to its creation was lost. */
function webhookOf({ webhookUrl, attemptId }: VendorCall): { readonly [field: string]: JsonValue } {
  if (webhookUrl === null) return {};
  const url = new URL(webhookUrl);
  url.searchParams.set('attempt', attemptId);
  return { webhook: url.href, webhook_events_filter: ['start', 'completed'] };
}
