import { deflateSync } from 'node:zlib';
import { packedZeros } from './packed-zeros.ts';
import { blackPng, png, pngChunk, withPngChunk } from './png-bytes.ts';
import { join, latin, littleUint16, littleUint32, overwrite, uint16, uint32 } from './bytes.ts';
import { accepted, hostileFile, refused } from './hostile-file.ts';
import { withJpegSegments, jpegSegment } from './odd-pictures.ts';
import type { BasePictures } from './base-pictures.ts';
import type { HostileFile, Outcome } from './hostile-file.ts';

/** A GIF of `frames` pictures as large as its screen, of which each holds the colour of one pixel. */
function gif(width: number, height: number, frames: number): Buffer {
  const size = join(littleUint16(width), littleUint16(height));
  const frame = join('\x21\xf9\x04\0\x01\0\0\0,\0\0\0\0', size, '\0\x02\x02D\x01\0');
  return join('GIF89a', size, '\x80\0\0\0\0\0\xff\xff\xff', ...Array.from({ length: frames }, () => frame), ';');
}

/** A WebP that is a head alone: lossless, or a canvas for more. */
function webpHead(kind: 'VP8L' | 'VP8X', side: number): Buffer {
  const size = side - 1;
  const content =
    kind === 'VP8L'
      ? join('\x2f', littleUint32(size | (size << 14)), Buffer.alloc(41))
      : join('\x10\0\0\0', littleUint32(size).subarray(0, 3), littleUint32(size).subarray(0, 3));
  const chunk = join(kind, littleUint32(content.length), content);
  return join('RIFF', littleUint32(chunk.length + 4), 'WEBP', chunk);
}

/** The same JPEG with another size in its head; the scan is far too short for it. */
function jpegOf(jpeg: Uint8Array, width: number, height: number): Buffer {
  const at = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0, 0, 17]));
  return overwrite(jpeg, at + 5, uint16(height, width));
}

/** The same AVIF with another size in its property, of which the coded picture knows nothing. */
function avifOf(avif: Uint8Array, side: number): Buffer {
  const at = Buffer.from(avif).indexOf('ispe');
  return overwrite(avif, at + 8, uint32(side, side));
}

type Row = readonly [title: string, name: string, expected: Outcome, bytes: () => Uint8Array];

function pngBombs(plain: Uint8Array): Row[] {
  const zeros = packedZeros();
  const kept = accepted('image', 60, 40);
  const { picture, pictureTooLarge } = refused;
  const withText = (kind: string, head: string) => withPngChunk(plain, pngChunk(kind, join(head, zeros)));
  const texts = (count: number) => join(...Array.from({ length: count }, () => pngChunk('tEXt', latin('a\0b'))));
  const side = 2 ** 31 - 1;
  const packed = (bytes: number) => pngChunk('IDAT', deflateSync(Buffer.alloc(bytes)));
  const deep = { bits: 16, colour: 6, interlaced: true };
  const rows: [title: string, expected: Outcome, bytes: () => Uint8Array][] = [
    ['PNG of 16,000 x 16,000', pictureTooLarge, () => blackPng(16_000, 16_000)],
    ['PNG head of 30,000 x 30,000', pictureTooLarge, () => png({ width: 30_000, height: 30_000 }, packed(9))],
    ['PNG head of two thousand million a side', picture, () => png({ width: side, height: side, bits: 8, colour: 6 })],
    ['PNG head of 6000 x 6000 without pixels', picture, () => png({ width: 6000, height: 6000, ...deep })],
    [
      'PNG with too many pixels packed in',
      accepted('image', 8, 8),
      () => png({ width: 8, height: 8 }, pngChunk('IDAT', zeros)),
    ],
    ['PNG with a text of 100 MB packed in', kept, () => withText('zTXt', 'x\0\0')],
    ['PNG with an international text of 100 MB', kept, () => withText('iTXt', 'x\0\x01\0\0\0')],
    ['PNG with a colour profile of 100 MB', kept, () => withText('iCCP', 'x\0\0')],
    ['PNG with 50,000 texts', kept, () => withPngChunk(plain, texts(50_000))],
    [
      'PNG that claims four thousand million frames',
      kept,
      () => withPngChunk(plain, pngChunk('acTL', uint32(0xffffffff, 0))),
    ],
  ];
  return rows.map(([title, expected, bytes]) => [title, 'a.png', expected, bytes]);
}

function otherBombs({ jpeg, avif }: BasePictures): Row[] {
  const zeros = packedZeros();
  const { picture, pictureTooLarge, unknown } = refused;
  const kept = accepted('image', 60, 40);
  const large = accepted('image', 3000, 3000);
  const profile = Array.from({ length: 250 }, (_, index) =>
    jpegSegment(0xe2, join('ICC_PROFILE\0', Buffer.from([index + 1, 250]), Buffer.alloc(60_000))),
  );
  // Where the system sets no limit of memory, the head can be read.
  const either: Outcome = { refused: [picture.refused, pictureTooLarge.refused] };
  return [
    ['GIF screen of 65,535 x 65,535', 'a.gif', pictureTooLarge, () => gif(65_535, 65_535, 1)],
    ['GIF of 50,000 frames', 'a.gif', accepted('image', 4, 4), () => gif(4, 4, 50_000)],
    ['GIF of 50,000 frames of 6000 x 6000', 'a.gif', large, () => gif(6000, 6000, 50_000)],
    ['WebP head of 8000 x 8000', 'a.webp', pictureTooLarge, () => webpHead('VP8L', 8000)],
    ['WebP head of 16,383 x 16,383', 'a.webp', either, () => webpHead('VP8L', 16_383)],
    ['WebP canvas of 16 million a side', 'a.webp', picture, () => webpHead('VP8X', 2 ** 24)],
    ['JPEG head of 65,500 x 65,500', 'a.jpg', pictureTooLarge, () => jpegOf(jpeg, 65_500, 65_500)],
    ['JPEG head of 6000 x 6000 over a small scan', 'a.jpg', large, () => jpegOf(jpeg, 6000, 6000)],
    ['JPEG with 250 parts of a profile', 'a.jpg', kept, () => withJpegSegments(jpeg, ...profile)],
    ['AVIF that claims 60,000 x 60,000', 'a.avif', pictureTooLarge, () => avifOf(avif, 60_000)],
    [
      'zip bomb called .png',
      'a.png',
      unknown,
      () => join('PK\x03\x04\x14\0\0\0\x08\0', Buffer.alloc(16), '\x01\0\0\0x', zeros),
    ],
    ['gzip bomb called .svg', 'a.svg', unknown, () => join('\x1f\x8b\x08\0\0\0\0\0\0\x03', zeros.subarray(2))],
    ['26 MB of zeros behind a JPEG', 'a.jpg', pictureTooLarge, () => join(jpeg, Buffer.alloc(26_000_000))],
    ['26 MB of zeros', 'a.png', unknown, () => Buffer.alloc(26_000_000)],
  ];
}

/** Small files that grow: by pixels, frames, packed text or profiles. Each is stopped before it has grown. */
export function pictureBombs(pictures: BasePictures): HostileFile[] {
  const rows = [...pngBombs(pictures.palettePng), ...otherBombs(pictures)];
  return rows.map(([title, name, expected, bytes]) => hostileFile({ title, name, expected, bytes }));
}
