import { createRandom } from '#domain/random.ts';

/** Characters as bytes, one each: for signatures. */
export const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

export const join = (...parts: readonly (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part)));

export function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
}

export function uint16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2));
  return bytes;
}

export function littleUint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

export function littleUint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

/** The first part of a file: `share` of it, 0 to 1. */
export const cutOff = (bytes: Uint8Array, share: number): Uint8Array =>
  bytes.subarray(0, Math.floor(bytes.length * share));

/** A copy with other bytes at an offset. */
export function overwrite(bytes: Uint8Array, at: number, part: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(part, at);
  return copy;
}

/** A copy in which a share of the bytes after the first 16, or at least three of them, have other values. */
export function mutate(bytes: Uint8Array, seed: number, share = 0.01): Buffer {
  const random = createRandom(seed);
  const copy = Buffer.from(bytes);
  const count = Math.max(3, Math.round(copy.length * share));
  for (let index = 0; index < count; index++) {
    const at = 16 + Math.floor(random() * (copy.length - 16));
    copy[at] = Math.floor(random() * 256);
  }
  return copy;
}
