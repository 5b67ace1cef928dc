import type { Canvas } from '@napi-rs/canvas';
import { fillBackground } from './background-fill.ts';
import { fitBackground, type BackgroundModel } from './background-model.ts';
import { createLayer, cropToInk, readPixels } from './layer.ts';
import { applyMatte } from './matte.ts';
import { measureMask, removeDust, smoothMask, type MaskForm } from './object-mask.ts';
import { measureWeakOutline } from './outline-contrast.ts';

/** A product cut out of its photograph. */
export interface CutOut {
  /** Cut to its ink. Inside the outline every pixel is the photograph's own. */
  readonly canvas: Canvas;
  /** Sides of the photograph the product ran out of: such a side must stay at the frame's edge. */
  readonly cutSides: {
    readonly left: boolean;
    readonly right: boolean;
    readonly top: boolean;
    readonly bottom: boolean;
  };
}

/** Least part of the border one smooth colour must explain, and how rough that colour may be (levels). */
const leastExplained = 0.66;
const greatestRoughness = 8;

/** Whether a mask looks like a product and not like a failed key. */
function isPlausible(form: MaskForm): boolean {
  return (
    form.share > 0.04 &&
    form.share < 0.92 &&
    form.borderShare < 0.35 &&
    form.sideShare < 0.6 &&
    form.raggedness < 40 &&
    form.wholeness > 0.8 &&
    form.solidity > 0.14
  );
}

/** Whether the photograph came with a cut-out of its own: most of its border is clear. */
function hasOwnOutline(data: Uint8ClampedArray, width: number, height: number): boolean {
  let clear = 0;
  const look = (x: number, y: number): void => {
    if (data[(y * width + x) * 4 + 3]! < 16) clear++;
  };
  for (let x = 0; x < width; x++) {
    look(x, 0);
    look(x, height - 1);
  }
  for (let y = 0; y < height; y++) {
    look(0, y);
    look(width - 1, y);
  }
  return clear > (width + height) * 1.3;
}

/** Greatest part of an outline that may be guesswork: object and background of nearly one colour. */
const greatestWeakShare = 0.1;

/** Whether a mask may be shown: a plausible form, standing free on at least one side, with an outline that is really there. */
function isTrustworthy(data: Uint8ClampedArray, mask: Uint8Array, width: number, height: number, wholeness: number) {
  if (!isPlausible(measureMask(mask, width, height, wholeness))) return false;
  const sides = touchedSides(mask, width, height);
  if (sides.left && sides.right) return false;
  return measureWeakOutline(data, mask, width, height) < greatestWeakShare;
}

/** The object's mask; a key that looks through shadows first, then one that takes them for the object's. */
function findObject(data: Uint8ClampedArray, width: number, height: number, model: BackgroundModel): Uint8Array | null {
  for (const shadows of [true, false]) {
    const found = fillBackground(data, width, height, model, { shadows });
    const mask = smoothMask(found, width, height);
    const wholeness = removeDust(mask, width);
    if (isTrustworthy(data, mask, width, height, wholeness)) return mask;
  }
  return null;
}

function touchedSides(mask: Uint8Array, width: number, height: number): CutOut['cutSides'] {
  const column = (x: number): boolean => {
    for (let y = 0; y < height; y++) if (mask[y * width + x] === 1) return true;
    return false;
  };
  const row = (y: number): boolean => mask.subarray(y * width, (y + 1) * width).includes(1);
  return { left: column(0), right: column(width - 1), top: row(0), bottom: row(height - 1) };
}

const wholeObject = { left: false, right: false, top: false, bottom: false };

/**
 * Cuts a product out of a photograph with a plain background: white, any colour, or a soft gradient or vignette of one.
 * Null when the background is busy or the result would not look like a product: show the whole photograph then.
 * Areas the product encloses stay as they are, because a white label cannot be told from a gap. About 0.2 s for a megapixel.
 */
export function cutOutProduct(photo: Canvas): CutOut | null {
  const { width, height } = photo;
  const data = readPixels(photo);
  if (hasOwnOutline(data, width, height)) return { canvas: cropToInk(photo, 2, 6).canvas, cutSides: wholeObject };
  const model = fitBackground(data, width, height);
  if (model.explained < leastExplained || model.roughness > greatestRoughness) return null;
  const mask = findObject(data, width, height, model);
  if (!mask) return null;
  applyMatte(data, mask, width, height, Math.max(1.7, Math.max(width, height) / 700));
  const whole = createLayer(width, height);
  const context = whole.getContext('2d');
  const image = context.createImageData(width, height);
  image.data.set(data);
  context.putImageData(image, 0, 0);
  return { canvas: cropToInk(whole, 2, 6).canvas, cutSides: touchedSides(mask, width, height) };
}
