import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../geometry.ts';
import { toBox } from './ink-box.ts';
import { createRun, layoutLine, type LineLayout } from './line-layout.ts';
import { drawRun, measureAdvance } from './measure.ts';
import { isEastAsian, leadingScript } from './script.ts';
import { toPhysicalAlign, type TextAlign, type TextStyle } from './text-style.ts';
import type { Typesetter } from './typesetter.ts';

/** Where a line goes. `x` is the edge, or the middle, that its ink is aligned to. */
export interface LinePlacement {
  readonly x: number;
  readonly baselineY: number;
  /** `start` when left out. */
  readonly align?: TextAlign;
  /** Whether quotes and trailing stops hang outside the margin; true when left out. */
  readonly hang?: boolean;
}

const openingQuote = /^[“"‘«„‚]/;
const closingMark = /[”"’».,،]$/;
const closingMarkShare = 0.6;

/** How far the marks at a side reach over the margin, in pixels. */
function overhang(typesetter: Typesetter, layout: LineLayout, style: TextStyle, side: 'left' | 'right'): number {
  if (isEastAsian(leadingScript(layout.text, style.language))) return 0;
  const isStart = (side === 'left') !== layout.rightToLeft;
  const mark = isStart ? layout.text.match(openingQuote)?.[0] : layout.text.match(closingMark)?.[0];
  if (mark === undefined) return 0;
  const width = measureAdvance(typesetter, createRun(typesetter, mark, style, layout.text));
  return isStart ? width : width * closingMarkShare;
}

/** The x of a line's origin that puts its ink where the placement says. */
export function originOf(
  typesetter: Typesetter,
  layout: LineLayout,
  style: TextStyle,
  placement: Omit<LinePlacement, 'baselineY'>,
): number {
  const { left, right } = layout.ink;
  const align = toPhysicalAlign(placement.align ?? 'start', layout.rightToLeft);
  if (align === 'center') return placement.x - (left + right) / 2;
  const hung = placement.hang === false ? 0 : overhang(typesetter, layout, style, align);
  return align === 'left' ? placement.x - left - hung : placement.x - right + hung;
}

/** Draws a laid-out line with its origin at the given point. */
export function drawLine(context: SKRSContext2D, layout: LineLayout, originX: number, baselineY: number): void {
  for (const piece of layout.pieces) {
    context.fillStyle = piece.fill;
    drawRun(context, piece.run, originX + piece.x, baselineY);
  }
}

/**
 * Sets one line, aligned by its ink, and returns where the ink lies. `*word*` takes the accent's colour and face. For
 * a line drawn in many frames use a sprite (`text-sprite.ts`): shaping costs more than copying.
 */
export function setLine(
  typesetter: Typesetter,
  context: SKRSContext2D,
  text: string,
  style: TextStyle,
  placement: LinePlacement,
): Box {
  const layout = layoutLine(typesetter, text, style);
  const originX = originOf(typesetter, layout, style, placement);
  drawLine(context, layout, originX, placement.baselineY);
  return toBox(layout.ink, originX, placement.baselineY);
}
