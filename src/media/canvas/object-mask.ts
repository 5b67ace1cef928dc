import { blurField } from './blur.ts';

/** The form of a cut-out, by which a result is believed or refused. */
export interface MaskForm {
  /** Part of the frame the object covers, 0–1. */
  readonly share: number;
  /** Part of the whole border, and of its most covered side, that the object touches. */
  readonly borderShare: number;
  readonly sideShare: number;
  /** Outline squared over 4 pi x area: 1 for a disc, 1.3 for a square, some 10 for headphones. */
  readonly raggedness: number;
  /** Part of everything found that belongs to the kept pieces. */
  readonly wholeness: number;
  /** Part of its own bounding box the object covers. */
  readonly solidity: number;
}

/** Pieces smaller than this part of the largest are dust, not product. */
const smallestPiece = 0.02;
/** Size of the crumbs that JPEG leaves along an edge, in pixels. */
const crumbRadius = 3;
/** Above one half the outline also moves in by a pixel, past the bright seam that compression draws round strong colours. */
const keptShare = 0.68;

/** Sizes of the connected pieces of a mask; `labels` takes each pixel's piece, from 1. */
function labelPieces(mask: Uint8Array, width: number, labels: Int32Array): number[] {
  const sizes = [0];
  const stack: number[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0) continue;
    const label = sizes.length;
    let size = 0;
    const visit = (index: number): void => {
      if (mask[index] === 0 || labels[index] !== 0) return;
      labels[index] = label;
      stack.push(index);
    };
    visit(start);
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      size++;
      const x = index % width;
      if (x > 0) visit(index - 1);
      if (x < width - 1) visit(index + 1);
      if (index >= width) visit(index - width);
      if (index < mask.length - width) visit(index + width);
    }
    sizes.push(size);
  }
  return sizes;
}

/** Removes dust from a mask in place. Returns the part of the mask's area that was kept, 0–1. */
export function removeDust(mask: Uint8Array, width: number): number {
  const labels = new Int32Array(mask.length);
  const sizes = labelPieces(mask, width, labels);
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  let kept = 0;
  let all = 0;
  for (let index = 0; index < mask.length; index++) {
    if (mask[index] === 0) continue;
    all++;
    if (sizes[labels[index]!]! < largest * smallestPiece) mask[index] = 0;
    else kept++;
  }
  return all === 0 ? 0 : kept / all;
}

/** Rounds a mask's outline by a pixel or two: compression leaves crumbs along a product's edge. */
export function smoothMask(mask: Uint8Array, width: number, height: number): Uint8Array {
  const soft = blurField(Float32Array.from(mask), width, height, crumbRadius);
  return mask.map((_, index) => (soft[index]! > keptShare ? 1 : 0));
}

function measureBorder(mask: Uint8Array, width: number, height: number): { borderShare: number; sideShare: number } {
  const sides = [0, 0, 0, 0] as [number, number, number, number];
  for (let x = 0; x < width; x++) {
    sides[0] += mask[x]!;
    sides[1] += mask[(height - 1) * width + x]!;
  }
  for (let y = 0; y < height; y++) {
    sides[2] += mask[y * width]!;
    sides[3] += mask[y * width + width - 1]!;
  }
  const touched = sides.reduce((sum, side) => sum + side, 0);
  return {
    borderShare: touched / (2 * (width + height)),
    sideShare: Math.max(sides[0] / width, sides[1] / width, sides[2] / height, sides[3] / height),
  };
}

/** Measures a mask of 0 and 1. `wholeness` comes from `removeDust`. */
export function measureMask(mask: Uint8Array, width: number, height: number, wholeness: number): MaskForm {
  let area = 0;
  let outline = 0;
  let left = width;
  let right = 0;
  let top = height;
  let bottom = 0;
  for (let y = 0, index = 0; y < height; y++) {
    for (let x = 0; x < width; x++, index++) {
      const here = mask[index]!;
      if (x < width - 1 && mask[index + 1] !== here) outline++;
      if (y < height - 1 && mask[index + width] !== here) outline++;
      if (here === 0) continue;
      area++;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  // Steps along a slanted edge count both ways: pi/4 brings the count back to its length, on average.
  const length = (outline * Math.PI) / 4;
  return {
    share: area / (width * height),
    ...measureBorder(mask, width, height),
    raggedness: area === 0 ? Infinity : length ** 2 / (4 * Math.PI * area),
    wholeness,
    solidity: area === 0 ? 0 : area / ((right - left + 1) * (bottom - top + 1)),
  };
}
