import type { MediaType } from '../intake/media-type.ts';

/** The demuxer of each kind. Forcing it keeps a playlist that calls itself .mp4 from being followed. */
const demuxers: Record<MediaType, string> = {
  jpeg: 'jpeg_pipe',
  png: 'png_pipe',
  webp: 'webp_pipe',
  gif: 'gif',
  avif: 'mov',
  mp4: 'mov',
  webm: 'matroska',
  mp3: 'mp3',
  wav: 'wav',
  flac: 'flac',
  ogg: 'ogg',
};

/** Names of decoders, not of codecs: AV1 needs `libdav1d`, MP3 is decoded by `mp3float`. */
const mp3Decoders = ['mp3float', 'mp3'];
const openSoundDecoders = ['opus', 'libopus', 'vorbis', 'libvorbis', 'flac'];
const plainDecoders = ['pcm_u8', 'pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_s16be', 'pcm_s24be'];

/** What a file of each kind may need, and no more: each decoder is code that a hostile file could reach. */
const decoders: Record<MediaType, readonly string[]> = {
  jpeg: ['mjpeg'],
  png: ['png'],
  webp: ['webp', 'vp8'],
  gif: ['gif'],
  avif: ['libdav1d', 'av1'],
  mp4: [
    ...['h264', 'hevc', 'mpeg4', 'prores', 'mjpeg', 'vp9', 'libdav1d', 'av1'],
    ...['aac', 'alac', 'opus', 'libopus', 'flac', ...mp3Decoders, ...plainDecoders],
  ],
  webm: ['vp8', 'vp9', 'libdav1d', 'av1', ...openSoundDecoders],
  mp3: mp3Decoders,
  wav: plainDecoders,
  flac: ['flac'],
  ogg: openSoundDecoders,
};

/** The largest still picture that is decoded. */
export const maximumPixels = 40_000_000;

/** The largest frame of a moving picture: that of H.264 at level 5.2, 4096 x 2304. */
export const maximumVideoPixels = 4096 * 2304;

/** A camera writes up to eight (picture, sound, place, motion, time code …); each costs memory from the first byte on. */
export const maximumStreams = 32;

/** The largest piece of memory ffmpeg may ask for at once: twice a frame of 40 megapixels in 24 bits. */
const maximumAllocationBytes = 2 ** 28;

/** A local file as ffmpeg must be told it: never a URL, and no name can look like an option. */
export function fileUrl(path: string): string {
  return `file:${path}`;
}

/**
 * Input options, ending in `-i`, that open one local file as exactly the kind its bytes say: the demuxer is forced and
 * protocols, formats, decoders, streams, picture size and memory pieces are bounded, and no reference inside an MP4 to
 * another file is followed. Used for our own files as well as for those of users.
 */
export function inputOptions(path: string, mediaType: MediaType = 'mp4'): string[] {
  const demuxer = demuxers[mediaType];
  const isMoving = mediaType === 'mp4' || mediaType === 'webm';
  return [
    ...['-max_alloc', String(maximumAllocationBytes)],
    ...['-protocol_whitelist', 'file'],
    ...['-format_whitelist', demuxer],
    ...['-codec_whitelist', decoders[mediaType].join(',')],
    ...['-max_pixels', String(isMoving ? maximumVideoPixels : maximumPixels)],
    ...['-max_streams', String(maximumStreams)],
    ...(demuxer === 'mov' ? ['-enable_drefs', '0', '-use_absolute_path', '0'] : []),
    ...['-f', demuxer],
    ...['-i', fileUrl(path)],
  ];
}
