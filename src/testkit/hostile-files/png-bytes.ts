import { crc32, deflateSync } from 'node:zlib';
import { join, latin, uint32 } from './bytes.ts';

const signature = latin('\x89PNG\r\n\x1a\n');

/** One part of a PNG with its check sum. */
export function pngChunk(kind: string, data: Uint8Array): Buffer {
  const body = join(kind, data);
  return join(uint32(data.length), body, uint32(crc32(body)));
}

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Default: 1. */
  readonly bits?: number;
  /** 0 grey, 2 RGB, 3 palette, 6 RGB and alpha. Default: 0. */
  readonly colour?: number;
  readonly interlaced?: boolean;
}

export function pngHeader({ width, height, bits = 1, colour = 0, interlaced = false }: PngHeader): Buffer {
  return pngChunk('IHDR', join(uint32(width, height), Buffer.from([bits, colour, 0, 0, interlaced ? 1 : 0])));
}

/** A PNG of the given chunks; a signature in front, an end behind. */
export function png(header: PngHeader, ...chunks: readonly Uint8Array[]): Buffer {
  return join(signature, pngHeader(header), ...chunks, pngChunk('IEND', Buffer.alloc(0)));
}

/** A black picture of one bit a pixel: any size in few bytes. Extra chunks stand before the pixels. */
export function blackPng(width: number, height: number, ...chunks: readonly Uint8Array[]): Buffer {
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return png({ width, height }, ...chunks, pngChunk('IDAT', deflateSync(rows, { level: 6 })));
}

/** Puts a chunk behind the header of a whole PNG. */
export function withPngChunk(bytes: Uint8Array, chunk: Uint8Array): Buffer {
  const afterHeader = signature.length + 25;
  return join(bytes.subarray(0, afterHeader), chunk, bytes.subarray(afterHeader));
}
