import type { BackgroundModel } from './background-model.ts';
import { blurField } from './blur.ts';

/** What counts as background: near the model, or (with `shadows`) a soft, neutral darkening of it. */
export interface FillOptions {
  readonly shadows: boolean;
}

/** A shadow may take this much of the background's brightness; deeper darkness belongs to the object. */
const deepestShadow = 0.36;
/** Brightness may change by this many levels a pixel inside a shadow; an object's edge is steeper. */
const shadowSlope = 3.2;

const background = 1;
const candidate = 2;

function lumaOf(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function readLuma(data: Uint8ClampedArray, width: number, height: number): Float32Array {
  const luma = new Float32Array(width * height);
  for (let index = 0, at = 0; index < luma.length; index++, at += 4) {
    luma[index] = lumaOf(data[at]!, data[at + 1]!, data[at + 2]!);
  }
  return luma;
}

/** Whether brightness changes slowly around a pixel, as in a shadow. */
function isSmooth(luma: Float32Array, width: number, height: number, x: number, y: number): boolean {
  const index = y * width + x;
  const right = luma[x < width - 1 ? index + 1 : index]! - luma[x > 0 ? index - 1 : index]!;
  const down = luma[y < height - 1 ? index + width : index]! - luma[y > 0 ? index - width : index]!;
  return Math.abs(right) < shadowSlope * 2 && Math.abs(down) < shadowSlope * 2;
}

/** Marks every pixel that could be background by its own colour. */
function markCandidates(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  model: BackgroundModel,
  options: FillOptions,
): Uint8Array {
  const marks = new Uint8Array(width * height);
  const soft = options.shadows ? blurField(readLuma(data, width, height), width, height, 1.7) : new Float32Array(0);
  const near = Math.min(22, 9 + model.roughness * 2);
  const line = new Float32Array(width * 3);
  for (let y = 0; y < height; y++) {
    model.readLine(y, line);
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const red = data[at]! - line[x * 3]!;
      const green = data[at + 1]! - line[x * 3 + 1]!;
      const blue = data[at + 2]! - line[x * 3 + 2]!;
      const darkening = -lumaOf(red, green, blue);
      const tinge = Math.max(Math.abs(red - green), Math.abs(blue - green));
      const ground = lumaOf(line[x * 3]!, line[x * 3 + 1]!, line[x * 3 + 2]!);
      const isNear = Math.abs(darkening) < near && tinge < near;
      const isShadow =
        options.shadows &&
        darkening < ground * deepestShadow &&
        darkening > -3 * near &&
        tinge < near * 0.6 + darkening * 0.12 &&
        isSmooth(soft, width, height, x, y);
      if (isNear || isShadow) marks[y * width + x] = candidate;
    }
  }
  return marks;
}

/** Spreads the background from the border through candidates: what an object encloses stays the object's. */
function spread(marks: Uint8Array, width: number, height: number): void {
  const stack: number[] = [];
  const visit = (index: number): void => {
    if (marks[index] !== candidate) return;
    marks[index] = background;
    stack.push(index);
  };
  for (let x = 0; x < width; x++) {
    visit(x);
    visit((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    visit(y * width);
    visit(y * width + width - 1);
  }
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    const x = index % width;
    if (x > 0) visit(index - 1);
    if (x < width - 1) visit(index + 1);
    if (index >= width) visit(index - width);
    if (index < marks.length - width) visit(index + width);
  }
}

/** The object of a photograph on a plain background: 1 where it is, 0 where the background reaches in from the border. */
export function fillBackground(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  model: BackgroundModel,
  options: FillOptions,
): Uint8Array {
  const marks = markCandidates(data, width, height, model, options);
  spread(marks, width, height);
  return marks.map((mark) => (mark === background ? 0 : 1));
}
