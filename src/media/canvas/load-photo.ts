import type { Canvas } from '@napi-rs/canvas';
import { sharp } from '../sharp.ts';
import { BeatboardError } from '#domain/errors.ts';
import { createFromPixels } from './layer.ts';

/**
 * A photograph from disk, upright (EXIF), in sRGB, no side longer than `longestSide` pixels; its transparency is kept.
 * Throws `image_unreadable` for a file that is no whole picture.
 */
export async function loadPhoto(path: string, longestSide = 1600): Promise<Canvas> {
  try {
    const { data, info } = await sharp(path)
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return createFromPixels(info.width, info.height, (pixels) => pixels.set(data));
  } catch (cause) {
    throw new BeatboardError('image_unreadable', `The picture ${path} cannot be read.`, { cause });
  }
}
