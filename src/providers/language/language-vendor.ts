import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentRefusalIn } from '../content-refusal.ts';
import { withoutSecrets } from '../http/without-secrets.ts';
import { createPaidFetch, type PaidFetch } from '../paid-fetch.ts';
import { loopbackOriginsOf } from '../safe-fetch/loopback-origin.ts';
import { createSafeFetch } from '../safe-fetch/safe-fetch.ts';
import { createSynchronousVendor } from '../synchronous-vendor.ts';
import type { GenerationRequest, Submission, Vendor, VendorCall, VendorOutcome } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';
import type { Question, Reply } from './ask-model.ts';
import type { LanguageProviderName } from './open-model.ts';
import { isStrictSchema } from './strict-schema.ts';

/** How a provider of language models is reached. */
export interface LanguageSettings {
  readonly provider: LanguageProviderName;
  /** Empty where a server on this machine asks for none. */
  readonly apiKey: string;
  /** With the version, for example `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Omitted: two minutes; five for servers of one's own, which load the model at the first call. */
  readonly timeoutMs?: number;
}

const titles: Readonly<Record<LanguageProviderName, string>> = {
  openai: 'OpenAI',
  xai: 'xAI',
  anthropic: 'Anthropic',
  'openai-compatible': 'The language server',
};

type Answered = Extract<VendorOutcome, { kind: 'succeeded' | 'failed' }>;

/**
 * A provider of language models. A call's prompt is the system's instructions; what comes back is one file of JSON
 * text, unchecked, and the tokens it took. One request a call, without retries.
 */
export function createLanguageVendor(settings: LanguageSettings): Vendor {
  const { provider, apiKey, baseUrl } = settings;
  const { timeoutMs = provider === 'openai-compatible' ? 300_000 : 120_000 } = settings;
  const safeFetch = createSafeFetch({ allowLoopbackOrigins: loopbackOriginsOf(baseUrl) });
  const limits = { totalTimeoutMs: timeoutMs, idleTimeoutMs: timeoutMs, maximumBytes: 4_000_000 };

  return createSynchronousVendor(provider, async (call, _prepared, signal): Promise<Submission> => {
    // Loaded with the first call: whoever never asks a model does not wait for these libraries.
    const [{ askModel }, { openModel }] = await Promise.all([import('./ask-model.ts'), import('./open-model.ts')]);
    const { entry } = call.request;
    const question = questionOf(call.request);
    const watched = watch(createPaidFetch(safeFetch, { ...limits, who: titles[provider], secrets: [apiKey] }));
    const headers = tracingHeaders(provider, call);
    const access = { provider, apiKey, baseUrl, paidFetch: watched.paidFetch, headers };
    const model = openModel(access, entry.vendorModel, isStrictSchema(question.conversation.schema));
    const reply = await askModel(model, question, signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw watched.fault ?? faultOfLibrary(error, watched.answer, apiKey);
    });
    return { kind: 'answered', outcome: await keepReply(reply, call.folder) };
  });
}

function questionOf({ entry, prompt, seed, conversation }: GenerationRequest): Question {
  if (conversation === undefined)
    throw new VendorFault('permanent', 'A language model was asked without a conversation.');
  return { instructions: prompt, conversation, ...(entry.takesSeed ? { seed } : {}) };
}

/** OpenAI writes this id into its logs, where support can find the call by it. */
function tracingHeaders(provider: LanguageProviderName, { attemptId }: VendorCall): Record<string, string> {
  return provider === 'openai' ? { 'X-Client-Request-Id': attemptId } : {};
}

/** A `fetch` that is looked on at, and what was seen: what it threw, and the text it brought. */
interface Watched {
  readonly paidFetch: PaidFetch;
  fault?: unknown;
  answer?: string;
}

/** Looks on while a library uses a `fetch`: what went wrong in it reaches us as it was, however the library wraps it. */
function watch(paidFetch: PaidFetch): Watched {
  const watched: Watched = {
    paidFetch: async (input, init) => {
      try {
        const response = await paidFetch(input, init);
        watched.answer = await response.clone().text();
        return response;
      } catch (error) {
        watched.fault ??= error;
        throw error;
      }
    },
  };
  return watched;
}

/** An answer the library could not read was sent and may be paid for; without an answer, nothing was sent. */
function faultOfLibrary(error: unknown, answer: string | undefined, apiKey: string): VendorFault {
  const reason = withoutSecrets(error instanceof Error ? error.message : String(error), [apiKey]);
  if (answer === undefined) return new VendorFault('permanent', reason);
  const refusal = contentRefusalIn(answer);
  return new VendorFault(refusal ?? 'transient', reason, { sent: 'maybe' });
}

async function keepReply(reply: Reply, folder: string): Promise<Answered> {
  const { text, finishReason, inputTokens, outputTokens } = reply;
  if (finishReason === 'content-filter') {
    const reason = text === '' ? 'The model refused to answer.' : `The model refused: ${text}`;
    return { kind: 'failed', failure: 'content_input', reason: reason.slice(0, 500), billed: 'yes' };
  }
  if (text.trim() === '') {
    const isTooLong = finishReason === 'length';
    const reason = isTooLong ? 'The model used up its tokens before it answered.' : 'The model answered nothing.';
    return { kind: 'failed', failure: isTooLong ? 'permanent' : 'transient', reason, billed: 'yes' };
  }
  const path = join(folder, 'answer.json');
  await mkdir(folder, { recursive: true });
  await writeFile(path, text);
  const isCounted = inputTokens !== undefined && outputTokens !== undefined;
  return {
    kind: 'succeeded',
    outputs: [{ kind: 'local', path, mediaType: 'application/json' }],
    ...(isCounted ? { usage: { inputTokens, outputTokens } } : {}),
  };
}
