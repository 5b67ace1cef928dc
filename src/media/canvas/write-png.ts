import type { Canvas } from '@napi-rs/canvas';
import { sharp } from '../sharp.ts';

/**
 * Writes an opaque canvas as a PNG. sharp's encoder takes a tenth of the canvas' own time for 15 % more bytes
 * (measured on a 1280x720 plate: 30 ms and 1.25 MB against 340 ms and 1.09 MB).
 */
export async function writePng(canvas: Canvas, path: string): Promise<void> {
  const { width, height } = canvas;
  await sharp(canvas.data(), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 2 })
    .toFile(path);
}
