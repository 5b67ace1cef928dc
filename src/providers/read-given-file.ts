import { readFile } from 'node:fs/promises';
import type { GivenFile } from './vendor.ts';
import { VendorFault } from './vendor-fault.ts';

/** The bytes of a file that goes along with a request. Throws a VendorFault when it is not there: nothing was sent. */
export async function readGivenFile({ path }: GivenFile): Promise<Buffer<ArrayBuffer>> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new VendorFault('permanent', `A file that goes along could not be read${code}; nothing was sent.`);
  }
}
