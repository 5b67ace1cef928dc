import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { parseHex } from '../canvas/colour.ts';
import { inOutSine, progress } from '../canvas/easing.ts';
import { createFromPixels, createLayer } from '../canvas/layer.ts';
import type { Box } from '../canvas/geometry.ts';
import type { Stage } from '../scenes/stage.ts';

/** A part of a frame that is held back for the words on it. */
export interface VeiledArea {
  /** Where the veil is as strong as it gets, in pixels; it goes on to the frame's edge where that is near. */
  readonly box: Box;
  /** 0–1. */
  readonly opacity: number;
  /** How far the picture is taken out of focus: 0 for a calm one, 1 for one in which letters would be lost. */
  readonly calming: number;
}

/** A veil over footage: strongest under the words and gone before its end could be seen. */
export interface Veil {
  /** Paints over the frame that `canvas` shows. */
  draw(canvas: Canvas, context: SKRSContext2D, seconds: number): void;
}

/** It comes with the first words. */
const comeSeconds = 0.45;
/** It is computed at this part of its size: it has no detail. */
const veilScale = 1 / 8;
/** An edge that is nearer than this belongs to the area, as a share of the short side. */
const edgeShare = 0.42;
/** How far it reaches beyond an area as large as the frame's short side, and beyond the smallest. */
const longReach = 0.5;
const shortReach = 0.42;

/** What is out of focus is blurred at this part of its size, by so much of the short side. */
const blurScale = 1 / 4;
const blurShare = 0.016;

/** Paints areas as one soft veil. Null when there is nothing to hold back. */
export function createVeil(stage: Stage, areas: readonly VeiledArea[], colour: string): Veil | null {
  const soft = areas.map((area) => softened(stage, area));
  const tinted = soft.filter(({ opacity }) => opacity > 0.015);
  const calmed = soft.filter(({ calming }) => calming > 0.015);
  if (tinted.length === 0 && calmed.length === 0) return null;
  const tint = paint(stage, 1, colour, (x, y) => strengthAt(tinted, x, y, ({ opacity }) => opacity));
  const calm = calmed.length === 0 ? null : createCalm(stage, calmed);
  return {
    draw(canvas, context, seconds) {
      context.save();
      context.globalAlpha *= progress(seconds, 0, comeSeconds, inOutSine);
      calm?.(canvas, context);
      context.drawImage(tint, 0, 0);
      context.restore();
    },
  };
}

/** Lays the frame over itself, out of focus where it has to be. About 3 ms at 1280x720. */
function createCalm(stage: Stage, areas: readonly SoftArea[]): (canvas: Canvas, context: SKRSContext2D) => void {
  const mask = paint(stage, blurScale, '#000000', (x, y) => strengthAt(areas, x, y, ({ calming }) => calming));
  const [small, blurred] = [createLayer(mask.width, mask.height), createLayer(mask.width, mask.height)];
  const [into, out] = [small.getContext('2d'), blurred.getContext('2d')];
  out.filter = `blur(${(stage.side * blurScale * blurShare).toFixed(2)}px)`;
  return (canvas, context) => {
    into.drawImage(canvas, 0, 0, small.width, small.height);
    out.globalCompositeOperation = 'copy';
    out.drawImage(small, 0, 0);
    out.save();
    out.filter = 'none';
    out.globalCompositeOperation = 'destination-in';
    out.drawImage(mask, 0, 0);
    out.restore();
    context.drawImage(blurred, 0, 0, stage.width, stage.height);
  };
}

/** How strong a veil of these areas is at places of a box: least and most. */
export function veilOver(
  stage: Stage,
  areas: readonly VeiledArea[],
  box: Box,
  of: (area: VeiledArea) => number,
): { readonly least: number; readonly most: number } {
  const soft = areas.map((area) => softened(stage, area));
  const shares = [0, 0.5, 1];
  const strengths = shares.flatMap((across) =>
    shares.map((down) => strengthAt(soft, box.x + across * box.width, box.y + down * box.height, of)),
  );
  return { least: Math.min(...strengths), most: Math.max(...strengths) };
}

interface SoftArea extends VeiledArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly reach: number;
}

/** Lets an area run to edges that are near, so that the veil comes from the edge like light and is no cloud in the picture. */
function softened({ side, width, height }: Stage, area: VeiledArea): SoftArea {
  const { box } = area;
  const near = side * edgeShare;
  const size = Math.min(1, Math.max(box.width, box.height) / side);
  return {
    ...area,
    left: box.x < near ? -Infinity : box.x,
    right: width - box.x - box.width < near ? Infinity : box.x + box.width,
    top: box.y < near ? -Infinity : box.y,
    bottom: height - box.y - box.height < near ? Infinity : box.y + box.height,
    reach: side * (shortReach + (longReach - shortReach) * size),
  };
}

/** A layer of one colour, at a part of the frame's size, as strong in each place as `strength` says. */
function paint(
  { width, height }: Stage,
  scale: number,
  colour: string,
  strength: (x: number, y: number) => number,
): Canvas {
  const [red, green, blue] = parseHex(colour);
  const small = createFromPixels(width * veilScale, height * veilScale, (data, columns, rows) => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [x, y] = [((column + 0.5) / columns) * width, ((row + 0.5) / rows) * height];
        data.set([red, green, blue, Math.round(255 * strength(x, y))], (row * columns + column) * 4);
      }
    }
  });
  return createLayer(width * scale, height * scale, (context) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(small, 0, 0, width * scale, height * scale);
  });
}

/** Areas lie over each other like glass. */
function strengthAt(areas: readonly SoftArea[], x: number, y: number, of: (area: SoftArea) => number): number {
  let through = 1;
  for (const area of areas) {
    const { left, right, top, bottom, reach } = area;
    const away = Math.hypot(Math.max(0, left - x, x - right), Math.max(0, top - y, y - bottom));
    const share = Math.min(1, away / reach);
    through *= 1 - of(area) * (1 - share) ** 2 * (1 + 2 * share);
  }
  return 1 - through;
}
