import { readFile } from 'node:fs/promises';
import { sharp } from '../sharp.ts';
import { imageLimits } from './intake-limits.ts';
import type { MediaType } from './media-type.ts';

/** What the worker prints: the picture it wrote, or why it wrote none. */
export type ImageAnswer =
  | { readonly result: 'done'; readonly width: number; readonly height: number; readonly hasAlpha: boolean }
  | { readonly result: 'tooManyPixels'; readonly width: number; readonly height: number }
  | { readonly result: 'damaged' | 'diskFull'; readonly reason: string };

/** The only decoder that each kind may reach: the library would look at the bytes itself and try any it has. */
const loaders: Partial<Record<MediaType, string>> = {
  jpeg: 'VipsForeignLoadJpegBuffer',
  png: 'VipsForeignLoadPngBuffer',
  webp: 'VipsForeignLoadWebpBuffer',
  avif: 'VipsForeignLoadHeifBuffer',
  gif: 'VipsForeignLoadNsgifBuffer',
};

/** Reads the header first, so a small file that unfolds to gigabytes is found in milliseconds. */
async function rewriteImage(inputPath: string, outputPath: string, mediaType: MediaType): Promise<ImageAnswer> {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: [loaders[mediaType] ?? ''] });
  // As bytes, not by name: the library reads options out of names.
  const bytes = await readFile(inputPath);
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height > imageLimits.pixels) return { result: 'tooManyPixels', width, height };
  const side = imageLimits.keptSidePixels;
  const written = await sharp(bytes, { failOn: 'error', limitInputPixels: imageLimits.pixels })
    // Before all else: the library ignores the colour profile of pictures of sixteen bits otherwise.
    .pipelineColourspace('srgb')
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .png({ compressionLevel: 6 })
    .toFile(outputPath);
  const hasAlpha = written.channels === 4 || written.channels === 2;
  return { result: 'done', width: written.width, height: written.height, hasAlpha };
}

/**
 * Entry of a process that decodes one foreign picture: a decoder that is taken over or eats memory takes nothing of ours
 * with it. Arguments: where the picture is, where the clean PNG goes, and the kind its bytes say. Answers in JSON.
 */
const [inputPath = '', outputPath = '', mediaType = ''] = process.argv.slice(2);
const answer = await rewriteImage(inputPath, outputPath, mediaType as MediaType).catch(
  (error: unknown): ImageAnswer => {
    const reason = String(error);
    return { result: /No space left|ENOSPC/.test(reason) ? 'diskFull' : 'damaged', reason };
  },
);
process.stdout.write(JSON.stringify(answer));
