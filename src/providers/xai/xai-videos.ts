import { jsonOf, readAnswer } from '../http/answer.ts';
import { faultOfAnswer } from '../http/fault-of-answer.ts';
import { faultOfError } from '../http/fault-of-error.ts';
import { saveAnswer } from '../http/save-answer.ts';
import { withoutSecrets } from '../http/without-secrets.ts';
import { createPaidFetch } from '../paid-fetch.ts';
import { loopbackOriginsOf } from '../safe-fetch/loopback-origin.ts';
import { createSafeFetch, type SafeFetch } from '../safe-fetch/safe-fetch.ts';
import type { Submission, Vendor, VendorOutcome, VendorReference } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';
import { videoFieldsOf } from './video-request.ts';
import { videoOutcomeOf } from './video-outcome.ts';
import type { XaiSettings } from './xai-settings.ts';

const who = 'xAI';

/**
 * Clips by xAI: one request starts a clip and is answered by its name, by which it is asked for until it is done. xAI
 * has no list of calls and no way to stop one: a lost name is lost, and a canceled clip is made to its end.
 */
export function createXaiVideos(settings: XaiSettings): Vendor {
  const { baseUrl, outputHosts = [] } = settings;
  const allowLoopbackOrigins = [...loopbackOriginsOf(baseUrl), ...outputHosts.flatMap(loopbackOriginsOf)];
  const api = createSafeFetch({ allowLoopbackOrigins });
  const allowedHosts = ['x.ai', '*.x.ai', new URL(baseUrl).hostname, ...outputHosts];
  const outputs = createSafeFetch({ allowLoopbackOrigins, allowedHosts });
  return {
    provider: 'xai',
    prepare: () => Promise.resolve(null),
    submit: async ({ request }, _prepared, signal) => start(api, settings, await videoFieldsOf(request), signal),
    poll: (reference, signal) => look(api, settings, reference, signal),
    reconcile: () => Promise.resolve({ kind: 'undecidable' }),
    cancel: () => Promise.resolve(),
    // Addresses of clips need no key, so none is sent.
    download: async (url, path, signal) => {
      const limits = { maximumBytes: 500_000_000, totalTimeoutMs: 300_000 };
      const response = await outputs(url, { signal }, limits).catch(rethrowFree);
      return saveAnswer(response, path, who);
    },
  };
}

async function start(api: SafeFetch, settings: XaiSettings, fields: object, signal: AbortSignal): Promise<Submission> {
  const { apiKey, baseUrl, timeoutMs = 120_000 } = settings;
  const limits = { totalTimeoutMs: timeoutMs, idleTimeoutMs: timeoutMs, maximumBytes: 1_000_000 };
  const response = await createPaidFetch(api, { who, secrets: [apiKey], ...limits })(`${baseUrl}/videos/generations`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(fields),
    signal,
  });
  const answer: unknown = await response.json().catch(() => null);
  const requestId = typeof answer === 'object' && answer !== null && 'request_id' in answer ? answer.request_id : null;
  // It becomes part of an address.
  if (typeof requestId === 'string' && /^[\w-]{1,200}$/.test(requestId))
    return { kind: 'accepted', reference: { requestId } };
  throw new VendorFault('transient', 'xAI took the request and did not name the clip.', { sent: 'maybe' });
}

async function look(
  api: SafeFetch,
  { apiKey, baseUrl }: XaiSettings,
  { requestId }: VendorReference,
  signal: AbortSignal,
): Promise<VendorOutcome> {
  const url = `${baseUrl}/videos/${String(requestId)}`;
  const headers = { Authorization: `Bearer ${apiKey}` };
  const answer = await readAnswer(await api(url, { headers, signal }, { totalTimeoutMs: 30_000 }).catch(rethrowFree));
  const { status, text } = answer;
  if (status < 200 || status > 299) {
    const fault = faultOfAnswer(answer, { who, secrets: [apiKey], mayCost: false });
    // A clip may be unknown for a moment after its name was given: for whoever waits, that is no end.
    throw fault.failure === 'permanent' ? new VendorFault('transient', fault.message) : fault;
  }
  if (status === 202 && text.trim() === '') return { kind: 'running' };
  const outcome = videoOutcomeOf(jsonOf(answer));
  if (outcome === null) throw new VendorFault('transient', 'xAI sent an answer that cannot be read.');
  return outcome.kind === 'failed' ? { ...outcome, reason: withoutSecrets(outcome.reason, [apiKey]) } : outcome;
}

function rethrowFree(error: unknown): never {
  throw faultOfError(error, false);
}
