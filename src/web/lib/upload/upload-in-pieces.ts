import Uppy from '@uppy/core';
import Tus from '@uppy/tus';
import type { Problem } from '#contract/problem.ts';
import { tokenHeaders } from '../api-token.ts';
import { ProblemError } from '../problem-error.ts';
import type { UploadOptions } from './upload-options.ts';

const pieceBytes = 5 * 1024 * 1024;
const retryDelaysMs = [300, 1000, 3000, 6000, 12_000];
/** Tells what a finished upload has become. */
const assetIdHeader = 'Beatboard-Asset-Id';

/**
 * Sends a file in pieces (tus 1.0.0) and gives the id of its asset. After a break, or a reload of the page, the same
 * file goes on where the server's bytes end. Throws `ProblemError` with the reason of a refusal.
 */
export async function uploadInPieces(file: File, { signal, onProgress }: UploadOptions): Promise<string> {
  let assetId: string | null = null;
  let fault: Error | null = null;
  const uppy = new Uppy({ autoProceed: false });
  uppy.use(Tus, {
    endpoint: '/api/uploads',
    chunkSize: pieceBytes,
    retryDelays: retryDelaysMs,
    headers: () => ({ ...tokenHeaders() }),
    removeFingerprintOnSuccess: true,
    allowedMetaFields: ['name', 'type'],
    onAfterResponse: (_request, response) => {
      assetId = response.getHeader(assetIdHeader) ?? assetId;
    },
  });
  uppy.on('upload-progress', (_file, { bytesUploaded, bytesTotal }) => {
    if (bytesTotal) onProgress(Math.min(1, bytesUploaded / bytesTotal));
  });
  uppy.on('upload-error', (_file, error) => {
    fault = toReason(error);
  });
  // Also takes back what has arrived.
  const cancel = (): void => uppy.cancelAll();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    signal.throwIfAborted();
    uppy.addFile({ name: file.name, type: file.type, data: file });
    await uppy.upload();
    signal.throwIfAborted();
    if (fault !== null) throw fault;
    if (assetId === null) throw new Error('The upload ended without an asset.');
    return assetId;
  } finally {
    signal.removeEventListener('abort', cancel);
    // Not before the upload has ended: what is there after a fault stays, to go on from.
    uppy.destroy();
  }
}

/** What the protocol's client keeps of the answer that refused. */
interface Refusal {
  readonly originalResponse?: { getBody(): string } | null;
}

function toReason(error: Error & Refusal): Error {
  const body = error.originalResponse?.getBody() ?? '';
  const problem = readProblem(body);
  return problem === null ? new TypeError(error.message, { cause: error }) : new ProblemError(problem);
}

function readProblem(body: string): Problem | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && 'detail' in parsed && 'next' in parsed
      ? (parsed as Problem)
      : null;
  } catch {
    return null;
  }
}
