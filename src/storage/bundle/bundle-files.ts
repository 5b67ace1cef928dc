import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { BundledArtifact } from './video-bundle.ts';

type BundledFile = Pick<BundledArtifact, 'file' | 'sha256' | 'sizeBytes'>;

/** Far above what a bundle holds: a spoilt archive cannot fill the memory. */
const archiveMaximumBytes = 200_000_000;

/**
 * Packs files into one: their bytes one after another, compressed with a window that reaches across all of them, for a
 * film is made of the very bytes of its parts.
 */
export async function packFiles(folder: string, files: readonly BundledFile[]): Promise<Buffer> {
  const bytes = Buffer.concat(await Promise.all(files.map(({ file }) => readFile(join(folder, file)))));
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** Unpacks them into a folder. Throws when a file is not what the bundle says. */
export async function unpackFiles(archivePath: string, files: readonly BundledFile[], folder: string): Promise<void> {
  const options = { maxOutputLength: archiveMaximumBytes };
  const bytes = await promisify(brotliDecompress)(await readFile(archivePath), options);
  let offset = 0;
  for (const { file, sha256, sizeBytes } of files) {
    const part = bytes.subarray(offset, offset + sizeBytes);
    offset += sizeBytes;
    if (createHash('sha256').update(part).digest('hex') !== sha256)
      throw new Error(`${archivePath}: ${file} is spoilt.`);
    await writeFile(join(folder, file), part);
  }
}
