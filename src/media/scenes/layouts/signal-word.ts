import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import { createLayer, readPixels, type Sprite } from '../../canvas/layer.ts';
import type { SetText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import type { TypeMark } from '../type-layers.ts';
import type { TypeRequest } from '../type-request.ts';
import { calmAt, calmSeconds } from './signal-front.ts';

/** A column of the words: the bars that its letters leave in it, and how it shakes. */
interface Column {
  readonly x: number;
  readonly width: number;
  readonly runs: readonly (readonly [number, number])[];
  readonly rate: number;
  readonly phase: number;
  readonly reach: number;
}

/** Letters at least this high (share of the short side) stay cut into bars; smaller ones close up to be read. */
const barredSize = 0.24;
/** More columns than this cost more than they show. */
const mostColumns = 120;

/**
 * Words that come out of noise. Ahead of the front they are shaking bars; behind it they stand: as calm bars when they
 * are large, as whole letters when they are small or of a dense script.
 */
export function clearTheSignal(request: TypeRequest, stage: Stage, word: SetText): TypeMark {
  const solid = paintWord(word);
  const columns = cutColumns(solid, word, stage, deriveSeed(request.seed, 'word'));
  const barred =
    word.sizePixels > barredSize * stage.side && !/[\u0600-\u06ff\u0900-\u097f\u3040-\u9fff]/.test(word.placement.text);
  const calm = barred ? { ...solid, canvas: paintBars(solid, columns) } : solid;
  const end = calmSeconds(request.durationSeconds);
  return {
    placements: [{ ...word.placement, fromSeconds: end }],
    draw(context, seconds) {
      if (seconds >= end) {
        context.drawImage(calm.canvas, calm.x, calm.y);
        return;
      }
      context.save();
      context.fillStyle = word.fill;
      const clear: Column[] = [];
      for (const column of columns) {
        const along = (calm.x + column.x) / stage.width;
        const share = stage.direction === 'rtl' ? 1 - along : along;
        const rest = 1 - calmAt(share, seconds, request.durationSeconds);
        if (rest <= 0.002) clear.push(column);
        else shakeColumn(context, column, calm, rest, seconds);
      }
      drawClear(context, calm, clear);
      context.restore();
    },
  };
}

/** The columns that the front has passed lie side by side: one copy for all. */
function drawClear(context: SKRSContext2D, calm: Sprite, columns: readonly Column[]): void {
  const first = columns[0];
  const last = columns.at(-1);
  if (first === undefined || last === undefined) return;
  context.globalAlpha = 1;
  context.beginPath();
  context.rect(calm.x + first.x, calm.y, last.x + last.width - first.x, calm.canvas.height);
  context.clip();
  context.drawImage(calm.canvas, calm.x, calm.y);
}

function shakeColumn(context: SKRSContext2D, column: Column, calm: Sprite, rest: number, seconds: number): void {
  const shake = Math.sin(seconds * column.rate + column.phase) * column.reach * rest;
  const stretch = 1 + rest * 0.5 * Math.sin(seconds * column.rate * 0.7 + column.phase * 2);
  context.globalAlpha = 1 - 0.62 * rest;
  const bar = Math.max(1, Math.round(column.width * 0.6));
  for (const [top, bottom] of column.runs) {
    const height = (bottom - top) * stretch;
    const middle = (top + bottom) / 2 + shake;
    context.fillRect(calm.x + column.x, Math.round(calm.y + middle - height / 2), bar, Math.max(1, Math.round(height)));
  }
}

function paintWord(word: SetText): Sprite {
  const margin = 3;
  const x = Math.floor(word.box.x) - margin;
  const y = Math.floor(word.box.y) - margin;
  const canvas = createLayer(word.box.width + margin * 2 + 1, word.box.height + margin * 2 + 1, (context) => {
    context.translate(-x, -y);
    word.draw(context, word.placement.toSeconds + 60);
  });
  return { canvas, x, y };
}

function cutColumns(sprite: Sprite, word: SetText, stage: Stage, seed: number): Column[] {
  const { canvas } = sprite;
  const random = createRandom(seed);
  const data = readPixels(canvas);
  const wished = Math.min(11 * stage.unit, word.sizePixels * 0.03);
  const pitch = Math.round(Math.max(4, wished, canvas.width / mostColumns));
  const columns: Column[] = [];
  for (let x = 0; x < canvas.width; x += pitch) {
    const at = Math.min(canvas.width - 1, x + Math.floor(pitch * 0.3));
    columns.push({
      x,
      width: Math.min(pitch, canvas.width - x),
      runs: runsOf(data, canvas.width, canvas.height, at),
      rate: 7 + random() * 12,
      phase: random() * 6.3,
      reach: (random() - 0.5) * 0.5 * word.sizePixels,
    });
  }
  return columns;
}

/** The stretches of a column of pixels that are covered by ink. */
function runsOf(data: Uint8ClampedArray, width: number, height: number, x: number): [number, number][] {
  const runs: [number, number][] = [];
  let start = -1;
  for (let y = 0; y <= height; y++) {
    const inked = y < height && data[(y * width + x) * 4 + 3]! > 90;
    if (inked && start < 0) start = y;
    if (!inked && start >= 0) {
      runs.push([start, y]);
      start = -1;
    }
  }
  return runs;
}

/** The words seen through the bars: whole letters with thin gaps. */
function paintBars(sprite: Sprite, columns: readonly Column[]) {
  const { canvas } = sprite;
  return createLayer(canvas.width, canvas.height, (context) => {
    context.beginPath();
    for (const { x, width } of columns) context.rect(x, 0, Math.max(1, Math.round(width * 0.6)), canvas.height);
    context.clip();
    context.drawImage(canvas, 0, 0);
  });
}
