import { box, changeBox, changeNumber, fullBox } from './mp4-bytes.ts';
import { join, latin, overwrite, uint32 } from './bytes.ts';
import { accepted, hostileFile, refused } from './hostile-file.ts';
import type { BaseMovies } from './base-movies.ts';
import type { Canaries } from './canaries.ts';
import type { HostileFile, Outcome } from './hostile-file.ts';

type Row = readonly [title: string, name: string, expected: Outcome, bytes: Uint8Array];

/** The nine numbers that turn a picture by a quarter, at the end of a track's head. */
const quarterTurn = uint32(0, 0x10000, 0, 0xffff0000, 0, 0, 64 << 16, 0, 0x40000000);

/** A video that is to be shown turned clockwise, as phones write it. */
export function turned(movie: Uint8Array): Buffer {
  return changeBox(movie, 'moov/trak/tkhd', (head) => overwrite(head, 40, quarterTurn));
}

/** An MP4 whose picture is said to lie in another file, as editing programs do. */
function withReference(movie: Uint8Array, entry: Uint8Array): Buffer {
  return changeBox(movie, 'moov/trak/mdia/minf/dinf/dref', () => join(uint32(0, 1), entry));
}

/** A Macintosh alias: a record of a volume and a path. */
function alias(path: string): Buffer {
  const record = Buffer.alloc(150);
  record.writeUInt16BE(150 + path.length + 8, 4);
  record.writeUInt16BE(2, 6);
  const tail = join(Buffer.from([0, 18, 0, path.length]), path, path.length % 2 === 1 ? '\0' : '', '\xff\xff\0\0');
  return fullBox('alis', 0, record, tail);
}

/** A QuickTime file that is only a hint where the real one is. */
function referenceMovie(kind: string, target: string): Buffer {
  const data = join(kind, uint32(target.length + 1), target, '\0');
  return join(box('ftyp', 'qt  \0\0\0\0qt  '), box('moov', box('rmra', box('rmda', fullBox('rdrf', 0, data)))));
}

/** Videos as people have them. All are taken. */
function goodMovies(movies: BaseMovies): Row[] {
  const plain = accepted('video', 96, 64);
  return [
    ['MP4', 'clip.mp4', plain, movies.mp4],
    ['MP4 with its index first', 'clip.m4v', plain, movies.quickMp4],
    ['MP4 in pieces', 'clip.mp4', plain, movies.piecesMp4],
    ['MOV', 'clip.mov', plain, movies.mov],
    ['MOV without a type', 'clip.mov', plain, overwrite(movies.mov, 4, latin('wide'))],
    ['H.264 of 10 bits', 'deep.mp4', plain, movies.deepH264],
    ['H.264 with full colour', 'full.mp4', plain, movies.fullColourH264],
    ['HEVC of 10 bits', 'deep.mov', plain, movies.deepHevc],
    ['HDR in PQ', 'hdr.mp4', plain, movies.hdrHevc],
    ['HDR in HLG', 'hlg.mp4', plain, movies.hlgHevc],
    ['interlaced video', 'tv.mp4', plain, movies.interlaced],
    ['video with odd sides', 'odd.webm', accepted('video', 98, 64), movies.oddSides],
    ['video of one pixel', 'dot.webm', accepted('video', 2, 2), movies.onePixel],
    ['video with wide pixels', 'wide.mp4', accepted('video', 192, 64), movies.widePixels],
    ['video held upright', 'phone.mp4', accepted('video', 64, 96), turned(movies.mp4)],
    ['video of uneven rate', 'uneven.mp4', plain, movies.unevenRate],
    ['video that begins before zero', 'early.mp4', plain, movies.startsEarly],
    ['video that begins after five seconds', 'late.mp4', plain, movies.startsLate],
    ['video of the largest size', 'large.mp4', accepted('video', 1920, 1080), movies.largestFrame],
    ['WebM of VP8', 'clip.webm', plain, movies.webm],
    ['WebM of VP9', 'clip.webm', plain, movies.vp9],
    ['VP9 with transparency', 'clear.webm', plain, movies.clearVp9],
    ['AV1', 'av1.mp4', accepted('video', 128, 64), movies.av1],
    ['ProRes with transparency', 'edit.mov', plain, movies.prores],
    ['MPEG-4 part 2', 'old.mp4', plain, movies.mpeg4],
    ['motion JPEG', 'camera.mov', plain, movies.motionJpeg],
    ['MP4 called .mp3', 'song.mp3', plain, movies.mp4],
    ['MP4 called .jpg', 'photo.jpg', plain, movies.mp4],
    ['WebM without an extension', 'clip', plain, movies.webm],
  ];
}

/** Videos of other kinds, or with nothing to see. */
function otherMovies(movies: BaseMovies): Row[] {
  return [
    ['Matroska', 'clip.webm', refused.unknown, movies.matroska],
    ['Matroska of MagicYUV', 'clip.mkv', refused.unknown, movies.magicYuv],
    ['WebM of MagicYUV', 'clip.webm', refused.video, asWebm(movies.magicYuv)],
    ['MOV of raw pixels', 'raw.mov', refused.video, movies.rawMov],
    ['AVI', 'clip.mp4', refused.unknown, movies.avi],
    ['MPEG transport stream', 'clip.mp4', refused.unknown, movies.mpegts],
    ['Flash video', 'clip.mp4', refused.unknown, movies.flv],
    ['MP4 of sound alone', 'clip.mp4', accepted('audio'), movies.soundOnlyMp4],
    ['MP4 of subtitles alone', 'clip.mp4', refused.video, movies.subtitlesOnly],
    ['video of more than 4096 a side', 'tall.mp4', refused.videoTooLarge, movies.tallFrame],
    ['video of more than 4096 x 2304', 'large.mp4', refused.videoTooLarge, movies.largeFrame],
    ['video of 200 seconds', 'long.mp4', refused.videoTooLarge, movies.longFilm],
  ];
}

/** Matroska says what it is in eight letters; WebM needs four, and the rest is filled up. */
function asWebm(matroska: Uint8Array): Buffer {
  return overwrite(matroska, Buffer.from(matroska).indexOf('matroska'), latin('webm\0\0\0\0'));
}

/** Videos that say their media lies elsewhere. Nothing elsewhere is opened. */
function references(movies: BaseMovies, { pipePath, host }: Canaries): Row[] {
  const url = (target: string): Buffer => fullBox('url ', 0, `${target}\0`);
  const link = `http://${host}/secret.mov`;
  return [
    ['MP4 with frames in a file', 'a.mov', accepted('video'), withReference(movies.mp4, url(`file://${pipePath}`))],
    ['MP4 with frames on the network', 'a.mov', accepted('video'), withReference(movies.mp4, url(link))],
    ['MP4 with frames beside it', 'a.mov', accepted('video'), withReference(movies.mp4, url('sibling.ts'))],
    [
      'MP4 with frames behind an alias',
      'a.mov',
      { accepted: 'video', ...refused.video },
      withReference(movies.mp4, alias(pipePath)),
    ],
    [
      'MP4 with frames under a number',
      'a.mov',
      accepted('video'),
      withReference(movies.mp4, fullBox('rsrc', 0, alias(pipePath))),
    ],
    ['reference movie to the network', 'a.mov', refused.video, referenceMovie('url ', link)],
    ['reference movie to a file', 'a.mov', refused.video, referenceMovie('url ', `file://${pipePath}`)],
    ['reference movie to an alias', 'a.mov', refused.video, referenceMovie('alis', pipePath)],
  ];
}

/** What says which part is shown becomes empty space. */
function withoutEdits(movie: Buffer): Buffer {
  return overwrite(movie, movie.indexOf('edts'), latin('free'));
}

const media = 'moov/trak/mdia';
const samples = `${media}/minf/stbl`;

/** Times in an index that no camera writes. */
function strangeTimes({ mp4, fastFilm }: BaseMovies): Row[] {
  const plain = accepted('video', 96, 64);
  const either: Outcome = { ...plain, ...refused.video };
  const firstFrameLong = changeNumber(mp4, `${samples}/stts`, 12, 36_000 * 12_800);
  const ticks = (count: number): Buffer => changeNumber(mp4, `${media}/mdhd`, 12, count);
  return [
    ['MP4 whose head says ten hours', 'a.mp4', plain, changeNumber(mp4, 'moov/mvhd', 16, 36_000_000)],
    ['MP4 whose first frame lasts ten hours, of which a part is shown', 'a.mp4', plain, firstFrameLong],
    ['MP4 whose first frame lasts ten hours', 'a.mp4', refused.videoTooLarge, withoutEdits(firstFrameLong)],
    ['MP4 of 600 frames a second', 'a.mp4', refused.videoTooLarge, fastFilm],
    ['MP4 of a thousand million ticks a second', 'a.mp4', refused.video, ticks(1_000_000_000)],
    ['MP4 of no ticks a second', 'a.mp4', either, ticks(0)],
  ];
}

/** Counts, sizes and places in an index that are not so. */
function strangeCounts({ mp4 }: BaseMovies): Row[] {
  const plain = accepted('video', 96, 64);
  const either: Outcome = { ...plain, ...refused.video };
  const sizes = (offset: number, value: number, movie: Uint8Array = mp4): Buffer =>
    changeNumber(movie, `${samples}/stsz`, offset, value);
  const pieces = (offset: number, value: number): Buffer => changeNumber(mp4, `${samples}/stco`, offset, value);
  const describe = (offset: number, part: Uint8Array): Buffer =>
    changeBox(mp4, `${samples}/stsd`, (content) => overwrite(content, offset, part));
  const most = 0xffffffff;
  return [
    ['MP4 with four thousand million frames', 'a.mp4', refused.video, sizes(8, most)],
    ['MP4 with four thousand million equal frames', 'a.mp4', refused.video, sizes(8, most, sizes(4, 1))],
    ['MP4 with frames of four gigabytes', 'a.mp4', refused.video, sizes(4, most)],
    ['MP4 with a thousand million pieces', 'a.mp4', either, pieces(4, 1_000_000_000)],
    ['MP4 with its frames outside the file', 'a.mp4', refused.video, pieces(8, 0xfffffff0)],
    ['MP4 whose index says 65,535 x 65,535', 'a.mp4', plain, describe(40, uint32(most))],
    ['MP4 with an unknown codec', 'a.mp4', refused.video, describe(12, latin('zzzz'))],
  ];
}

/** Every odd video that is not meant to grow. */
export function oddMovies(movies: BaseMovies, canaries: Canaries): HostileFile[] {
  const rows = [
    ...goodMovies(movies),
    ...otherMovies(movies),
    ...references(movies, canaries),
    ...strangeTimes(movies),
    ...strangeCounts(movies),
  ];
  return rows.map(([title, name, expected, bytes]) => hostileFile({ title, name, expected, bytes }));
}
