import { deflateSync } from 'node:zlib';

let packed: Buffer | undefined;

/** A hundred megabytes of zeros as zlib packs them: a hundred kilobytes. Packed once, which takes half a second. */
export function packedZeros(): Buffer {
  return (packed ??= deflateSync(Buffer.alloc(100_000_000), { level: 6 }));
}
