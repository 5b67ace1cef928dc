import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { StoredBlob } from './blob-store.ts';

const copyChunkBytes = 1 << 18;

/** Copies a file to a new one in one pass with the hash; durable, it waits until the bytes are on the disk. */
export async function copyAndHash(
  sourceFilePath: string,
  targetFilePath: string,
  options: { readonly durable: boolean },
): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const source = await open(sourceFilePath, 'r');
  try {
    const target = await open(targetFilePath, 'wx', 0o644);
    try {
      // One buffer for all of it: a new one for each part would keep the garbage collector busy.
      const buffer = Buffer.allocUnsafeSlow(copyChunkBytes);
      for (;;) {
        const { bytesRead } = await source.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0) break;
        const bytes = buffer.subarray(0, bytesRead);
        hash.update(bytes);
        await writeWhole(target, bytes);
        sizeBytes += bytesRead;
      }
      if (options.durable) await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** A nearly full disk may take only a part of a write. */
async function writeWhole(target: FileHandle, bytes: Buffer): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const { bytesWritten } = await target.write(bytes, offset);
    offset += bytesWritten;
  }
}
