import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../geometry.ts';
import { clamp } from '../geometry.ts';
import { createLayer, type Sprite } from '../layer.ts';
import { toBox, unionOfInk } from './ink-box.ts';
import type { LinePiece, TextUnit } from './line-layout.ts';
import { drawRun, measureInk } from './measure.ts';
import { layoutBlock, type BlockLayout, type BlockPlacement, type PlacedLine } from './set-block.ts';
import type { TextStyle } from './text-style.ts';
import type { Typesetter } from './typesetter.ts';

/** A line, word or letter drawn once, and the mask of the line it belongs to. */
export interface SpritePart {
  readonly sprite: Sprite;
  /** Number of the line, from 0. */
  readonly line: number;
  /** Number of the part in the whole block, in reading order, from 0. */
  readonly order: number;
  /** The line's mask in the frame: parts rise from behind its lower edge. */
  readonly maskTop: number;
  readonly maskBottom: number;
}

/** A block drawn once into closely cropped pieces; drawn in its place it gives the same pixels as `setBlock`. */
export interface TextSprite {
  readonly parts: readonly SpritePart[];
  readonly layout: BlockLayout;
  readonly ink: Box;
}

/** How far each part has come: 0 hidden, 1 in place, above 1 overshooting. */
export type Reveal = (part: SpritePart) => number;

export interface SpriteDrawing {
  /** All in place when left out. */
  readonly reveal?: Reveal;
  /** `rise` out of the line's mask (when left out), `fade` while rising a little, or `slide` in from the right. */
  readonly entrance?: 'rise' | 'fade' | 'slide';
  readonly moveX?: number;
  readonly moveY?: number;
  /** 0 to 1. */
  readonly opacity?: number;
}

function createPartSprite(typesetter: Typesetter, pieces: readonly LinePiece[], line: PlacedLine): Sprite {
  const ink = unionOfInk(
    pieces.map((piece) => toBox(measureInk(typesetter, piece.run), line.originX + piece.x, line.baselineY)),
  );
  const padding = 2 + Math.ceil((pieces[0]?.run.sizePixels ?? 0) * 0.015);
  const x = Math.floor(ink.x) - padding;
  const y = Math.floor(ink.y) - padding;
  const canvas = createLayer(ink.width + padding * 2 + 1, ink.height + padding * 2 + 1, (context) => {
    for (const piece of pieces) {
      context.fillStyle = piece.fill;
      drawRun(context, piece.run, line.originX + piece.x - x, line.baselineY - y);
    }
  });
  return { canvas, x, y };
}

/** Draws a block once. `unit` cuts it for a stagger by line (when left out), word or letter. */
export function createBlockSprite(
  typesetter: Typesetter,
  lines: readonly string[],
  style: TextStyle,
  placement: BlockPlacement,
  unit: TextUnit = 'line',
): TextSprite {
  const layout = layoutBlock(typesetter, lines, style, placement, unit);
  const ascent = Math.max(...layout.lines.map((line) => line.layout.ink.ascent));
  const descent = Math.max(...layout.lines.map((line) => line.layout.ink.descent));
  const margin = 2 + Math.ceil(style.sizePixels * 0.02);
  const parts: SpritePart[] = [];
  layout.lines.forEach((line, index) => {
    const groups = unit === 'line' ? [line.layout.pieces] : line.layout.pieces.map((piece) => [piece]);
    for (const pieces of groups.filter((group) => group.length > 0)) {
      parts.push({
        sprite: createPartSprite(typesetter, pieces, line),
        line: index,
        order: parts.length,
        maskTop: line.baselineY - ascent - margin,
        maskBottom: line.baselineY + descent + margin,
      });
    }
  });
  return { parts, layout, ink: layout.ink };
}

/** Copies a sprite into the frame. Parts at rest are copied to whole pixels, unless the move itself is fractional. */
export function drawTextSprite(context: SKRSContext2D, sprite: TextSprite, drawing: SpriteDrawing = {}): void {
  const { reveal, entrance = 'rise', moveX = 0, moveY = 0, opacity = 1 } = drawing;
  const outerAlpha = context.globalAlpha;
  for (const part of sprite.parts) {
    const progress = reveal === undefined ? 1 : reveal(part);
    if (progress <= 0) continue;
    const alpha = entrance === 'rise' ? opacity : opacity * clamp(progress * 1.6);
    context.globalAlpha = outerAlpha * alpha;
    drawPart(context, part, progress, entrance, moveX, moveY);
  }
  context.globalAlpha = outerAlpha;
}

function drawPart(
  context: SKRSContext2D,
  part: SpritePart,
  progress: number,
  entrance: 'rise' | 'fade' | 'slide',
  moveX: number,
  moveY: number,
): void {
  const { canvas, x, y } = part.sprite;
  const remaining = Math.abs(1 - progress) < 0.001 ? 0 : 1 - progress;
  const travel = part.maskBottom - part.maskTop;
  if (entrance === 'slide') {
    context.drawImage(canvas, x + moveX + remaining * travel, y + moveY);
    return;
  }
  const offsetY = remaining * travel * (entrance === 'fade' ? 0.3 : 1);
  if (entrance === 'fade' || remaining <= 0) {
    context.drawImage(canvas, x + moveX, y + moveY + offsetY);
    return;
  }
  const visibleHeight = Math.min(canvas.height, part.maskBottom - (y + offsetY));
  if (visibleHeight <= 0) return;
  const { width } = canvas;
  context.drawImage(canvas, 0, 0, width, visibleHeight, x + moveX, y + moveY + offsetY, width, visibleHeight);
}
