import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { clamp, type Box } from '../geometry.ts';
import { createLayer } from '../layer.ts';
import { noInk, unionOfInk } from './ink-box.ts';
import { createRun } from './line-layout.ts';
import { drawRun, measureInk } from './measure.ts';
import { splitGraphemes } from './script.ts';
import type { TextStyle } from './text-style.ts';
import type { Typesetter } from './typesetter.ts';

/** Where columns go: `x` is the middle of the first (rightmost) column, `y` the top of its first character. */
export interface VerticalPlacement {
  readonly x: number;
  readonly y: number;
  /** Distance of columns in ems; 1.5 when left out. */
  readonly columnGapEms?: number;
  /** How far a character has come, 0 to 1; `share` is its place in its column from 0 to 1. All shown when left out. */
  readonly reveal?: (column: number, share: number) => number;
}

const turned = /^[ー〜～—–…‥「」『』（）()〈〉《》【】\-−]$/;
const smallKana = /^[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]$/;
const defaultColumnGapEms = 1.5;
/** Optical centre of an East Asian character above the baseline, in ems. */
const centreAboveBaseline = 0.38;

/** One em square with its character where vertical setting wants it, on a canvas of two ems. */
function drawCell(typesetter: Typesetter, text: string, style: TextStyle, sizePixels: number): Canvas {
  return createLayer(sizePixels * 2, sizePixels * 2, (context) => {
    const run = { ...createRun(typesetter, text, style, '国'), trackingThousandths: 0, sizePixels };
    const ink = measureInk(typesetter, run);
    const middle = (ink.left + ink.right) / 2;
    context.fillStyle = style.fill;
    context.translate(sizePixels, sizePixels);
    if (turned.test(text)) {
      context.rotate(Math.PI / 2);
      drawRun(context, run, -sizePixels / 2, sizePixels * centreAboveBaseline);
    } else if (/^[、。，．]$/.test(text)) {
      drawRun(context, run, sizePixels * 0.42 - ink.right, -sizePixels * 0.08 - ink.descent);
    } else if (smallKana.test(text)) {
      drawRun(context, run, -middle + sizePixels * 0.08, sizePixels * (centreAboveBaseline - 0.1));
    } else {
      const squeeze = Math.min(1, sizePixels / Math.max(1, ink.right - ink.left));
      context.scale(squeeze, 1);
      drawRun(context, run, -middle, sizePixels * centreAboveBaseline);
    }
  });
}

function glyphCell(typesetter: Typesetter, text: string, style: TextStyle, sizePixels: number): Canvas {
  const key = `${style.face}|${style.language}|${style.fill}|${sizePixels}|${text}`;
  const known = typesetter.glyphs.get(key);
  if (known !== undefined) return known;
  const cell = drawCell(typesetter, text, style, sizePixels);
  typesetter.glyphs.set(key, cell);
  return cell;
}

/** Cells of a column: figures of up to three digits share one, everything else stands alone. */
function splitCells(column: string): string[] {
  return column
    .split(/(?<!\d)(\d{1,3})(?!\d)/)
    .flatMap((part) => (/^\d{1,3}$/.test(part) ? [part] : splitGraphemes(part)));
}

/** Size of one cell in pixels and the distance of cells in a column. */
function cellSize(typesetter: Typesetter, style: TextStyle): { sizePixels: number; stepPixels: number } {
  const { sizePixels, trackingThousandths } = createRun(typesetter, '国', style);
  return { sizePixels, stepPixels: sizePixels * (1 + trackingThousandths / 1000) };
}

/** Height in pixels of the longest column. */
export function verticalHeight(typesetter: Typesetter, columns: readonly string[], style: TextStyle): number {
  const { sizePixels, stepPixels } = cellSize(typesetter, style);
  const most = Math.max(0, ...columns.map((column) => splitCells(column).length));
  return most === 0 ? 0 : (most - 1) * stepPixels + sizePixels;
}

/**
 * Sets Japanese or Chinese in columns from right to left, one em a character: stops move to the upper right, long
 * marks and brackets turn, figures of up to three digits stand upright together. Returns the box of the squares.
 */
export function setVertical(
  typesetter: Typesetter,
  context: SKRSContext2D,
  columns: readonly string[],
  style: TextStyle,
  placement: VerticalPlacement,
): Box {
  const { sizePixels, stepPixels } = cellSize(typesetter, style);
  const columnStep = sizePixels * (placement.columnGapEms ?? defaultColumnGapEms);
  const outerAlpha = context.globalAlpha;
  const boxes: Box[] = [noInk];
  columns.forEach((column, columnIndex) => {
    const cells = splitCells(column);
    const middle = placement.x - columnIndex * columnStep;
    cells.forEach((cell, index) => {
      const top = placement.y + index * stepPixels;
      boxes.push({ x: middle - sizePixels / 2, y: top, width: sizePixels, height: sizePixels });
      const progress = clamp(placement.reveal?.(columnIndex, index / cells.length) ?? 1);
      if (progress <= 0 || cell.trim() === '') return;
      context.globalAlpha = outerAlpha * progress;
      const y = top - sizePixels / 2 + (1 - progress) * sizePixels * 0.25;
      context.drawImage(glyphCell(typesetter, cell, style, sizePixels), Math.round(middle - sizePixels), Math.round(y));
    });
  });
  context.globalAlpha = outerAlpha;
  return unionOfInk(boxes);
}
