import { blurField } from './blur.ts';
import { clamp, smoothstep } from './geometry.ts';

/** Half the window, in pixels, in which an edge pixel looks for pure object and pure background. */
const lookAround = 4;
/** Object and background must differ by this many levels before colour may correct the outline. */
const clearDifference = 36;
/** How far colour may move an edge pixel's opacity from what the outline says. */
const correction = 0.4;
/** How far (levels) an edge pixel's cleaned colour may lie from the object's nearby. */
const steadyLevels = 32;

type Colour = [number, number, number];

interface Surroundings {
  readonly object: Colour | null;
  readonly background: Colour | null;
}

/** Mean colours of the pure object and the pure background near a pixel. */
function lookAt(
  data: Uint8ClampedArray,
  cover: Float32Array,
  width: number,
  height: number,
  index: number,
): Surroundings {
  const centreX = index % width;
  const centreY = Math.floor(index / width);
  const sums = [0, 0, 0, 0, 0, 0];
  let objects = 0;
  let grounds = 0;
  for (let y = Math.max(0, centreY - lookAround); y <= Math.min(height - 1, centreY + lookAround); y++) {
    for (let x = Math.max(0, centreX - lookAround); x <= Math.min(width - 1, centreX + lookAround); x++) {
      const here = y * width + x;
      const isObject = cover[here]! > 0.98;
      if (!isObject && cover[here]! > 0.04) continue;
      const offset = isObject ? 0 : 3;
      if (isObject) objects++;
      else grounds++;
      for (let channel = 0; channel < 3; channel++) sums[offset + channel]! += data[here * 4 + channel]!;
    }
  }
  const mean = (offset: number, count: number): Colour | null =>
    count === 0 ? null : [sums[offset]! / count, sums[offset + 1]! / count, sums[offset + 2]! / count];
  return { object: mean(0, objects), background: mean(3, grounds) };
}

/** Opacity of an edge pixel: where its colour lies between background and object, held near what the outline says. */
function alphaOf(colour: Colour, outline: number, { object, background }: Surroundings): number {
  if (!object || !background) return outline;
  let along = 0;
  let span = 0;
  for (let channel = 0; channel < 3; channel++) {
    const difference = object[channel]! - background[channel]!;
    along += (colour[channel]! - background[channel]!) * difference;
    span += difference * difference;
  }
  if (span < clearDifference ** 2) return outline;
  return clamp(clamp(along / span), Math.max(0, outline - correction), Math.min(1, outline + correction));
}

/**
 * The object's own colour at an edge pixel: the background's part taken out, steadied by the object nearby. Taking out
 * the background of a faint pixel multiplies its noise, so the result is held near the object's mean.
 */
function removeSpill(colour: Colour, alpha: number, { object, background }: Surroundings): Colour {
  if (!background) return colour;
  const clean = (channel: 0 | 1 | 2): number => {
    const unmixed = clamp((colour[channel] - (1 - alpha) * background[channel]) / alpha, 0, 255);
    if (!object) return unmixed;
    const held = clamp(unmixed, object[channel] - steadyLevels, object[channel] + steadyLevels);
    return held * alpha + object[channel] * (1 - alpha);
  };
  return [clean(0), clean(1), clean(2)];
}

/**
 * Gives a photograph a soft outline along its object mask, in place: alpha from the mask and the colours, background
 * spill taken out of the edge. `softness` is the edge's width in pixels. Pixels inside the edge keep every bit.
 */
export function applyMatte(
  data: Uint8ClampedArray,
  mask: Uint8Array,
  width: number,
  height: number,
  softness: number,
): void {
  const cover = blurField(Float32Array.from(mask), width, height, softness);
  const original = Uint8ClampedArray.from(data);
  for (let index = 0, at = 0; index < cover.length; index++, at += 4) {
    const inside = cover[index]!;
    if (inside > 0.98) continue;
    const outline = smoothstep(0.42, 0.96, inside);
    if (inside < 0.2) {
      data[at + 3] = 0;
      continue;
    }
    const colour: Colour = [original[at]!, original[at + 1]!, original[at + 2]!];
    const around = lookAt(original, cover, width, height, index);
    const alpha = alphaOf(colour, outline, around) * smoothstep(0.2, 0.45, inside);
    data[at + 3] = alpha * original[at + 3]!;
    if (alpha <= 0.004 || alpha >= 0.996) continue;
    const clean = removeSpill(colour, alpha, around);
    for (let channel = 0; channel < 3; channel++) data[at + channel] = clean[channel]!;
  }
}
