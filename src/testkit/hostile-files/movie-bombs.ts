import { deflateSync } from 'node:zlib';
import { box, changeBox, fullBox } from './mp4-bytes.ts';
import { join, latin, uint32 } from './bytes.ts';
import { packedZeros } from './packed-zeros.ts';
import { accepted, hostileFile, refused } from './hostile-file.ts';
import type { BaseMovies } from './base-movies.ts';
import type { HostileFile, Outcome } from './hostile-file.ts';

const brand = box('ftyp', 'isom\0\0\x02\0isom');

/** Boxes in boxes. */
function nested(kind: string, depth: number): Buffer {
  const heads = Array.from({ length: depth }, (_, index) => join(uint32((depth - index) * 8), kind));
  return join(brand, ...heads);
}

/** An MP4 whose first track is there many times. */
function manyTracks(movie: Uint8Array, count: number): Buffer {
  return changeBox(movie, 'moov', (content) => {
    const start = content.indexOf('trak') - 4;
    const track = content.subarray(start, start + content.readUInt32BE(start));
    return join(content, ...Array.from({ length: count }, () => track));
  });
}

/** An index packed with zlib, as QuickTime may have, that says it unpacks to a gigabyte, or does to a hundred megabytes. */
function packedIndex(claimedBytes: number, packed: Uint8Array): Buffer {
  const index = box('cmov', box('dcom', 'zlib'), box('cmvd', uint32(claimedBytes), packed));
  return join(box('ftyp', 'qt  \0\0\0\0qt  '), box('moov', index));
}

/** An edit list: the same tenth of a second, over and over. */
function manyEdits(movie: Uint8Array, count: number): Buffer {
  const edits = Buffer.alloc(count * 12, uint32(100, 0, 0x10000));
  return changeBox(movie, 'moov/trak/edts', () => fullBox('elst', 0, uint32(count), edits));
}

/** One number of Matroska, eight bytes long. */
function ebmlSize(size: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE((1n << 56n) | BigInt(size));
  return bytes;
}

const ebmlHead = latin('\x1a\x45\xdf\xa3\x87\x42\x82\x84webm');

type Row = readonly [title: string, name: string, expected: Outcome, bytes: () => Uint8Array];

function mp4Bombs({ mp4 }: BaseMovies): Row[] {
  const { video, videoTooLarge } = refused;
  const kept = accepted('video', 96, 64);
  const behind = (...parts: readonly (Uint8Array | string)[]) => join(brand, ...parts);
  return [
    ['MP4 with 500 tracks', 'a.mp4', video, () => manyTracks(mp4, 500)],
    ['MP4 with 20 tracks', 'a.mp4', kept, () => manyTracks(mp4, 18)],
    ['boxes 10,000 deep', 'a.mp4', video, () => nested('moov', 10_000)],
    ['boxes of tracks 100,000 deep', 'a.mp4', video, () => nested('trak', 100_000)],
    ['a box of no size', 'a.mp4', video, () => behind(uint32(0), 'moov')],
    ['a box smaller than its head', 'a.mp4', video, () => behind(uint32(3), 'moov', Buffer.alloc(64))],
    ['a box of millions of terabytes', 'a.mp4', video, () => behind(uint32(1), 'moov', uint32(0xffffffff, 0xfffffff0))],
    ['a million empty boxes', 'a.mp4', video, () => behind(Buffer.alloc(8_000_000, join(uint32(8), 'free')))],
    ['an index of nothing', 'a.mp4', video, () => behind(box('moov'))],
    ['media without an index', 'a.mp4', video, () => behind(box('mdat', Buffer.alloc(10_000, 7)))],
    ['a head alone', 'a.mp4', video, () => brand],
    ['a packed index that says a gigabyte', 'a.mov', video, () => packedIndex(2 ** 30 - 1, deflateSync(latin('moov')))],
    ['a packed index of 100 MB', 'a.mov', video, () => packedIndex(100_000_000, packedZeros())],
    ['MP4 with 3,000 edits', 'a.mp4', videoTooLarge, () => manyEdits(mp4, 3000)],
    [
      'MP4 with 5 MB of notes behind it',
      'a.mp4',
      kept,
      () => join(mp4, box('udta', box('meta', Buffer.alloc(5_000_000)))),
    ],
  ];
}

function webmBombs(): Row[] {
  const segment = '\x18\x53\x80\x67\xff';
  const attachment = join('\x19\x41\xa4\x69', ebmlSize(2 ** 40), '\x61\xa7', ebmlSize(2 ** 39), Buffer.alloc(1000));
  const cluster = join('\x1f\x43\xb6\x75\xff', Buffer.alloc(10_000));
  const groups = Buffer.alloc(50_000, latin('\x16\x54\xae\x6b\xff'));
  const behind = (part: Uint8Array) => () => join(ebmlHead, segment, part);
  return [
    ['WebM with an attachment of a terabyte', 'a.webm', refused.video, behind(attachment)],
    ['WebM of a part without end', 'a.webm', refused.video, behind(cluster)],
    ['WebM groups 10,000 deep', 'a.webm', refused.video, behind(groups)],
    ['WebM head alone', 'a.webm', refused.video, () => ebmlHead],
  ];
}

/** Videos that ask for more than they are: tracks, depth, time, memory. Each ends within the limits. */
export function movieBombs(movies: BaseMovies): HostileFile[] {
  const rows = [...mp4Bombs(movies), ...webmBombs()];
  return rows.map(([title, name, expected, bytes]) => hostileFile({ title, name, expected, bytes }));
}
