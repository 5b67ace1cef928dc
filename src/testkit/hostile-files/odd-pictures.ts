import sharp from 'sharp';
import { blackPng, pngChunk, withPngChunk } from './png-bytes.ts';
import { join, latin, overwrite, uint16 } from './bytes.ts';
import { accepted, hostileFile, refused } from './hostile-file.ts';
import { secret } from './canaries.ts';
import type { BasePictures } from './base-pictures.ts';
import type { BaseMovies } from './base-movies.ts';
import type { HostileFile, Outcome } from './hostile-file.ts';

/** A segment of a JPEG: its mark, its length, what is in it. */
export function jpegSegment(mark: number, content: Uint8Array): Buffer {
  return join(Buffer.from([0xff, mark]), uint16(content.length + 2), content);
}

/** Puts segments behind the first two bytes of a JPEG. */
export function withJpegSegments(jpeg: Uint8Array, ...segments: readonly Uint8Array[]): Buffer {
  return join(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2));
}

/** EXIF in which one directory is its own successor, a value lies outside the file and a text has no end. */
function loopingExif(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const entries = [entry(0x10e, 2, 0xffffffff, 0xfffffff0), entry(0x8769, 4, 1, 8), entry(0x112, 3, 1, 0xffff0000)];
  const directory = join(uint16(entries.length), ...entries, Buffer.from([0, 0, 0, 8]));
  return jpegSegment(0xe1, join(latin('Exif\0\0MM\0\x2a\0\0\0\x08'), directory));
}

/** Pictures as people have them, each in its own way not plain. All are taken, upright, and say nothing more. */
function goodPictures(pictures: BasePictures, movies: BaseMovies): [string, string, Uint8Array, Outcome][] {
  const plain = accepted('image', 60, 40);
  return [
    ['JPEG', 'photo.jpg', pictures.jpeg, plain],
    ['progressive JPEG', 'photo.jpeg', pictures.progressiveJpeg, plain],
    ['CMYK JPEG', 'print.jpg', pictures.cmykJpeg, plain],
    ['grey JPEG', 'grey.jpg', pictures.greyJpeg, plain],
    ['PNG', 'photo.png', pictures.png, plain],
    ['PNG of 16 bits', 'deep.png', pictures.deepPng, plain],
    ['grey PNG', 'grey.png', pictures.greyPng, plain],
    ['PNG with a palette', 'palette.png', pictures.palettePng, plain],
    ['interlaced PNG', 'interlaced.png', pictures.interlacedPng, plain],
    ['PNG with transparency', 'clear.png', pictures.clearPng, plain],
    ['PNG in Display P3', 'wide.png', pictures.wideGamutPng, plain],
    ['PNG that moves', 'moving.png', movies.movingPng, plain],
    ['WebP', 'photo.webp', pictures.webp, plain],
    ['lossless WebP', 'photo.webp', pictures.losslessWebp, plain],
    ['WebP with transparency', 'clear.webp', pictures.clearWebp, plain],
    ['WebP that moves', 'moving.webp', pictures.movingWebp, plain],
    ['AVIF', 'photo.avif', pictures.avif, plain],
    ['AVIF of 10 bits', 'deep.avif', pictures.deepAvif, plain],
    ['AVIF with transparency', 'clear.avif', pictures.clearAvif, plain],
    ['GIF', 'photo.gif', pictures.gif, plain],
    ['GIF that moves', 'moving.gif', pictures.movingGif, plain],
    ['one pixel', 'dot.png', blackPng(1, 1), accepted('image', 1, 1)],
    ['a line of 20,000 pixels', 'line.png', blackPng(1, 20_000), accepted('image', 1, 3000)],
    ['a row of 20,000 pixels', 'row.png', blackPng(20_000, 1), accepted('image', 3000, 1)],
    ['JPEG called .png', 'photo.png', pictures.jpeg, plain],
    ['PNG called .mp4', 'photo.mp4', pictures.png, plain],
    ['WebP called .txt', 'photo.txt', pictures.webp, plain],
    ['GIF called .php', 'photo.php', pictures.gif, plain],
    ['AVIF called .html', 'photo.html', pictures.avif, plain],
    ['PNG without any extension', 'photo', pictures.png, plain],
  ];
}

/** Pictures that say strange things about themselves. */
function strangeTalk(pictures: BasePictures): [string, string, Uint8Array, Outcome][] {
  const plain = accepted('image', 60, 40);
  const text = pngChunk('tEXt', join('Comment\0', `<script>${secret}</script>`));
  return [
    ['JPEG whose EXIF never ends', 'a.jpg', withJpegSegments(pictures.cmykJpeg, loopingExif()), plain],
    [
      'JPEG with a comment',
      'a.jpg',
      withJpegSegments(pictures.jpeg, jpegSegment(0xfe, latin(secret.repeat(2000)))),
      plain,
    ],
    [
      'JPEG with two hundred comments',
      'a.jpg',
      withJpegSegments(pictures.jpeg, ...Array.from({ length: 200 }, () => jpegSegment(0xfe, latin(secret)))),
      plain,
    ],
    [
      'JPEG with a colour profile of noise',
      'a.jpg',
      withJpegSegments(pictures.jpeg, jpegSegment(0xe2, join('ICC_PROFILE\0\x01\x01', Buffer.alloc(5000, 0xa5)))),
      plain,
    ],
    ['PNG with a comment', 'a.png', withPngChunk(pictures.palettePng, text), plain],
    ['PNG with unknown parts', 'a.png', withPngChunk(pictures.png, pngChunk('haXy', Buffer.alloc(3000))), plain],
    [
      'PNG with a part nobody may ignore',
      'a.png',
      withPngChunk(pictures.png, pngChunk('HAXy', Buffer.alloc(3))),
      refused.picture,
    ],
    [
      'PNG with a colour profile of noise',
      'a.png',
      withPngChunk(pictures.palettePng, pngChunk('iCCP', join('x\0\0', Buffer.alloc(500, 0x5a)))),
      plain,
    ],
    ['PNG with a wrong check sum', 'a.png', overwrite(pictures.png, 29, Buffer.from([1, 2, 3, 4])), refused.picture],
    ['PNG of no pixels', 'a.png', overwrite(pictures.png, 16, Buffer.alloc(4)), refused.picture],
  ];
}

/** Pictures of kinds that we do not open, under names of kinds that we do. */
function otherKinds(pictures: BasePictures): [string, string, Uint8Array, Outcome][] {
  const head = (text: string): Buffer => join(text, Buffer.alloc(200));
  const kinds: [string, Uint8Array][] = [
    ['TIFF', pictures.tiff],
    ['BMP', head('BM\x36\0\0\0\0\0\0\0\x36\0\0\0')],
    ['ICO', head('\0\0\x01\0\x01\0\x10\x10')],
    ['HEIC', head('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['JPEG XL', head('\0\0\0\x0cJXL \r\n\x87\n')],
    ['JPEG 2000', head('\0\0\0\x0cjP  \r\n\x87\n')],
    ['Photoshop', head('8BPS\0\x01')],
    ['OpenEXR', head('\x76\x2f\x31\x01')],
    ['Radiance', head('#?RADIANCE\n')],
    ['plain pixels', head('P6\n64 64\n255\n')],
    ['the library own kind', head('\xb6\xa6\xf2\x08')],
    ['MNG', head('\x8aMNG\r\n\x1a\n')],
    ['DICOM', join(Buffer.alloc(128), 'DICM')],
    ['FITS', head('SIMPLE  =                    T')],
    ['Windows metafile', head('\xd7\xcd\xc6\x9a')],
  ];
  return kinds.map(([kind, bytes], index) => [
    `${kind} picture`,
    ['a.png', 'a.jpg', 'a.webp'][index % 3] ?? '',
    bytes,
    refused.unknown,
  ]);
}

/** Every odd picture that is not meant to be large. */
export function oddPictures(pictures: BasePictures, movies: BaseMovies): HostileFile[] {
  const turned = pictures.turnedJpegs.map((bytes, index): [string, string, Uint8Array, Outcome] => {
    const isUpright = index < 4;
    return [
      `JPEG held in way ${index + 1}`,
      'turned.jpg',
      bytes,
      isUpright ? accepted('image', 60, 40) : accepted('image', 40, 60),
    ];
  });
  const all = [...goodPictures(pictures, movies), ...turned, ...strangeTalk(pictures), ...otherKinds(pictures)];
  const large = hostileFile({
    title: 'progressive JPEG of 39.9 megapixels, to be turned',
    name: 'large.jpg',
    expected: accepted('image', 3000, 3000),
    bytes: () =>
      sharp({ create: { width: 6320, height: 6320, channels: 3, background: '#336699' } })
        .jpeg({ progressive: true })
        .withMetadata({ orientation: 6 })
        .toBuffer(),
  });
  return [...all.map(([title, name, bytes, expected]) => hostileFile({ title, name, bytes, expected })), large];
}
