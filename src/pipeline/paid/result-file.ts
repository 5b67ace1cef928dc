import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { JsonValue } from '#domain/canonical-json.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { VendorOutput } from '#providers/vendor.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import { folderOf } from './answer-file.ts';
import type { Job, PaidContext } from './paid-context.ts';

/** A result on our disk, checked. */
export interface ResultFile {
  readonly path: string;
  readonly mediaType: string;
  readonly metadata: JsonValue;
}

/** A file that came whole as far as anyone can tell, and is not what it should be. */
export class BrokenResult extends Error {
  override readonly name = 'BrokenResult';
  /** Equal for equal bytes: what comes broken twice alike was made broken. */
  readonly sha256: string;

  constructor(reason: string, sha256: string) {
    super(reason);
    this.sha256 = sha256;
  }
}

/** Fetches an output and looks into it. Throws a VendorFault, `BrokenResult`, or an error of this machine. */
export async function fetchFile(
  context: PaidContext,
  attempt: Attempt,
  job: Job,
  output: VendorOutput,
): Promise<ResultFile> {
  const folder = folderOf(context, attempt);
  await mkdir(folder, { recursive: true });
  const file = output.kind === 'local' ? output : await download(job, output.url, path.join(folder, 'result'));
  const size = await stat(file.path).catch(() => undefined);
  if (size === undefined) throw new VendorFault('permanent', 'The file that came with the answer is gone.');
  context.crashPoint('attempt.downloaded');
  try {
    if (size.size === 0) throw new Error('The file is empty.');
    const metadata = await context.probe(file.path, file.mediaType, attempt.modality);
    await job.check(metadata);
    return { ...file, metadata };
  } catch (error) {
    // A full disk or a missing program says nothing of the file.
    if (error instanceof BeatboardError && error.entry.kind === 'place') throw error;
    job.signal.throwIfAborted();
    throw new BrokenResult(error instanceof Error ? error.message : String(error), await hashOf(file.path));
  }
}

async function download(
  { vendor, signal }: Job,
  url: string,
  filePath: string,
): Promise<Pick<ResultFile, 'path' | 'mediaType'>> {
  return { path: filePath, ...(await vendor.vendor.download(url, filePath, signal)) };
}

async function hashOf(filePath: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(filePath), hash);
  return hash.digest('hex');
}

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/flac': 'flac',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'application/json': 'json',
  'text/plain': 'txt',
};

/** The extension of a media type's files. */
export function extensionOf(mediaType: string): string {
  return extensions[mediaType.split(';')[0]!.trim().toLowerCase()] ?? 'bin';
}
