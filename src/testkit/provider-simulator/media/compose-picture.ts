import sharp, { type Sharp } from 'sharp';
import { deriveSeed } from '#domain/random.ts';
import type { ImageOrder } from './media-orders.ts';
import { paintPicture } from './paint-picture.ts';

/** A picture of an order: painted, a given picture in other light, or a given picture in a painted room. */
export async function composePicture({ prompt, seed, width, height, given }: ImageOrder): Promise<Sharp> {
  const own = deriveSeed(seed, prompt);
  if (given?.placing === 'whole') {
    const light = { brightness: 0.92 + (own % 17) / 100, saturation: 1.1 };
    return sharp(given.bytes).removeAlpha().resize(width, height, { fit: 'cover' }).modulate(light);
  }
  const ground = paintedPicture(own, width, height);
  if (given === undefined) return ground;
  const box = { width: Math.round(width * 0.5), height: Math.round(height * 0.5), fit: 'inside' as const };
  const inset = await sharp(given.bytes).resize(box).png({ compressionLevel: 1 }).toBuffer();
  const whole = await ground
    .composite([{ input: inset, gravity: 'centre' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(whole);
}

export function paintedPicture(seed: number, width: number, height: number): Sharp {
  return sharp(paintPicture(seed, { width, height }), { raw: { width, height, channels: 4 } }).removeAlpha();
}

export function blackPicture({ width, height }: { readonly width: number; readonly height: number }): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
}
