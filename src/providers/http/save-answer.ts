import { open, rename, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { VendorFault } from '../vendor-fault.ts';
import { faultOfError } from './fault-of-error.ts';

/** What is never a picture, a clip or a sound, whatever its status says: error pages and error objects. */
const textTypes = /^(?:text\/|application\/(?:json|problem\+json|xml|xhtml\+xml|javascript))/;
const textStart = /^(?:\uFEFF)?\s*(?:<(?:!doctype|html|head|body|\?xml|error|script|svg)|[{[])/i;

/**
 * Saves the body of an answer as a file, whole or not at all, and gives its media type as the provider states it.
 * Throws a VendorFault: `permanent` when the output is gone or may not be had, `transient` for anything another
 * download may mend: trouble of the server, an error page instead of a file, a body that is empty or breaks off.
 */
export async function saveAnswer(
  response: Response,
  path: string,
  who: string,
): Promise<{ readonly mediaType: string }> {
  const mediaType = (response.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const fault = faultOfHead(response.status, mediaType, who);
  if (fault !== null) {
    await response.body?.cancel();
    throw fault;
  }
  const partPath = `${path}.part`;
  try {
    if (response.body !== null) {
      await pipeline(Readable.fromWeb(response.body as NodeReadableStream), createWriteStream(partPath));
    }
    await checkFile(partPath, response, who);
    await rename(partPath, path);
  } catch (error) {
    await rm(partPath, { force: true });
    throw faultOfError(error, false);
  }
  return { mediaType: mediaType === '' ? 'application/octet-stream' : mediaType };
}

async function checkFile(path: string, { headers }: Response, who: string): Promise<void> {
  await using file = await open(path, 'a+');
  const { size } = await file.stat();
  if (size === 0) throw new VendorFault('transient', `${who} sent an empty result`);
  const stated = headers.get('content-length');
  if (stated !== null && Number(stated) !== size) {
    throw new VendorFault('transient', `${who} sent ${size} of ${stated} bytes`);
  }
  const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
  if (textStart.test(buffer.subarray(0, bytesRead).toString('utf8'))) {
    throw new VendorFault('transient', `${who} sent a page of text, not the result`);
  }
}

/** Statuses by which a file is gone, or is kept from us for good: addresses of outputs are signed and expire. */
const goneStatuses: ReadonlySet<number> = new Set([401, 403, 404, 410]);

function faultOfHead(status: number, mediaType: string, who: string): VendorFault | null {
  if (goneStatuses.has(status)) return new VendorFault('permanent', `The result is gone: ${who} answered ${status}`);
  if (status < 200 || status > 299) return new VendorFault('transient', `${who} answered ${status}, not the result`);
  return textTypes.test(mediaType) ? new VendorFault('transient', `${who} sent ${mediaType}, not the result`) : null;
}
