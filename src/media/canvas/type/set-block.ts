import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../geometry.ts';
import { plainText } from './accent-marks.ts';
import { capHeight, sizeFactor } from './cap-height.ts';
import { toBox, unionOfInk } from './ink-box.ts';
import { layoutLine, type LineLayout, type TextUnit } from './line-layout.ts';
import { leadingScript, type Script } from './script.ts';
import { drawLine, originOf } from './set-line.ts';
import type { TextAlign, TextStyle } from './text-style.ts';
import type { Typesetter } from './typesetter.ts';

/** What `y` means: the line the first capitals reach, the edges or the middle of all ink, or the first baseline. */
export type BlockAnchor = 'cap-line' | 'ink-top' | 'ink-middle' | 'ink-bottom' | 'baseline';

/** Where a block goes. */
export interface BlockPlacement {
  readonly x: number;
  readonly y: number;
  /** `start` when left out. */
  readonly align?: TextAlign;
  /** `cap-line` when left out. */
  readonly anchor?: BlockAnchor;
  /** Whether quotes and trailing stops hang outside the margin; true when left out. */
  readonly hang?: boolean;
}

/** A line and the place of its origin in the frame, in pixels. */
export interface PlacedLine {
  readonly layout: LineLayout;
  readonly originX: number;
  readonly baselineY: number;
  readonly ink: Box;
}

/** A block ready to draw. */
export interface BlockLayout {
  readonly lines: readonly PlacedLine[];
  /** All ink of the block. */
  readonly ink: Box;
  readonly capHeightPixels: number;
  /** Distance of two baselines. */
  readonly lineStepPixels: number;
}

const defaultLeading = 1.05;
/** Marks above and below the line need this much, as a share of the size. */
const leastLeading: Record<Script, number> = {
  latin: 0,
  arabic: 1.28,
  japanese: 1.16,
  chinese: 1.16,
  devanagari: 1.28,
};

/** Distance of baselines in pixels for a block that holds `text`. */
export function lineStep(typesetter: Typesetter, style: TextStyle, text: string): number {
  const leading = Math.max(style.leading ?? defaultLeading, leastLeading[leadingScript(text, style.language)]);
  return leading * style.sizePixels * sizeFactor(typesetter, style.face, text, style.language);
}

/** Lays out a block of lines; `unit` says into what its lines are cut for a staggered reveal. */
export function layoutBlock(
  typesetter: Typesetter,
  lines: readonly string[],
  style: TextStyle,
  placement: BlockPlacement,
  unit: TextUnit = 'line',
): BlockLayout {
  const whole = plainText(lines.join(' '));
  const lineStepPixels = lineStep(typesetter, style, whole);
  const capHeightPixels = capHeight(typesetter, style, whole);
  const layouts = lines.map((line) => layoutLine(typesetter, line, style, unit, whole));
  const relative = layouts.map((layout, index): PlacedLine => {
    const originX = originOf(typesetter, layout, style, placement);
    const baselineY = index * lineStepPixels;
    return { layout, originX, baselineY, ink: toBox(layout.ink, originX, baselineY) };
  });
  const ink = unionOfInk(relative.map((line) => line.ink));
  const moveY = placement.y - anchorOffset(placement.anchor ?? 'cap-line', ink, capHeightPixels);
  return {
    lines: relative.map((line) => ({
      ...line,
      baselineY: line.baselineY + moveY,
      ink: { ...line.ink, y: line.ink.y + moveY },
    })),
    ink: { ...ink, y: ink.y + moveY },
    capHeightPixels,
    lineStepPixels,
  };
}

/** Distance from the first baseline down to the anchor. */
function anchorOffset(anchor: BlockAnchor, ink: Box, capHeightPixels: number): number {
  if (anchor === 'ink-top') return ink.y;
  if (anchor === 'ink-middle') return ink.y + ink.height / 2;
  if (anchor === 'ink-bottom') return ink.y + ink.height;
  return anchor === 'cap-line' ? -capHeightPixels : 0;
}

/** Sets several lines and returns where they lie. For a block drawn in many frames use a sprite (`text-sprite.ts`). */
export function setBlock(
  typesetter: Typesetter,
  context: SKRSContext2D,
  lines: readonly string[],
  style: TextStyle,
  placement: BlockPlacement,
): BlockLayout {
  const block = layoutBlock(typesetter, lines, style, placement);
  for (const line of block.lines) drawLine(context, line.layout, line.originX, line.baselineY);
  return block;
}
