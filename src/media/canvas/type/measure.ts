import type { SKRSContext2D } from '@napi-rs/canvas';
import type { FontStack } from './font-book.ts';
import type { RelativeInk, Typesetter } from './typesetter.ts';

/** A run of text with one font stack, ready to draw. */
export interface TypeRun {
  readonly text: string;
  readonly stack: FontStack;
  /** Size of the em as drawn, after scaling for the script. */
  readonly sizePixels: number;
  readonly trackingThousandths: number;
  readonly rightToLeft: boolean;
}

/** Up to this alpha (of 255) a pixel is not ink: a tenth of black is not seen as an edge. */
const inkAlpha = 24;
const widestScratchPixels = 2400;
const leastTrialPixels = 24;

/** Prepares a context for a run. The direction matters: marks around the text do not turn a mixed line. */
export function applyRun(context: SKRSContext2D, run: TypeRun, sizePixels = run.sizePixels): void {
  context.font = `${sizePixels}px ${run.stack.families}`;
  context.fontVariationSettings = run.stack.variation;
  context.letterSpacing = `${((run.trackingThousandths * sizePixels) / 1000).toFixed(4)}px`;
  context.fontKerning = 'normal';
  context.direction = run.rightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}

/** Draws a run with its origin at the given point, in the context's fill. */
export function drawRun(context: SKRSContext2D, run: TypeRun, x: number, baselineY: number): void {
  applyRun(context, run);
  context.fillText(run.text, x, baselineY);
  context.letterSpacing = '0px';
  context.direction = 'ltr';
  context.fontVariationSettings = 'normal';
}

function keyOf(run: TypeRun): string {
  const { stack, trackingThousandths, rightToLeft, text } = run;
  return `${stack.families}|${stack.variation}|${trackingThousandths}|${rightToLeft}|${text}`;
}

/** Width from origin to origin of what follows, in pixels, without the tracking after the last letter. */
export function measureAdvance(typesetter: Typesetter, run: TypeRun): number {
  const key = keyOf(run);
  let share = typesetter.advances.get(key);
  if (share === undefined) {
    const context = typesetter.scratch(1, 1);
    applyRun(context, run, 100);
    share = context.measureText(run.text).width / 100 - (run.text === '' ? 0 : run.trackingThousandths / 1000);
    context.letterSpacing = '0px';
    typesetter.advances.set(key, share);
  }
  return share * run.sizePixels;
}

/**
 * Ink edges of a run in pixels from its origin: drawn once and read from the pixels, because the canvas misreports them
 * under letter spacing (left by one track, right by half), from right to left, and in lines of several fonts. Measured
 * at the size asked for, since hinting moves tops by up to a pixel; enormous lines are measured smaller and scaled.
 */
export function measureInk(typesetter: Typesetter, run: TypeRun): RelativeInk {
  const advanceEms = measureAdvance(typesetter, run) / run.sizePixels;
  const trialPixels = Math.max(leastTrialPixels, Math.min(run.sizePixels, widestScratchPixels / (advanceEms + 1.2)));
  const key = `${trialPixels}|${keyOf(run)}`;
  let trial = typesetter.inks.get(key);
  if (trial === undefined) {
    trial = readInk(typesetter, { ...run, sizePixels: trialPixels }, advanceEms);
    typesetter.inks.set(key, trial);
  }
  const scale = run.sizePixels / trialPixels;
  return {
    left: trial.left * scale,
    right: trial.right * scale,
    ascent: trial.ascent * scale,
    descent: trial.descent * scale,
  };
}

function readInk(typesetter: Typesetter, run: TypeRun, advanceEms: number): RelativeInk {
  const size = run.sizePixels;
  const margin = Math.ceil(size * 0.6);
  const width = Math.ceil(advanceEms * size) + margin * 2;
  const baseline = Math.ceil(size * 1.6);
  const height = baseline + Math.ceil(size * 0.9);
  const context = typesetter.scratch(width, height);
  context.clearRect(0, 0, width, height);
  context.fillStyle = '#000';
  drawRun(context, run, margin, baseline);
  const edges = scanInk(context.canvas.data(), context.canvas.width, width, height);
  if (edges === undefined) return { left: 0, right: 0, ascent: 0, descent: 0 };
  return {
    left: edges.left - margin,
    right: edges.right - margin,
    ascent: baseline - edges.top,
    descent: edges.bottom - baseline,
  };
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Edges of the ink in the upper left part of a canvas. A faint outermost pixel is cut by half its emptiness: between a
 * straight edge, which covers it in part, and the tip of a curve, which reaches across it.
 */
function scanInk(pixels: Buffer, stridePixels: number, width: number, height: number): Edges | undefined {
  const columnPeak = new Uint8Array(width);
  const rowPeak = new Uint8Array(height);
  for (let y = 0; y < height; y++) {
    let peak = 0;
    const row = y * stridePixels * 4 + 3;
    for (let x = 0; x < width; x++) {
      const alpha = pixels[row + x * 4]!;
      if (alpha === 0) continue;
      if (alpha > peak) peak = alpha;
      if (alpha > columnPeak[x]!) columnPeak[x] = alpha;
    }
    rowPeak[y] = peak;
  }
  const isInk = (alpha: number): boolean => alpha > inkAlpha;
  const left = columnPeak.findIndex(isInk);
  const top = rowPeak.findIndex(isInk);
  if (left === -1 || top === -1) return undefined;
  const right = columnPeak.findLastIndex(isInk);
  const bottom = rowPeak.findLastIndex(isInk);
  const emptiness = (alpha: number): number => (1 - alpha / 255) / 2;
  return {
    left: left + emptiness(columnPeak[left]!),
    top: top + emptiness(rowPeak[top]!),
    right: right + 1 - emptiness(columnPeak[right]!),
    bottom: bottom + 1 - emptiness(rowPeak[bottom]!),
  };
}
