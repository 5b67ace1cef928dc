import { writeFile } from 'node:fs/promises';
import type { Palette } from '#domain/spec.ts';
import { loadPhoto } from '../canvas/load-photo.ts';
import { cutOutProduct } from '../canvas/product-photo.ts';
import { productPalette } from '../canvas/product-palette.ts';

/**
 * Looks at a product photo: when its background is plain, writes the product alone to `outputPath` as a PNG with
 * transparency. The palette is built from the product's own colours; null when it has none worth building on.
 */
export async function cutOutFile(
  inputPath: string,
  outputPath: string,
): Promise<{ cutOut: boolean; palette: Palette | null }> {
  const photo = await loadPhoto(inputPath, 2000);
  const product = cutOutProduct(photo);
  if (product !== null) await writeFile(outputPath, await product.canvas.encode('png'));
  return { cutOut: product !== null, palette: productPalette(product?.canvas ?? photo) };
}
