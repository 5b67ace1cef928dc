import Uppy from '@uppy/core';
import Tus from '@uppy/tus';
import type { Problem } from '#contract/problem.ts';
import { tokenHeaders } from '../api-token.ts';
import { ProblemError } from '../problem-error.ts';
import type { UploadOptions } from './upload-file.ts';

const pieceBytes = 5 * 1024 * 1024;
const retryDelaysMs = [300, 1000, 3000, 6000, 12_000];
/** Tells what a finished upload has become. */
const assetIdHeader = 'Beatboard-Asset-Id';

/**
 * Sends a file in pieces (tus 1.0.0) and gives the id of its asset. After a break, or a reload of the page, the same
 * file goes on where the server's bytes end. Throws `ProblemError` with the reason of a refusal.
 */
export function uploadInPieces(file: File, { signal, onProgress }: UploadOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    let assetId: string | null = null;
    const uppy = new Uppy({ autoProceed: false, restrictions: { maxNumberOfFiles: 1 } });
    uppy.use(Tus, {
      endpoint: '/api/uploads',
      chunkSize: pieceBytes,
      retryDelays: retryDelaysMs,
      headers: () => ({ ...tokenHeaders() }),
      removeFingerprintOnSuccess: true,
      allowedMetaFields: ['filename', 'filetype'],
      onAfterResponse: (_request, response) => {
        assetId = response.getHeader(assetIdHeader) ?? assetId;
      },
    });
    const end = (): void => {
      signal.removeEventListener('abort', cancel);
      uppy.destroy();
    };
    const cancel = (): void => {
      uppy.cancelAll();
      end();
      reject(signal.reason);
    };
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel);
    uppy.on('upload-progress', (_file, { bytesUploaded, bytesTotal }) => {
      if (bytesTotal) onProgress(Math.min(1, bytesUploaded / bytesTotal));
    });
    uppy.on('upload-success', () => {
      end();
      if (assetId === null) reject(new Error('The upload ended without an asset.'));
      else resolve(assetId);
    });
    uppy.on('upload-error', (_file, error) => {
      end();
      reject(toReason(error));
    });
    uppy.addFile({ name: file.name, type: file.type, data: file });
    void uppy.upload();
  });
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
