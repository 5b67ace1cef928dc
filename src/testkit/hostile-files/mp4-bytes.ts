import { join, uint32 } from './bytes.ts';

/** One box of an MP4: its size, its four letters, what is in it. */
export function box(kind: string, ...content: readonly (Uint8Array | string)[]): Buffer {
  const body = join(...content);
  return join(uint32(body.length + 8), kind, body);
}

/** A box with a version and flags, as most have. */
export function fullBox(kind: string, flags: number, ...content: readonly (Uint8Array | string)[]): Buffer {
  return box(kind, uint32(flags), ...content);
}

interface Found {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

function* boxesIn(bytes: Buffer, start: number, end: number): Generator<Found> {
  for (let at = start; at + 8 <= end;) {
    const size = bytes.readUInt32BE(at);
    const next = size === 0 ? end : at + Math.max(8, size);
    yield { kind: bytes.toString('latin1', at + 4, at + 8), start: at, end: Math.min(end, next) };
    at = next;
  }
}

/**
 * A copy of an MP4 with one box made anew: `path` leads to it (`moov/trak/mdia`), `change` gets what is in it and gives
 * what shall be. The sizes of the boxes around it follow. What lies behind moves, so the media must lie before.
 */
export function changeBox(bytes: Uint8Array, path: string, change: (content: Buffer) => Uint8Array): Buffer {
  const source = Buffer.from(bytes);
  const [kind = '', ...rest] = path.split('/');
  const found = [...boxesIn(source, 0, source.length)].find((each) => each.kind === kind);
  if (found === undefined) throw new RangeError(`There is no box ${kind}.`);
  const content = source.subarray(found.start + 8, found.end);
  const changed = rest.length === 0 ? change(content) : changeBox(content, rest.join('/'), change);
  return join(source.subarray(0, found.start), box(kind, changed), source.subarray(found.end));
}

/** A copy with one 32-bit number inside a box changed; `offset` counts from behind the box's four letters. */
export function changeNumber(bytes: Uint8Array, path: string, offset: number, value: number): Buffer {
  return changeBox(bytes, path, (content) => {
    const copy = Buffer.from(content);
    copy.writeUInt32BE(value >>> 0, offset);
    return copy;
  });
}
