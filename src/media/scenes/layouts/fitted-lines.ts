import type { Box } from '../../canvas/geometry.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import type { FaceName } from '../../canvas/type/font-faces.ts';
import { fitText } from '../../canvas/type/fit-text.ts';
import { toCapitals } from '../../canvas/type/letter-case.ts';
import { layoutBlock } from '../../canvas/type/set-block.ts';
import type { UnsizedStyle } from '../../canvas/type/text-style.ts';
import { wrapText } from '../../canvas/type/wrap-text.ts';
import { sharedTypesetter } from '../set-text.ts';
import { artStyleOf } from '../style-registry.ts';
import type { TypeRequest } from '../type-request.ts';

/** One line of a wall and the room that its ink fills. */
export interface FittedLine {
  readonly text: string;
  readonly room: Box;
}

export interface FittedLinesOptions {
  readonly face: FaceName;
  readonly maxLines: number;
  /** Space between the ink of two lines, as a share of the room's height. */
  readonly gap: number;
  /** Tallest a line's ink may be, as a share of the room's height. */
  readonly tallest?: number;
  /** Where the stack stands when it does not fill the room. */
  readonly anchor?: 'top' | 'middle' | 'bottom';
  readonly tracking?: number;
}

const trialSizePixels = 100;
/** Height of a line's ink and the gap under it, as a share of its size. */
const usualInkShare = 0.85;

/** A line lower than this share of the highest one makes a poster shout its least word. */
const leastEvenness = 0.42;

interface Stack {
  readonly lines: readonly string[];
  readonly heights: readonly number[];
  readonly total: number;
  /** How much of the room is ink, roughly: larger is better. */
  readonly cover: number;
  readonly scale: number;
}

/**
 * Breaks a text into lines that are each set to the full width of a room and stacked by their ink, as a poster does.
 * Of all numbers of lines the one that fills the room best is taken. Sizes follow from the rooms.
 */
export function fitLines(request: TypeRequest, text: string, room: Box, options: FittedLinesOptions): FittedLine[] {
  const cased = inCase(request, text);
  if (plainText(cased).trim() === '') return [];
  const style = styleOf(request, options);
  let best: Stack | undefined;
  const whole = layoutBlock(
    sharedTypesetter(),
    [cased.replaceAll('*', '')],
    { ...style, sizePixels: trialSizePixels },
    { x: 0, y: 0 },
  ).ink.width;
  // Lines of equal width that fill the room: only numbers of lines near this one are worth a trial.
  const likely = Math.sqrt((room.height * whole) / (room.width * trialSizePixels * usualInkShare));
  const fewest = Math.max(1, Math.min(options.maxLines, Math.floor(likely - 1.4)));
  const most = Math.min(options.maxLines, Math.max(2, Math.ceil(likely + 0.8)));
  for (let count = fewest; count <= most; count++) {
    const stack = stackOf(cased, whole, count, style, room, options);
    if (best === undefined || stack.cover > best.cover * 1.02) best = stack;
  }
  return best === undefined ? [] : place(best, room, options);
}

/** A headline in the archetype's letter case. */
export function inCase(request: TypeRequest, text: string): string {
  const { letterCase } = artStyleOf(request.archetype).type;
  if (letterCase === 'upper') return toCapitals(text, request.language);
  return letterCase === 'lower' ? text.toLocaleLowerCase(request.language) : text;
}

function styleOf(request: TypeRequest, options: FittedLinesOptions): UnsizedStyle {
  const { type } = artStyleOf(request.archetype);
  return {
    face: options.face,
    fill: '#000000',
    language: request.language,
    trackingThousandths: options.tracking ?? type.headlineTracking,
    leading: 1,
  };
}

function stackOf(
  text: string,
  whole: number,
  count: number,
  style: UnsizedStyle,
  room: Box,
  options: FittedLinesOptions,
): Stack {
  const typesetter = sharedTypesetter();
  const trial = { ...style, sizePixels: trialSizePixels };
  const { lines } = wrapText(typesetter, text, trial, { maxWidthPixels: (whole / count) * 1.001, maxLines: count });
  const tallest = (options.tallest ?? 1) * room.height;
  const heights = lines.map((line) => {
    const sizePixels = fitText(typesetter, [line], style, { maxWidthPixels: room.width, maxHeightPixels: tallest });
    return layoutBlock(typesetter, [line], { ...style, sizePixels }, { x: 0, y: 0 }).ink.height;
  });
  const gaps = options.gap * room.height * (lines.length - 1);
  const total = heights.reduce((sum, height) => sum + height, 0);
  const scale = Math.min(1, (room.height - gaps) / total);
  const evenness = Math.min(...heights) / Math.max(...heights);
  return {
    lines,
    heights,
    total,
    scale,
    cover: total * scale * scale * Math.max(0.3, evenness) ** 0.6 * (evenness < leastEvenness ? 0.6 : 1),
  };
}

function place(stack: Stack, room: Box, options: FittedLinesOptions): FittedLine[] {
  const gap = options.gap * room.height;
  const used = stack.total * stack.scale + gap * (stack.lines.length - 1);
  const slack = room.height - used;
  let y = room.y + slack * { top: 0, middle: 0.5, bottom: 1 }[options.anchor ?? 'middle'];
  return stack.lines.map((text, index) => {
    const height = stack.heights[index]! * stack.scale;
    const line = { text, room: { x: room.x, y, width: room.width, height: height + 1.5 } };
    y += height + gap;
    return line;
  });
}
