import { createHash, type Hash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { Artifact } from '#contract/artifact.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { Connection } from './connection.ts';
import { sendRequest, toConnectionError } from './send-request.ts';
import { ServerError } from './server-error.ts';
import { delayBeforeRetry } from './with-retries.ts';

/** How far a download has come. */
interface Progress {
  readonly file: FileHandle;
  hash: Hash;
  sizeBytes: number;
  mediaType: string | null;
}

/**
 * Downloads an artifact beside its place, goes on where a broken connection stopped, checks the bytes, makes them
 * durable and moves them into place. Throws `artifact_missing` when they are not what was made, `server_unreachable`,
 * and the errors of the file system as they are.
 */
export async function downloadFile(
  connection: Connection,
  artifact: Pick<Artifact, 'artifact_id' | 'slot' | 'sha256'>,
  filePath: string,
  signal?: AbortSignal,
): Promise<{ readonly mediaType: string | null }> {
  // Always the same name: what a killed process leaves, the next one takes away.
  const partialPath = `${filePath}.part`;
  const file = await open(partialPath, 'w');
  const progress: Progress = { file, hash: createHash('sha256'), sizeBytes: 0, mediaType: null };
  try {
    await fetchAll(connection, artifact.artifact_id, progress, signal);
    if (progress.hash.digest('hex') !== artifact.sha256) {
      throw new BeatboardError('artifact_missing', `The file of "${artifact.slot}" is not what was made.`);
    }
    await file.sync();
    await file.close();
    await rename(partialPath, filePath);
    return { mediaType: progress.mediaType };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partialPath, { force: true });
    throw error;
  }
}

/** Connection after connection until all is there; each that brought something gives new patience. */
async function fetchAll(connection: Connection, artifactId: string, progress: Progress, signal?: AbortSignal) {
  let failures = 0;
  for (;;) {
    const before = progress.sizeBytes;
    try {
      return await fetchRest(connection, artifactId, progress, signal);
    } catch (error) {
      signal?.throwIfAborted();
      failures = progress.sizeBytes > before ? 1 : failures + 1;
      const delayMs = delayBeforeRetry(error, failures, connection.random());
      if (delayMs === null) throw error;
      await connection.wait(delayMs, signal);
    }
  }
}

async function fetchRest(connection: Connection, artifactId: string, progress: Progress, signal?: AbortSignal) {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new DOMException('silent', 'TimeoutError')), connection.idleTimeoutMs);
  try {
    const response = await sendRequest(
      connection,
      {
        method: 'GET',
        path: `/api/artifacts/${encodeURIComponent(artifactId)}/content`,
        headers: {
          Accept: '*/*',
          // The bytes themselves, so that a count of them is a place in the file.
          'Accept-Encoding': 'identity',
          ...(progress.sizeBytes > 0 && { Range: `bytes=${progress.sizeBytes}-` }),
        },
      },
      signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    );
    if (!goesOnAt(response, progress.sizeBytes)) await startOver(progress);
    progress.mediaType = response.headers.get('Content-Type')?.split(';')[0]?.trim() ?? null;
    for await (const bytes of response.body ?? []) {
      timer.refresh();
      await append(progress, bytes);
    }
  } catch (error) {
    // Nothing lies behind what we have: the connection broke after the last byte. The digest tells whether it was.
    if (progress.sizeBytes > 0 && error instanceof ServerError && error.problem.status === 416) return;
    throw toConnectionError(error, connection.baseUrl, signal);
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

async function append(progress: Progress, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const place = progress.sizeBytes + done;
    done += (await progress.file.write(bytes, done, bytes.byteLength - done, place)).bytesWritten;
  }
  progress.hash.update(bytes);
  progress.sizeBytes += bytes.byteLength;
}

/** Whether an answer begins where the last one broke off, as it was asked to. */
function goesOnAt({ status, headers }: Response, sizeBytes: number): boolean {
  return status === 206 && headers.get('Content-Range')?.startsWith(`bytes ${sizeBytes}-`) === true;
}

async function startOver(progress: Progress): Promise<void> {
  if (progress.sizeBytes === 0) return;
  await progress.file.truncate(0);
  progress.hash = createHash('sha256');
  progress.sizeBytes = 0;
}
