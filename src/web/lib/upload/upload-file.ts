import { loadPart } from '../load-part.ts';
import { ProblemError } from '../problem-error.ts';
import { request } from '../request.ts';
import type { UploadOptions } from './upload-options.ts';

/** Files above this go in pieces, so that a broken connection costs one piece. */
const piecesFromBytes = 8 * 1024 * 1024;

/** Sends a file and gives the id of the asset it has become. Throws `ProblemError` with the reason of a refusal. */
export async function uploadFile(file: File, options: UploadOptions): Promise<string> {
  if (file.size > piecesFromBytes) {
    const { uploadInPieces } = await loadPart(() => import('./upload-in-pieces.ts'));
    return uploadInPieces(file, options);
  }
  const { signal } = options;
  const { data } = await request('upload', { fields: {}, files: [file], signal });
  const [assetId] = data.asset_ids;
  if (assetId === undefined) throw new ProblemError(emptyAnswer);
  return assetId;
}

const emptyAnswer = {
  type: 'about:blank',
  title: 'Server answer invalid',
  status: 0,
  detail: 'The server took the file but did not say what became of it.',
  code: 'server_answer_invalid',
  retryable: true,
  next: 'Try again.',
};
