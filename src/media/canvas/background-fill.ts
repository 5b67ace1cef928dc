import type { BackgroundModel } from './background-model.ts';

/** What counts as background: near the model, or (with `shadows`) a soft, neutral darkening of it. */
export interface FillOptions {
  readonly shadows: boolean;
}

/** A shadow may take this much of the background's brightness; deeper darkness belongs to the object. */
const deepestShadow = 0.36;
/** Brightness may change by this many levels from one pixel to the next inside a shadow; an object's edge is steeper. */
const shadowStep = 6.5;

/** Marks of a pixel: background, like the background, like a shadow on it. 0 is the object. */
const background = 1;
const plain = 2;
const shaded = 3;

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

/** Mean of every pixel and its eight neighbours: takes the noise off and leaves edges steep. The frame's rim stays as it is. */
function smoothLuma(luma: Float32Array, width: number, height: number): Float32Array {
  const smooth = Float32Array.from(luma);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const index = y * width + x;
      let sum = 0;
      for (let row = index - width; row <= index + width; row += width) {
        sum += luma[row - 1]! + luma[row]! + luma[row + 1]!;
      }
      smooth[index] = sum / 9;
    }
  }
  return smooth;
}

/** How far a pixel's hue is from the background's, dimmed to `kept` of its light, in levels. A shadow keeps the hue. */
function tingeOf(data: Uint8ClampedArray, at: number, line: Float32Array, from: number, kept: number): number {
  const red = data[at]! - line[from]! * kept;
  const green = data[at + 1]! - line[from + 1]! * kept;
  const blue = data[at + 2]! - line[from + 2]! * kept;
  return Math.max(Math.abs(red - green), Math.abs(blue - green));
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
  const near = Math.min(22, 9 + model.roughness * 2);
  const line = new Float32Array(width * 3);
  for (let y = 0; y < height; y++) {
    model.readLine(y, line);
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const ground = lumaOf(line[x * 3]!, line[x * 3 + 1]!, line[x * 3 + 2]!);
      const darkening = ground - lumaOf(data[at]!, data[at + 1]!, data[at + 2]!);
      const isNear = Math.abs(darkening) < near && tingeOf(data, at, line, x * 3, 1) < near;
      const kept = ground > 1 ? 1 - darkening / ground : 1;
      const isShadow =
        options.shadows &&
        darkening < ground * deepestShadow &&
        darkening > -3 * near &&
        tingeOf(data, at, line, x * 3, kept) < near * 0.75;
      if (isNear) marks[y * width + x] = plain;
      else if (isShadow) marks[y * width + x] = shaded;
    }
  }
  return marks;
}

/** Spreads the background from the border: what an object encloses stays the object's, and a shadow is entered by small steps only. */
function spread(marks: Uint8Array, luma: Float32Array, width: number, height: number): void {
  const stack: number[] = [];
  const visit = (index: number, from: number): void => {
    const mark = marks[index];
    if (mark !== plain && mark !== shaded) return;
    if (mark === shaded && Math.abs(luma[index]! - luma[from]!) > shadowStep) return;
    marks[index] = background;
    stack.push(index);
  };
  for (let x = 0; x < width; x++) {
    visit(x, x);
    visit((height - 1) * width + x, (height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    visit(y * width, y * width);
    visit(y * width + width - 1, y * width + width - 1);
  }
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    const x = index % width;
    if (x > 0) visit(index - 1, index);
    if (x < width - 1) visit(index + 1, index);
    if (index >= width) visit(index - width, index);
    if (index < marks.length - width) visit(index + width, index);
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
  spread(marks, smoothLuma(readLuma(data, width, height), width, height), width, height);
  return marks.map((mark) => (mark === background ? 0 : 1));
}
