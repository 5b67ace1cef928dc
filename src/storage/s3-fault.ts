import { setTimeout } from 'node:timers/promises';
import { BeatboardError } from '#domain/errors.ts';
import { errorCodeOf } from './file-error.ts';
import type { S3Settings } from './s3-connection.ts';

/** Answers that may be another one a moment later, besides those from 500 on. */
const passingStatuses = new Set([408, 409, 425, 429]);
/** The client corrects a skewed clock by the first answer; what was damaged on the way is sent again. */
const passingNames = new Set(['RequestTimeout', 'RequestTimeTooSkewed', 'XAmzContentSHA256Mismatch', 'BadDigest']);
const otherRegionNames = new Set([
  'PermanentRedirect',
  'AuthorizationHeaderMalformed',
  'IllegalLocationConstraintException',
]);
const noCredentialsNames = new Set(['CredentialsProviderError', 'TokenProviderError']);

/** The store's HTTP status, when it answered at all. */
function statusOf(error: unknown): number | undefined {
  const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : undefined;
  return (metadata as { readonly httpStatusCode?: number } | undefined)?.httpStatusCode;
}

/** Whether the store says that there is no such blob. */
export function isMissingBlob(error: unknown): boolean {
  return statusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket';
}

/** Whether the part asked for begins beyond the end of the blob. */
export function isBeyondEnd(error: unknown): boolean {
  return statusOf(error) === 416;
}

/**
 * What a person is told of a failed request: `storage_unavailable` where the same request may succeed later, and
 * `storage_refused` where something must be corrected first. Never names a secret.
 */
export function asS3Fault(error: unknown, settings: S3Settings): BeatboardError {
  if (error instanceof BeatboardError) return error;
  const place = `The S3 bucket ${settings.bucket}${settings.endpoint === undefined ? '' : ` at ${settings.endpoint}`}`;
  const name = error instanceof Error ? error.name : 'Error';
  const status = statusOf(error);
  const unavailable = (words: string) =>
    new BeatboardError('storage_unavailable', `${place} ${words}.`, { cause: error });
  const refused = (words: string) => new BeatboardError('storage_refused', `${place} ${words}.`, { cause: error });
  if (noCredentialsNames.has(name)) return refused('cannot be used: no credentials were found');
  if (name === 'TimeoutError') return unavailable('does not answer');
  if (status === undefined) return unavailable(`cannot be reached (${errorCodeOf(error) ?? name})`);
  // The answer to HEAD has no body that could name the reason.
  const reason = /^(?:Unknown|UnknownError|Error|\d*)$/.test(name) ? `HTTP ${status}` : name;
  if (status >= 500 || passingStatuses.has(status) || passingNames.has(name)) {
    return unavailable(`answers with a fault of its own (${reason})`);
  }
  if (name === 'NoSuchBucket') return refused('does not exist');
  if (otherRegionNames.has(name) || (status >= 300 && status < 400)) {
    return refused(`is not in the region ${settings.region} (${reason})`);
  }
  if (status === 401 || status === 403) return refused(`refuses these credentials (${reason})`);
  return refused(`refuses the request (${reason})`);
}

/** Tries again after each pause while the store is unavailable. Only for what may be done twice. */
export async function outlastOutage<Result>(
  pausesMs: readonly number[],
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (const pauseMs of pausesMs) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof BeatboardError) || error.code !== 'storage_unavailable') throw error;
      await setTimeout(pauseMs);
    }
  }
  return attempt();
}
