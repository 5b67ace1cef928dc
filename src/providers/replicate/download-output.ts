import { isListedHost } from '../safe-fetch/fetch-policy.ts';
import { loopbackOriginsOf } from '../safe-fetch/loopback-origin.ts';
import { createSafeFetch } from '../safe-fetch/safe-fetch.ts';
import { faultOfError } from '../http/fault-of-error.ts';
import { saveAnswer } from '../http/save-answer.ts';
import { VendorFault } from '../vendor-fault.ts';
import type { ReplicateApi } from './replicate-api.ts';

/** Where Replicate serves outputs from. */
const ownOutputHosts = ['replicate.delivery', '*.replicate.delivery'];

const maximumBytes = 1_000_000_000;

/** Fetches an output whole into a file; see `Vendor.download`. */
export type DownloadOutput = (
  url: string,
  path: string,
  signal: AbortSignal,
) => Promise<{ readonly mediaType: string }>;

/**
 * Makes the way outputs are fetched: from the API's own host, Replicate's delivery hosts, and those the operator named,
 * also after a redirect. The token goes along only below the API's base URL, where files of its own lie.
 */
export function createOutputDownload(api: ReplicateApi, outputHosts: readonly string[]): DownloadOutput {
  const ownOrigins = [api.baseUrl.href, ...outputHosts].flatMap((host) => loopbackOriginsOf(host));
  const isApiPublic = loopbackOriginsOf(api.baseUrl.href).length === 0;
  const allowedHosts = [...(isApiPublic ? [api.baseUrl.hostname] : []), ...ownOutputHosts, ...outputHosts];
  const fetchOutput = createSafeFetch({ allowLoopbackOrigins: ownOrigins, allowedHosts });
  return async (url, path, signal) => {
    const { origin, hostname, href } = parsed(url);
    if (!ownOrigins.includes(origin) && !isListedHost(hostname, allowedHosts)) {
      throw new VendorFault('permanent', `The result lies at ${hostname}, which is not among the allowed hosts`);
    }
    const headers = href.startsWith(api.baseUrl.href) ? { authorization: `Bearer ${api.token}` } : {};
    const { downloadMs: totalTimeoutMs, pauseMs: idleTimeoutMs } = api.patience;
    try {
      const response = await fetchOutput(href, { headers, signal }, { maximumBytes, totalTimeoutMs, idleTimeoutMs });
      return await saveAnswer(response, path, hostname);
    } catch (error) {
      throw signal.aborted ? signal.reason : faultOfDownload(error);
    }
  };
}

function parsed(url: string): URL {
  const address = URL.parse(url);
  if (address !== null) return address;
  throw new VendorFault('permanent', 'The result lies at what is no web address');
}

/** Nothing makes a result smaller that is too large; everything else on the way may pass. */
function faultOfDownload(error: unknown): VendorFault {
  const fault = faultOfError(error, false);
  const isTooLarge = error instanceof Error && 'code' in error && error.code === 'answer_too_large';
  return isTooLarge ? new VendorFault('permanent', fault.message) : fault;
}
