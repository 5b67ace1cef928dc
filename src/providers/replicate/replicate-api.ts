import { type Answer, jsonOf, readAnswer } from '../http/answer.ts';
import { type AnswerReading, faultOfAnswer } from '../http/fault-of-answer.ts';
import { faultOfError } from '../http/fault-of-error.ts';
import { loopbackOriginsOf } from '../safe-fetch/loopback-origin.ts';
import { createSafeFetch } from '../safe-fetch/safe-fetch.ts';
import { VendorFault } from '../vendor-fault.ts';
import { classifyRefusal } from './classify-refusal.ts';
import { type ReplicatePatience, replicatePatience, type ReplicateSettings } from './replicate-settings.ts';

/** One request to the API; paths are relative to its base URL. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  readonly timeoutMs: number;
}

/** Replicate's HTTP API: our token goes to its own origin and nowhere else, and nothing is ever sent twice. */
export interface ReplicateApi {
  readonly baseUrl: URL;
  readonly token: string;
  readonly patience: ReplicatePatience;
  /** A request that costs nothing. Gives the JSON of a success; throws a VendorFault or the caller's own reason. */
  ask(request: ApiRequest, signal: AbortSignal): Promise<{ readonly json: unknown; readonly headers: Headers }>;
  /**
   * The one request that may cost. It runs to its end whatever its caller does: to let go of it would lose the name of
   * what is paid for, not its price. Throws a VendorFault that says whether it may have arrived.
   */
  pay(request: ApiRequest): Promise<unknown>;
}

const publicUrl = 'https://api.replicate.com/v1';

export function createReplicateApi({ apiToken, baseUrl = publicUrl, patience }: ReplicateSettings): ReplicateApi {
  const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const fetchFromApi = createSafeFetch({
    allowLoopbackOrigins: loopbackOriginsOf(baseUrl),
    allowedHosts: [base.hostname],
  });
  const waits = { ...replicatePatience, ...patience };
  const send = async (request: ApiRequest, signal: AbortSignal | null): Promise<Answer> => {
    const { method, path, headers, body = null, timeoutMs } = request;
    const init: RequestInit = {
      method,
      headers: { accept: 'application/json', ...headers, authorization: `Bearer ${apiToken}` },
      body,
      redirect: 'error',
      signal,
    };
    const limits = { totalTimeoutMs: timeoutMs, idleTimeoutMs: waits.pauseMs, maximumBytes: Infinity };
    return readAnswer(await fetchFromApi(new URL(path, base), init, limits));
  };
  const reading = { who: 'Replicate', secrets: [apiToken], refusalOf: classifyRefusal };
  return {
    baseUrl: base,
    token: apiToken,
    patience: waits,
    async ask(request, signal) {
      const answer = await send(request, signal).catch((error: unknown): never => {
        throw signal.aborted ? signal.reason : faultOfError(error, false);
      });
      signal.throwIfAborted();
      return { json: successOf(answer, { ...reading, mayCost: false }), headers: answer.headers };
    },
    async pay(request) {
      const answer = await send(request, null).catch((error: unknown): never => {
        throw faultOfError(error, true);
      });
      return successOf(answer, { ...reading, mayCost: true });
    },
  };
}

/** The JSON of a success. A success that cannot be read leaves a paid request open: it was carried out, namelessly. */
function successOf(answer: Answer, reading: AnswerReading): unknown {
  if (answer.status < 200 || answer.status > 299) throw faultOfAnswer(answer, reading);
  const json = jsonOf(answer);
  if (json !== undefined) return json;
  const sent = reading.mayCost ? 'maybe' : 'no';
  throw new VendorFault('transient', `${reading.who} answered ${answer.status} with what is not JSON`, { sent });
}
