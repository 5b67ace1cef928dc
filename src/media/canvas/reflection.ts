import type { Canvas } from '@napi-rs/canvas';
import { createLayer } from './layer.ts';

/** A mirror image on the floor. */
export interface ReflectionOptions {
  /** How much of the object's height shows, .1 to .3. */
  readonly depth?: number;
  /** Opacity at the foot, .16 to .34. */
  readonly alpha?: number;
  /** Softness in pixels, 2 to 4. */
  readonly blur?: number;
}

/** The object upside down, fading to nothing. Draw it centred under the object, its top on the foot line. */
export function createReflection(source: Canvas, options: ReflectionOptions = {}): Canvas {
  const { depth = 0.32, alpha = 0.28, blur = 3 } = options;
  const height = Math.ceil(source.height * depth);
  const margin = Math.ceil(blur * 3);
  const width = source.width + margin * 2;
  const mirrored = createLayer(width, height + margin, (context) => {
    context.translate(margin, source.height);
    context.scale(1, -1);
    context.drawImage(source, 0, 0);
  });
  return createLayer(width, height, (context) => {
    context.filter = `blur(${blur}px)`;
    context.drawImage(mirrored, 0, 0);
    context.filter = 'none';
    context.globalCompositeOperation = 'destination-in';
    const fade = context.createLinearGradient(0, 0, 0, height);
    fade.addColorStop(0, `rgba(0,0,0,${alpha})`);
    fade.addColorStop(0.5, `rgba(0,0,0,${alpha * 0.3})`);
    fade.addColorStop(1, 'rgba(0,0,0,0)');
    context.fillStyle = fade;
    context.fillRect(0, 0, width, height);
  });
}
