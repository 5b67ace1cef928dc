import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import { luminance, toHex } from '../canvas/colour.ts';
import type { Box } from '../canvas/geometry.ts';
import type { GroundRange } from '../scenes/type-request.ts';

/** A picture at the size of the frame, cropped to fill it. */
export async function loadGround(path: string, width: number, height: number): Promise<Canvas> {
  const image = await loadImage(await readFile(path));
  const canvas = createCanvas(width, height);
  const scale = Math.max(width / image.width, height / image.height);
  const [w, h] = [image.width * scale, image.height * scale];
  canvas.getContext('2d').drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
  return canvas;
}

/** Most pixels looked at under one box: enough for a percentile, few enough to be free. */
const maximumSamples = 4000;

/**
 * The darkest and lightest colour under a box, as the 2nd and 98th percentile by luminance:
 * single specks of dust do not decide the colour of a headline.
 */
export function groundRange(canvas: Canvas, box: Box): GroundRange {
  const x = Math.max(0, Math.floor(box.x));
  const y = Math.max(0, Math.floor(box.y));
  const width = Math.min(canvas.width - x, Math.ceil(box.width));
  const height = Math.min(canvas.height - y, Math.ceil(box.height));
  if (width <= 0 || height <= 0) return { darkest: '#000000', lightest: '#000000' };
  const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / maximumSamples)));
  const colours: { hex: string; luminance: number }[] = [];
  for (let row = 0; row < height; row += step) {
    for (let column = 0; column < width; column += step) {
      const offset = (row * width + column) * 4;
      const hex = toHex([data[offset]!, data[offset + 1]!, data[offset + 2]!]);
      colours.push({ hex, luminance: luminance(hex) });
    }
  }
  colours.sort((a, b) => a.luminance - b.luminance);
  const at = (share: number): string => colours[Math.floor((colours.length - 1) * share)]!.hex;
  return { darkest: at(0.02), lightest: at(0.98) };
}
