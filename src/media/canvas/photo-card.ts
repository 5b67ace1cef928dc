import type { Canvas, Image } from '@napi-rs/canvas';
import { withAlpha } from './colour.ts';
import { clamp, toRadians, type Box } from './geometry.ts';
import { createLayer, readPixels } from './layer.ts';

/** A point of a picture, as fractions of its size. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

/** A photograph as a print with a border. */
export interface PrintOptions {
  /** Width of the print, border and all, in pixels. */
  readonly width: number;
  /** Height of the print; by the photograph's own shape unless given. */
  readonly height?: number;
  readonly colour?: string;
  /** Border, as a part of the width; 0 for none. */
  readonly border?: number;
  /** Corner radius in pixels. */
  readonly radius?: number;
  readonly rotateDegrees?: number;
  /** Dark hue of the shadow under it. */
  readonly shadowColour?: string;
  readonly focus?: Focus;
}

/** The part of a picture of `width` x `height` that fills a frame of another shape, as near to the focus as it can be. */
export function coverBox(
  picture: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly height: number },
  focus: Focus = { x: 0.5, y: 0.5 },
): Box {
  const scale = Math.min(picture.width / frame.width, picture.height / frame.height);
  const width = frame.width * scale;
  const height = frame.height * scale;
  return {
    x: clamp(focus.x * picture.width - width / 2, 0, picture.width - width),
    y: clamp(focus.y * picture.height - height / 2, 0, picture.height - height),
    width,
    height,
  };
}

/** A picture cropped and scaled to fill `width` x `height` pixels. */
export function coverCrop(picture: Canvas | Image, width: number, height: number, focus?: Focus): Canvas {
  const box = coverBox(picture, { width, height }, focus);
  return createLayer(width, height, (context) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, box.x, box.y, box.width, box.height, 0, 0, Math.ceil(width), Math.ceil(height));
  });
}

const focusGrid = 48;

/** Where a photograph has most detail: the centre of its edges and colour, held away from the border. A crop keeps it in sight. */
export function findFocus(photo: Canvas): Focus {
  const small = createLayer(focusGrid, focusGrid, (context) => context.drawImage(photo, 0, 0, focusGrid, focusGrid));
  const data = readPixels(small);
  let total = 1e-6;
  let sumX = total / 2;
  let sumY = total / 2;
  for (let y = 1; y < focusGrid - 1; y++) {
    for (let x = 1; x < focusGrid - 1; x++) {
      const at = (y * focusGrid + x) * 4;
      let detail = 0;
      for (let channel = 0; channel < 3; channel++) {
        detail += Math.abs(data[at + channel]! - data[at + 4 + channel]!);
        detail += Math.abs(data[at + channel]! - data[at + focusGrid * 4 + channel]!);
      }
      const weight = detail * detail;
      total += weight;
      sumX += (weight * (x + 0.5)) / focusGrid;
      sumY += (weight * (y + 0.5)) / focusGrid;
    }
  }
  return { x: clamp(sumX / total, 0.2, 0.8), y: clamp(sumY / total, 0.2, 0.8) };
}

/** A photograph as a print with border, turn and soft shadow, in a sprite with room for both. Draw it by its centre. */
export function createPrint(photo: Canvas, options: PrintOptions): Canvas {
  const {
    width,
    colour = '#fbf8f2',
    border = 0.045,
    radius = 0,
    rotateDegrees = 0,
    shadowColour = '#000000',
  } = options;
  const height = options.height ?? (width * photo.height) / photo.width;
  const edge = Math.round(width * border);
  const picture = coverCrop(photo, width - edge * 2, height - edge * 2, options.focus ?? findFocus(photo));
  const print = createLayer(width, height, (context) => {
    context.beginPath();
    context.roundRect(0, 0, width, height, radius);
    context.clip();
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, edge, edge);
  });
  const blur = width * 0.035;
  const turn = toRadians(rotateDegrees);
  const room = Math.ceil(blur * 3.5);
  const spanX = Math.abs(width * Math.cos(turn)) + Math.abs(height * Math.sin(turn)) + room * 2;
  const spanY = Math.abs(width * Math.sin(turn)) + Math.abs(height * Math.cos(turn)) + room * 2;
  return createLayer(spanX, spanY, (context) => {
    context.translate(spanX / 2, spanY / 2);
    context.rotate(turn);
    context.save();
    context.filter = `blur(${blur}px)`;
    context.fillStyle = withAlpha(shadowColour, 0.42);
    context.fillRect(-width / 2, -height / 2 + blur * 0.7, width, height);
    context.restore();
    context.drawImage(print, -width / 2, -height / 2);
  });
}
