import type { Canvas } from '@napi-rs/canvas';
import { createLayer } from './layer.ts';
import type { FloorShadow } from './contact-shadow.ts';

/** A long shadow laid on the floor. */
export interface CastShadowOptions {
  /** The wall's or floor's own dark hue; black looks dirty on warm sets. */
  readonly colour?: string;
  /** Opacity, .5 by default. */
  readonly power?: number;
  /** Lean: the shadow's tip lies this many of its heights to the right (negative: left). 1.1 to 1.5 looks like low sun. */
  readonly skew?: number;
  /** Its height as a part of the object's, .4 to .5. */
  readonly squash?: number;
  /** Softness in pixels. */
  readonly blur?: number;
  /** How much fades away towards its tip, 0–1. */
  readonly fade?: number;
}

/** The silhouette in one colour, fading towards its top. */
function createFadedShape(source: Canvas, colour: string, fade: number): Canvas {
  const { width, height } = source;
  return createLayer(width, height, (context) => {
    context.drawImage(source, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'destination-in';
    const gradient = context.createLinearGradient(0, height, 0, 0);
    gradient.addColorStop(0, 'rgba(0,0,0,1)');
    gradient.addColorStop(1, `rgba(0,0,0,${1 - fade})`);
    context.fillStyle = gradient;
    context.fillRect(0, 0, width, height);
  });
}

/** The silhouette laid down, blurred, fading with distance. Draw it with its offsets from the foot's middle. */
export function createCastShadow(source: Canvas, options: CastShadowOptions = {}): FloorShadow {
  const { colour = '#000000', power = 0.5, skew = 1.2, squash = 0.42, blur = 16, fade = 0.9 } = options;
  const { width, height } = source;
  const margin = Math.ceil(blur * 3) + 8;
  const lean = skew * squash * height;
  const left = margin + Math.max(0, -lean);
  const shape = createFadedShape(source, colour, fade);
  // Laid down first and blurred after: a blur of the sheared drawing would be sheared with it.
  const laid = createLayer(width + Math.abs(lean) + margin * 2, height * squash + margin * 2, (context) => {
    context.setTransform(1, 0, -skew * squash, squash, left + lean, margin);
    context.drawImage(shape, 0, 0);
  });
  const canvas = createLayer(laid.width, laid.height, (context) => {
    context.filter = `blur(${blur}px)`;
    context.globalAlpha = power;
    context.drawImage(laid, 0, 0);
  });
  return { canvas, offsetX: -left - width / 2, offsetY: -(margin + height * squash) };
}
