import type { MediaType } from '../intake/media-type.ts';

const kinds: Readonly<Record<string, MediaType>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'mp4',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/ogg': 'ogg',
};

/** The kind of a stored file by its media type; undefined for one that is neither seen nor heard. */
export function mediaTypeOf(mimeType: string): MediaType | undefined {
  return kinds[mimeType];
}
