import type { Canvas } from '@napi-rs/canvas';
import { lerp } from '../../canvas/geometry.ts';
import { createLayer } from '../../canvas/layer.ts';
import { withAlpha } from '../../canvas/colour.ts';

/** Half the width of the band of light, as a part of the sprite's width, and its lean. */
const halfWidth = 0.24;
const lean = 0.35;

/**
 * A large sprite with a band of light passing over it. The function returns the sprite as it looks at a share of the
 * way (0 and 1: no light), painted into one canvas that is used again: draw it at once. Cheaper than a light sweep of its
 * own when the sprite is drawn between pixels, which is what costs.
 */
export function createShine(sprite: Canvas, power: number): (share: number) => Canvas {
  const { width, height } = sprite;
  const lit = createLayer(width, height);
  const context = lit.getContext('2d');
  const half = width * halfWidth;
  return (share) => {
    if (share <= 0 || share >= 1) return sprite;
    const middle = lerp(-0.6, 1.6, share) * width;
    context.globalCompositeOperation = 'copy';
    context.drawImage(sprite, 0, 0);
    context.globalCompositeOperation = 'source-atop';
    const band = context.createLinearGradient(
      middle - half,
      height / 2 - half * lean,
      middle + half,
      height / 2 + half * lean,
    );
    band.addColorStop(0, withAlpha('#ffffff', 0));
    band.addColorStop(0.5, withAlpha('#ffffff', power));
    band.addColorStop(1, withAlpha('#ffffff', 0));
    context.fillStyle = band;
    // Only where the band is: at the top it lies to the right of its middle, at the foot to the left.
    const reach = half * (1 + lean * lean) + (height / 2) * lean;
    context.fillRect(middle - reach, 0, reach * 2, height);
    return lit;
  };
}
