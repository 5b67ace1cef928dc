import { loadImage, type Canvas, type Image } from '@napi-rs/canvas';
import { toRadians, type Box } from './geometry.ts';
import { readIcon, type IconDrawing } from './icon-archive.ts';
import { createLayer, cropToInk } from './layer.ts';

/** How large a drawn object is and how it lies. One of `height` and `width` is exact, in pixels. */
export type HeroArtOptions = ({ readonly height: number } | { readonly width: number }) & {
  /** Turn, clockwise. */
  readonly rotateDegrees?: number;
  /** Mirrored left to right, before the turn. */
  readonly flip?: boolean;
};

const trialSide = 256;
/** Clear margin around the finished sprite in pixels, for the soft edge of its outline. */
const margin = 2;

/** The drawing as an image `side` pixels high. */
async function rasterize(drawing: IconDrawing, side: number): Promise<Image> {
  const { width, height, body } = drawing;
  const pixels = Math.ceil(side);
  return loadImage(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil((pixels * width) / height)}" height="${pixels}" viewBox="0 0 ${width} ${height}">${body}</svg>`,
    ),
  );
}

/** The image turned about the middle of a canvas that holds it at any angle. */
function place(image: Image, rotateDegrees: number, flip: boolean): Canvas {
  const side = Math.ceil(Math.hypot(image.width, image.height)) + 4;
  return createLayer(side, side, (context) => {
    context.imageSmoothingQuality = 'high';
    context.translate(side / 2, side / 2);
    context.rotate(toRadians(rotateDegrees));
    context.scale(flip ? -1 : 1, 1);
    context.drawImage(image, -image.width / 2, -image.height / 2);
  });
}

/** Size of the ink when the drawing is `trialSide` pixels high. */
async function measureInk(drawing: IconDrawing, rotateDegrees: number, flip: boolean): Promise<Box> {
  const { canvas, x, y } = cropToInk(place(await rasterize(drawing, trialSide), rotateDegrees, flip), 0, 6);
  return { x, y, width: canvas.width, height: canvas.height };
}

/**
 * A Fluent Emoji drawing (MIT, Microsoft) as a large sprite cut to its ink, by its icon name. Drawn from the vectors at
 * its final size, so it is sharp at any. Null when the set has no such icon.
 */
export async function loadHeroArt(icon: string, options: HeroArtOptions): Promise<Canvas | null> {
  const drawing = readIcon(icon);
  if (!drawing) return null;
  const { rotateDegrees = 0, flip = false } = options;
  const ink = await measureInk(drawing, rotateDegrees, flip);
  const scale = 'height' in options ? options.height / ink.height : options.width / ink.width;
  const image = await rasterize(drawing, trialSide * scale);
  const exact = cropToInk(place(image, rotateDegrees, flip), 0, 6).canvas;
  const fit = 'height' in options ? options.height / exact.height : options.width / exact.width;
  const width = exact.width * fit;
  const height = exact.height * fit;
  return createLayer(width + margin * 2, height + margin * 2, (context) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(exact, margin, margin, width, height);
  });
}
