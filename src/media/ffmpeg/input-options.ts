import type { MediaType } from '../intake/media-type.ts';

/** The demuxer of each kind. Forcing it keeps a playlist that calls itself .mp4 from being followed. */
const demuxers: Record<MediaType, string> = {
  jpeg: 'jpeg_pipe',
  png: 'png_pipe',
  webp: 'webp_pipe',
  mp4: 'mov',
  webm: 'matroska',
  mp3: 'mp3',
  wav: 'wav',
  flac: 'flac',
  ogg: 'ogg',
};

/** Names of decoders, not of codecs: AV1 needs `libdav1d`, MP3 is decoded by `mp3float`. */
const decoders = [
  ...['h264', 'hevc', 'vp8', 'vp9', 'libdav1d', 'av1', 'mpeg4', 'prores', 'mjpeg', 'png', 'webp'],
  ...['aac', 'mp3', 'mp3float', 'opus', 'libopus', 'vorbis', 'libvorbis', 'flac', 'alac', 'rawvideo'],
  ...['pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_u8', 'pcm_s16be'],
];

/** The largest picture that is decoded, the same limit as for still pictures. */
export const maximumPixels = 40_000_000;

/** A local file as ffmpeg must be told it: never a URL, and no name can look like an option. */
export function fileUrl(path: string): string {
  return `file:${path}`;
}

/**
 * Input options, ending in `-i`, that open one local file as exactly the kind its bytes say: the demuxer is forced and
 * protocols, formats, decoders and picture size are bounded. Used for our own files as well as for those of users.
 */
export function inputOptions(path: string, mediaType: MediaType = 'mp4'): string[] {
  return [
    ...['-protocol_whitelist', 'file'],
    ...['-format_whitelist', demuxers[mediaType]],
    ...['-codec_whitelist', decoders.join(',')],
    ...['-max_pixels', String(maximumPixels)],
    ...['-f', demuxers[mediaType]],
    ...['-i', fileUrl(path)],
  ];
}
