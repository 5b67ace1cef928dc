import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { clamp, lerp, type Box } from '../geometry.ts';
import { createLayer } from '../layer.ts';
import { capHeight } from './cap-height.ts';
import { toBox } from './ink-box.ts';
import { layoutLine, type LineLayout } from './line-layout.ts';
import { drawLine } from './set-line.ts';
import { toPhysicalAlign, type TextAlign, type TextStyle } from './text-style.ts';
import type { Typesetter } from './typesetter.ts';

/** `pill` round ends, `slab` sheared like italics, `box` square corners, `stamp` a notched ticket. */
export type ButtonShape = 'pill' | 'slab' | 'box' | 'stamp';

/** How a button looks. Give it a fill, an outline, or both. */
export interface ButtonLook {
  readonly shape: ButtonShape;
  readonly fill?: string;
  readonly outline?: string;
  /** Width of the outline in pixels; 1.5 when left out. */
  readonly outlinePixels?: number;
  /** An arrow after the words, pointing the way one reads; none when left out. */
  readonly arrow?: boolean;
  /** Space beside and above the words in ems; 1.1 and 0.78 when left out. */
  readonly paddingXEms?: number;
  readonly paddingYEms?: number;
}

/** Where a button goes: `y` is its top edge. */
export interface ButtonPlacement {
  readonly x: number;
  readonly y: number;
  /** `start` when left out. */
  readonly align?: TextAlign;
}

/** A button drawn once. */
export interface CallToAction {
  /** The outer edge of the shape in the frame. */
  readonly box: Box;
  /** The ink of the words, for contrast and size checks. */
  readonly textInk: Box;
  readonly canvas: Canvas;
  /** Top left corner of the canvas in the frame. */
  readonly x: number;
  readonly y: number;
}

const arrowRoomEms = 1.15;
const arrowLengthEms = 0.62;

/** Size of a button's shape in pixels, before it is placed. */
export function measureCallToAction(
  typesetter: Typesetter,
  text: string,
  style: TextStyle,
  look: ButtonLook,
): { readonly width: number; readonly height: number } {
  const { ink } = layoutLine(typesetter, text, style);
  const size = style.sizePixels;
  const arrow = look.arrow === true ? size * arrowRoomEms : 0;
  return {
    width: ink.right - ink.left + arrow + size * (look.paddingXEms ?? 1.1) * 2,
    height: capHeight(typesetter, style, text) + size * (look.paddingYEms ?? 0.78) * 2,
  };
}

function traceShape(context: SKRSContext2D, shape: ButtonShape, box: Box): void {
  const { x, y, width, height } = box;
  context.beginPath();
  if (shape === 'slab') {
    const shear = height * 0.16;
    context.moveTo(x + shear, y);
    context.lineTo(x + width + shear, y);
    context.lineTo(x + width - shear, y + height);
    context.lineTo(x - shear, y + height);
    context.closePath();
  } else if (shape === 'stamp') {
    traceStamp(context, box);
  } else {
    context.roundRect(x, y, width, height, shape === 'pill' ? height / 2 : 0);
  }
}

/** A ticket: half round bites along both short sides. */
function traceStamp(context: SKRSContext2D, { x, y, width, height }: Box): void {
  const bites = 4;
  const pitch = height / bites;
  const radius = pitch * 0.3;
  context.moveTo(x, y);
  context.lineTo(x + width, y);
  for (let bite = 0; bite < bites; bite++) {
    context.arc(x + width, y + pitch * (bite + 0.5), radius, -Math.PI / 2, Math.PI / 2, true);
  }
  context.lineTo(x + width, y + height);
  context.lineTo(x, y + height);
  for (let bite = bites - 1; bite >= 0; bite--) {
    context.arc(x, y + pitch * (bite + 0.5), radius, Math.PI / 2, -Math.PI / 2, true);
  }
  context.closePath();
}

/** A drawn arrow: few of the faces have the sign. `direction` is 1 to the right, -1 to the left. */
function strokeArrow(context: SKRSContext2D, tailX: number, y: number, size: number, direction: 1 | -1): void {
  const length = size * arrowLengthEms;
  const tip = tailX + length * direction;
  const barb = length * 0.42;
  context.lineWidth = Math.max(2, size * 0.1);
  context.lineCap = 'butt';
  context.lineJoin = 'miter';
  context.beginPath();
  context.moveTo(tailX, y);
  context.lineTo(tip, y);
  context.moveTo(tip - barb * direction, y - barb);
  context.lineTo(tip, y);
  context.lineTo(tip - barb * direction, y + barb);
  context.stroke();
}

function drawWords(
  context: SKRSContext2D,
  layout: LineLayout,
  style: TextStyle,
  look: ButtonLook,
  box: Box,
  cap: number,
): Box {
  const size = style.sizePixels;
  const padding = size * (look.paddingXEms ?? 1.1);
  const middle = box.y + box.height / 2;
  const baseline = middle + cap / 2;
  const arrowBeforeWords = look.arrow === true && layout.rightToLeft;
  const left = box.x + padding + (arrowBeforeWords ? size * arrowRoomEms : 0);
  const originX = left - layout.ink.left;
  drawLine(context, layout, originX, baseline);
  if (look.arrow === true) {
    context.strokeStyle = style.fill;
    const inset = padding + size * arrowLengthEms;
    if (layout.rightToLeft) strokeArrow(context, box.x + inset, middle, size, -1);
    else strokeArrow(context, box.x + box.width - inset, middle, size, 1);
  }
  return toBox(layout.ink, originX, baseline);
}

/** Draws a button once. The words take the fill of the style; right to left, the arrow goes left and points left. */
export function createCallToAction(
  typesetter: Typesetter,
  text: string,
  style: TextStyle,
  look: ButtonLook,
  placement: ButtonPlacement,
): CallToAction {
  const layout = layoutLine(typesetter, text, style);
  const { width, height } = measureCallToAction(typesetter, text, style, look);
  const align = toPhysicalAlign(placement.align ?? 'start', layout.rightToLeft);
  const shift = align === 'left' ? 0 : align === 'center' ? width / 2 : width;
  const box: Box = { x: placement.x - shift, y: placement.y, width, height };
  const margin = Math.ceil(height * 0.2 + (look.outlinePixels ?? 1.5) + 2);
  const x = Math.floor(box.x) - margin;
  const y = Math.floor(box.y) - margin;
  let textInk = box;
  const canvas = createLayer(width + margin * 2 + 1, height + margin * 2 + 1, (context) => {
    context.translate(-x, -y);
    traceShape(context, look.shape, box);
    if (look.fill !== undefined) {
      context.fillStyle = look.fill;
      context.fill();
    }
    if (look.outline !== undefined) {
      context.strokeStyle = look.outline;
      context.lineWidth = look.outlinePixels ?? 1.5;
      context.stroke();
    }
    textInk = drawWords(context, layout, style, look, box, capHeight(typesetter, style, text));
  });
  const shear = look.shape === 'slab' ? height * 0.16 : 0;
  return { box: { ...box, x: box.x - shear, width: width + shear * 2 }, textInk, canvas, x, y };
}

/** Draws a button as it arrives: `progress` 0 hidden, 1 in place; it grows from 92 % and may overshoot. */
export function drawCallToAction(context: SKRSContext2D, button: CallToAction, progress = 1): void {
  if (progress <= 0) return;
  if (progress === 1) {
    context.drawImage(button.canvas, button.x, button.y);
    return;
  }
  const scale = lerp(0.92, 1, progress);
  const middleX = button.box.x + button.box.width / 2;
  const middleY = button.box.y + button.box.height / 2;
  context.save();
  context.globalAlpha *= clamp(progress * 2);
  context.translate(middleX, middleY);
  context.scale(scale, scale);
  context.drawImage(button.canvas, button.x - middleX, button.y - middleY);
  context.restore();
}
