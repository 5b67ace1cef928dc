import { jsonOf, readAnswer } from '../http/answer.ts';
import { faultOfAnswer } from '../http/fault-of-answer.ts';
import { faultOfError } from '../http/fault-of-error.ts';
import { loopbackOriginsOf } from '../safe-fetch/loopback-origin.ts';
import { createSafeFetch, type SafeFetch } from '../safe-fetch/safe-fetch.ts';
import { VendorFault } from '../vendor-fault.ts';

/** How one ComfyUI server is reached. */
export interface ComfyUiSettings {
  /** For example `http://127.0.0.1:8188`. */
  readonly baseUrl: string;
  /** The model file to use; omitted, the server's first one made for SDXL, else its first. */
  readonly checkpoint?: string;
  /** For one answer; default 30 s, a download has ten times as long. */
  readonly timeoutMs?: number;
}

export interface ComfyUiRequest {
  readonly method: 'GET' | 'POST';
  /** Relative to the base URL. */
  readonly path: string;
  readonly body?: string | FormData;
}

/** A ComfyUI server. Nothing it does costs anything; still nothing is sent twice. */
export interface ComfyUiApi {
  readonly baseUrl: URL;
  readonly timeoutMs: number;
  readonly fetch: SafeFetch;
  /**
   * Gives the JSON of a success, null where that has no body. Throws a VendorFault, or the caller's own reason. Without a
   * signal it is the submission: it runs to its end, and a fault says whether it may have arrived.
   */
  ask(request: ComfyUiRequest, signal: AbortSignal | null): Promise<unknown>;
}

export function createComfyUiApi({ baseUrl, timeoutMs = 30_000 }: ComfyUiSettings): ComfyUiApi {
  const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const fetchFromServer = createSafeFetch({
    allowLoopbackOrigins: loopbackOriginsOf(baseUrl),
    allowedHosts: [base.hostname],
  });
  return {
    baseUrl: base,
    timeoutMs,
    fetch: fetchFromServer,
    async ask({ method, path, body = null }, signal) {
      const mayCost = signal === null;
      const headers = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
      const limits = { totalTimeoutMs: timeoutMs, idleTimeoutMs: timeoutMs, maximumBytes: Infinity };
      try {
        const init: RequestInit = { method, headers, body, redirect: 'error', signal };
        const answer = await readAnswer(await fetchFromServer(new URL(path, base), init, limits));
        signal?.throwIfAborted();
        if (answer.status < 200 || answer.status > 299) {
          throw faultOfAnswer(answer, { who: 'ComfyUI', secrets: [], mayCost });
        }
        const json = answer.isWhole && answer.text === '' ? null : jsonOf(answer);
        if (json !== undefined) return json;
        throw new VendorFault('transient', 'ComfyUI answered with what is not JSON', {
          sent: mayCost ? 'maybe' : 'no',
        });
      } catch (error) {
        throw signal?.aborted ? signal.reason : faultOfError(error, mayCost);
      }
    },
  };
}
