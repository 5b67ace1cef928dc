import { join } from 'node:path';
import { sharp } from '../sharp.ts';
import { FootageFault } from './footage-fault.ts';
import { footageType, pictureTypes } from './footage-type.ts';
import { decodePicture, withFolder } from './decode-picture.ts';
import type { FrameSize } from '#domain/frame-format.ts';

export interface FitPictureOptions extends FrameSize {
  /** The file as it was bought. */
  readonly inputPath: string;
  /** Where the PNG goes. */
  readonly outputPath: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a bought picture one of the film: exactly its size, filling it (what stands over is cut off evenly), upright,
 * sRGB, without alpha or metadata. Throws `FootageFault` when it cannot be decoded.
 */
export async function fitPicture(options: FitPictureOptions): Promise<void> {
  const { inputPath, outputPath, width, height, signal } = options;
  const mediaType = await footageType(inputPath);
  if (!pictureTypes.includes(mediaType)) throw new FootageFault('wrong_kind', 'The file holds no still picture.');
  await withFolder(async (folder) => {
    const cleanPath = join(folder, 'clean.png');
    await decodePicture({ inputPath, mediaType, outputPath: cleanPath, signal });
    await sharp(cleanPath)
      // What is seen through stands on white, as in a studio.
      .flatten({ background: '#ffffff' })
      .resize({ width, height, fit: 'cover', position: 'centre', kernel: 'lanczos3' })
      .toColourspace('srgb')
      .png({ compressionLevel: 4 })
      .toFile(outputPath);
  });
}
