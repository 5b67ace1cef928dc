import { stat } from 'node:fs/promises';
import { readMediaType } from '../intake/read-media-type.ts';
import { FootageFault } from './footage-fault.ts';
import { footageLimits } from './footage-limits.ts';
import type { MediaType } from '../intake/media-type.ts';

/** Kinds of file that hold a still picture. */
export const pictureTypes: readonly MediaType[] = ['jpeg', 'png', 'webp', 'avif', 'gif'];

/** The kind of a bought file by its bytes. Throws `not_media` or, for one that is too heavy, `unreasonable`. */
export async function footageType(path: string): Promise<MediaType> {
  const { size } = await stat(path);
  if (size === 0) throw new FootageFault('not_media', 'The file is empty.');
  const mediaType = await readMediaType(path);
  if (mediaType === null) throw new FootageFault('not_media', 'The file is neither picture nor sound.');
  const { sizeBytes } = footageLimits;
  const allowed = pictureTypes.includes(mediaType) ? sizeBytes.picture : sizeBytes.clip;
  if (size > allowed) {
    throw new FootageFault('unreasonable', `The file has ${Math.ceil(size / 1e6)} MB; ${allowed / 1e6} are allowed.`);
  }
  return mediaType;
}
