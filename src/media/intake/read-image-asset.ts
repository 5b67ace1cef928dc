import { BeatboardError } from '#domain/errors.ts';
import { checkInputFile, displayName } from './check-input-file.ts';
import { decodeImage } from './decode-image.ts';
import { imageLimits } from './intake-limits.ts';
import { refusal } from './refusal.ts';
import type { FileDemands } from './check-input-file.ts';

const demands: FileDemands = {
  kind: 'image',
  mediaTypes: ['jpeg', 'png', 'webp', 'avif', 'gif'],
  sizeBytes: imageLimits.sizeBytes,
  otherwise: 'is not a JPEG, PNG or WebP picture, nor an AVIF or a GIF.',
};

/** A picture taken in: upright, sRGB, PNG, without metadata. */
export interface ImageAsset {
  readonly width: number;
  readonly height: number;
  /** Whether any pixel may be see-through. */
  readonly hasAlpha: boolean;
}

export interface ReadImageOptions {
  /** The name people know it by. Default: that of the file. */
  readonly name?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes in a JPEG, PNG, WebP, AVIF or GIF, of a moving one its first frame: looks at its bytes, checks its size before
 * any pixel is decoded, decodes all of it in a process of its own, and writes a clean PNG of at most 3000 pixels a side
 * to `outputPath`. Rejects with `image_unreadable` or `image_too_large` and a sentence that names the file.
 */
export async function readImageAsset(
  inputPath: string,
  outputPath: string,
  options: ReadImageOptions = {},
): Promise<ImageAsset> {
  const name = displayName(inputPath, options.name);
  const mediaType = await checkInputFile(inputPath, name, demands);
  const answer = await decodeImage({ inputPath, mediaType, outputPath, name, signal: options.signal });
  switch (answer.result) {
    case 'done':
      return { width: answer.width, height: answer.height, hasAlpha: answer.hasAlpha };
    case 'tooManyPixels': {
      const megapixels = Math.ceil((answer.width * answer.height) / 1e6);
      const size = `${answer.width} x ${answer.height} pixels (${megapixels} megapixels)`;
      throw refusal('image', 'tooLarge', `${name} is ${size}; ${imageLimits.pixels / 1e6} megapixels are allowed.`);
    }
    case 'diskFull':
      throw new BeatboardError('disk_full', `The disk became full while ${name} was taken in.`);
    case 'damaged':
      throw refusal('image', 'unreadable', `${name} is damaged or cut off.`, new Error(answer.reason));
  }
}
