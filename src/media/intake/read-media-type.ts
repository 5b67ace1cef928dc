import { open } from 'node:fs/promises';
import { sniffLengthBytes, sniffMediaType } from './media-type.ts';
import type { MediaType } from './media-type.ts';

/** Reads the first bytes of a file and names its kind; `null` for a kind we do not open. Rejects when it cannot be read. */
export async function readMediaType(path: string): Promise<MediaType | null> {
  const file = await open(path, 'r');
  try {
    const head = new Uint8Array(sniffLengthBytes);
    const { bytesRead } = await file.read(head, 0, sniffLengthBytes, 0);
    return sniffMediaType(head.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
