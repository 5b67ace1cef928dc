import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import { BeatboardError } from '#domain/errors.ts';
import { readMediaType } from './read-media-type.ts';

/** Limits of what people may give us. */
const maximumSizeBytes = 50_000_000;
const maximumPixels = 40_000_000;
/** Longest side of the picture we keep: enough for a close-up at 1080p. */
const maximumSidePixels = 3000;

/** A picture taken in: upright, sRGB, PNG, without metadata. */
export interface ImageAsset {
  readonly width: number;
  readonly height: number;
  /** Whether any pixel may be see-through. */
  readonly hasAlpha: boolean;
}

/**
 * Takes in a JPEG, PNG or WebP: looks at its bytes, checks its size before any pixel is decoded, decodes all of it,
 * and writes a clean PNG of at most 3000 pixels a side to `outputPath`.
 * Rejects with `image_unreadable` or `image_too_large` and a sentence that names the file.
 */
export async function readImageAsset(inputPath: string, outputPath: string): Promise<ImageAsset> {
  const name = basename(inputPath);
  await checkFile(inputPath, name);
  await checkPixels(inputPath, name);
  try {
    const info = await sharp(inputPath, { failOn: 'error', limitInputPixels: maximumPixels })
      .autoOrient()
      .resize({ width: maximumSidePixels, height: maximumSidePixels, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ compressionLevel: 6 })
      .toFile(outputPath);
    return { width: info.width, height: info.height, hasAlpha: info.channels === 4 || info.channels === 2 };
  } catch (cause) {
    if (/No space left|ENOSPC/.test(String(cause))) {
      throw new BeatboardError('disk_full', `The disk became full while ${name} was taken in.`, { cause });
    }
    throw new BeatboardError('image_unreadable', `${name} is damaged or cut off.`, { cause });
  }
}

async function checkFile(path: string, name: string): Promise<void> {
  const file = await stat(path).catch((cause: unknown) => {
    throw new BeatboardError('image_unreadable', `${name} does not exist or may not be read.`, { cause });
  });
  if (!file.isFile()) throw new BeatboardError('image_unreadable', `${name} is not a file.`);
  if (file.size > maximumSizeBytes) {
    const megabytes = Math.ceil(file.size / 1e6);
    throw new BeatboardError('image_too_large', `${name} has ${megabytes} MB; 50 MB are allowed.`);
  }
  const mediaType = await readMediaType(path).catch((cause: unknown) => {
    throw new BeatboardError('image_unreadable', `${name} may not be read.`, { cause });
  });
  if (mediaType !== 'jpeg' && mediaType !== 'png' && mediaType !== 'webp') {
    throw new BeatboardError('image_unreadable', `${name} is not a JPEG, PNG or WebP picture.`);
  }
}

/** Reads the header only, so a small file that unfolds to gigabytes is found in milliseconds. */
async function checkPixels(path: string, name: string): Promise<void> {
  const { width, height } = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new BeatboardError('image_unreadable', `${name} is damaged or cut off.`, { cause });
    });
  if (width * height > maximumPixels) {
    const megapixels = Math.ceil((width * height) / 1e6);
    throw new BeatboardError(
      'image_too_large',
      `${name} is ${width} x ${height} pixels (${megapixels} megapixels); 40 megapixels are allowed.`,
    );
  }
}
