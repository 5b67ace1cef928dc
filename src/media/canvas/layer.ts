import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';

/** A finished piece and where its top left corner belongs in the frame it was cut from, in pixels. */
export interface Sprite {
  readonly canvas: Canvas;
  readonly x: number;
  readonly y: number;
}

/**
 * A new canvas painted once. Sizes are rounded up to whole pixels, at least 1: fractional sizes shear image data.
 * Smoothing stays at its default: `high` makes even an unscaled draw eight times slower, so frames must never set it.
 */
export function createLayer(width: number, height: number, paint?: (context: SKRSContext2D) => void): Canvas {
  const canvas = createCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)));
  paint?.(canvas.getContext('2d'));
  return canvas;
}

/** The canvas' pixels as unpremultiplied RGBA bytes. */
export function readPixels(canvas: Canvas): Uint8ClampedArray {
  return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
}

/** A canvas filled from RGBA bytes that `fill` writes; `width` and `height` are rounded up to whole pixels. */
export function createFromPixels(
  width: number,
  height: number,
  fill: (data: Uint8ClampedArray, width: number, height: number) => void,
): Canvas {
  const canvas = createLayer(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(canvas.width, canvas.height);
  fill(image.data, canvas.width, canvas.height);
  context.putImageData(image, 0, 0);
  return canvas;
}

/**
 * Crops a layer to the pixels whose alpha is above `minimumAlpha` (of 255), with a clear margin of `padding` pixels.
 * Full-frame transparent layers are the main cost of a frame. An empty layer becomes one clear pixel.
 */
export function cropToInk(source: Canvas, padding = 0, minimumAlpha = 1): Sprite {
  const { width, height } = source;
  const data = readPixels(source);
  let left = width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    const row = y * width * 4 + 3;
    let first = 0;
    while (first < width && data[row + first * 4]! <= minimumAlpha) first++;
    if (first === width) continue;
    let last = width - 1;
    while (data[row + last * 4]! <= minimumAlpha) last--;
    if (first < left) left = first;
    if (last > right) right = last;
    if (top < 0) top = y;
    bottom = y;
  }
  if (top < 0) return { canvas: createLayer(1, 1), x: 0, y: 0 };
  const x = left - padding;
  const y = top - padding;
  const canvas = createLayer(right - left + 1 + padding * 2, bottom - top + 1 + padding * 2, (context) =>
    context.drawImage(source, -x, -y),
  );
  return { canvas, x, y };
}

/** Draws a sprite in its place, moved by whole or fractional pixels. */
export function drawSprite(context: SKRSContext2D, sprite: Sprite, moveX = 0, moveY = 0): void {
  context.drawImage(sprite.canvas, sprite.x + moveX, sprite.y + moveY);
}

/**
 * The picture scaled so that its height or its width is the one given, in pixels. Large reductions go by halves,
 * so that fine lines do not break up.
 */
export function scaleTo(source: Canvas, size: { readonly height: number } | { readonly width: number }): Canvas {
  const scale = 'height' in size ? size.height / source.height : size.width / source.width;
  const width = source.width * scale;
  const height = source.height * scale;
  let picture = source;
  while (picture.width > width * 2 && picture.height > height * 2) {
    const half = picture;
    picture = createLayer(half.width / 2, half.height / 2, (context) =>
      context.drawImage(half, 0, 0, half.width / 2, half.height / 2),
    );
  }
  return createLayer(width, height, (context) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, width, height);
  });
}
