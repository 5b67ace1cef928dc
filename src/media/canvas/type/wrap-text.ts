import { joinAccents, plainText, splitAccents, type AccentSegment } from './accent-marks.ts';
import { findBreakChunks, type BreakChunk } from './break-points.ts';
import { fitText, type TextRoom } from './fit-text.ts';
import { createRun } from './line-layout.ts';
import { measureAdvance } from './measure.ts';
import { isEastAsian, leadingScript } from './script.ts';
import type { TextStyle, UnsizedStyle } from './text-style.ts';
import type { Typesetter } from './typesetter.ts';

/** A text broken into lines. */
export interface WrappedText {
  /** With the accent marks of the text; an accent that crosses a break is marked on both lines. */
  readonly lines: readonly string[];
  /** False when a word is wider than the room, or more lines were needed than allowed. */
  readonly fits: boolean;
}

interface MeasuredChunk extends BreakChunk {
  readonly width: number;
  readonly spaceWidth: number;
}

interface Split {
  readonly cost: number;
  /** Index of the chunk after each line's last. */
  readonly ends: readonly number[];
}

const widowCost = 1.5;
const overflowCost = 1000;
/** A line more than needed is taken only to save a break worse than this. */
const extraLineCost = 0.6;

/** Added where a break would cut an accent in two. */
const insideAccentCost = 0.25;

function lettersOf(marked: string): AccentSegment[] {
  return splitAccents(marked).flatMap(({ text, accent }) =>
    [...text].filter((letter) => !/[ \t\n]/.test(letter)).map((letter) => ({ text: letter, accent })),
  );
}

function measureChunks(typesetter: Typesetter, marked: string, style: TextStyle): MeasuredChunk[] {
  const text = plainText(marked);
  const letters = lettersOf(marked);
  const space = measureAdvance(typesetter, createRun(typesetter, ' ', style, text));
  let position = 0;
  return findBreakChunks(text, style.language).map((chunk) => ({
    ...chunk,
    breakCost: chunk.breakCost + accentCost(letters, (position += [...chunk.text].length)),
    width: measureAdvance(typesetter, createRun(typesetter, chunk.text, style, text)),
    spaceWidth: chunk.spaceAfter ? space : 0,
  }));
}

function accentCost(letters: readonly AccentSegment[], position: number): number {
  return letters[position - 1]?.accent === true && letters[position]?.accent === true ? insideAccentCost : 0;
}

function lineWidth(chunks: readonly MeasuredChunk[], from: number, to: number): number {
  let width = 0;
  for (let index = from; index < to; index++) {
    width += chunks[index]!.width + (index < to - 1 ? chunks[index]!.spaceWidth : 0);
  }
  return width;
}

/** A last line of one short word, or of one or two characters in scripts without spaces. */
function isWidow(chunks: readonly MeasuredChunk[], from: number, share: number): boolean {
  const rest = chunks.slice(from);
  const isSpaced = chunks.some((chunk) => chunk.spaceAfter);
  return isSpaced ? !rest.some((chunk) => chunk.spaceAfter) && share < 0.75 : rest.length <= 2;
}

/** The split into a number of lines with the least raggedness, by dynamic programming over the break points. */
function splitBalanced(chunks: readonly MeasuredChunk[], lineCount: number, maxWidth: number): Split | undefined {
  const target = lineWidth(chunks, 0, chunks.length) / lineCount;
  const costOfLine = (from: number, to: number): number => {
    const width = lineWidth(chunks, from, to);
    const isLast = to === chunks.length;
    const ragged = ((width - target) / target) ** 2;
    const overflow = width > maxWidth ? overflowCost * (width / maxWidth) : 0;
    const widow = isLast && lineCount > 1 && isWidow(chunks, from, width / target) ? widowCost : 0;
    return ragged + overflow + widow + (isLast ? 0 : chunks[to - 1]!.breakCost);
  };
  let best: (Split | undefined)[] = chunks.map(() => undefined);
  best.push(undefined);
  best[0] = { cost: 0, ends: [] };
  for (let line = 1; line <= lineCount; line++) {
    const next: (Split | undefined)[] = best.map(() => undefined);
    for (let to = line; to <= chunks.length; to++) {
      for (let from = line - 1; from < to; from++) {
        const before = best[from];
        if (before === undefined) continue;
        const cost = before.cost + costOfLine(from, to);
        if (cost < (next[to]?.cost ?? Infinity)) next[to] = { cost, ends: [...before.ends, to] };
      }
    }
    best = next;
  }
  return best[chunks.length];
}

/** Cuts the marked text at the ends found in the plain one. */
function cutLines(marked: string, chunks: readonly BreakChunk[], ends: readonly number[]): string[] {
  const letters = lettersOf(marked);
  let position = 0;
  let chunkIndex = 0;
  return ends.map((end) => {
    const segments: AccentSegment[] = [];
    for (; chunkIndex < end; chunkIndex++) {
      const chunk = chunks[chunkIndex]!;
      const { length } = [...chunk.text];
      segments.push(...letters.slice(position, position + length));
      position += length;
      const accentGoesOn = letters[position - 1]?.accent === true && letters[position]?.accent === true;
      if (chunk.spaceAfter && chunkIndex < end - 1) segments.push({ text: ' ', accent: accentGoesOn });
    }
    return joinAccents(mergeSegments(segments));
  });
}

function mergeSegments(segments: readonly AccentSegment[]): AccentSegment[] {
  const merged: AccentSegment[] = [];
  for (const segment of segments) {
    const last = merged.at(-1);
    if (last?.accent === segment.accent) merged[merged.length - 1] = { ...last, text: last.text + segment.text };
    else merged.push(segment);
  }
  return merged;
}

/**
 * Breaks a text into the fewest lines that fit a width, as even as they come, without a lone word at the end where
 * that can be helped. Words are never cut: a word wider than the room stays whole and `fits` is false, and the caller
 * sets it smaller. In Japanese and Chinese lines break between characters, by the rules of line start and end.
 */
export function wrapText(
  typesetter: Typesetter,
  text: string,
  style: TextStyle,
  room: { readonly maxWidthPixels: number; readonly maxLines?: number },
): WrappedText {
  const marked = text.normalize('NFC').trim();
  const chunks = measureChunks(typesetter, marked, style);
  if (chunks.length === 0) return { lines: [], fits: true };
  const most = Math.min(chunks.length, room.maxLines ?? chunks.length);
  const fewest = Math.min(most, Math.ceil(lineWidth(chunks, 0, chunks.length) / room.maxWidthPixels));
  let split: Split | undefined;
  for (let lineCount = Math.max(1, fewest); lineCount <= most; lineCount++) {
    const next = splitBalanced(chunks, lineCount, room.maxWidthPixels);
    const alreadyFits = split !== undefined && split.cost < overflowCost;
    if (next !== undefined && (split === undefined || next.cost + (alreadyFits ? extraLineCost : 0) < split.cost)) {
      split = next;
    }
    if (alreadyFits) break;
  }
  const found = split ?? { cost: Infinity, ends: [chunks.length] };
  return { lines: cutLines(marked, chunks, found.ends), fits: found.cost < overflowCost };
}

/** A text broken and sized for a room. */
export interface FittedText extends WrappedText {
  readonly sizePixels: number;
}

/** Fewer lines win over a size that is larger by less than this share. */
const lineGain = 1.06;
/** A ragged split counts as if its size were smaller: this share for each unit of its cost, up to the most. */
const raggedLoss = 0.25;
const mostRaggedLoss = 0.3;

/**
 * Breaks a text into at most `maxLines` lines and finds the largest size at which they fit the room by ink. `fits` is
 * false when that size is below `minSizePixels`; the text is then set at the size that fits, for the caller to shorten.
 */
export function fitWrapped(
  typesetter: Typesetter,
  text: string,
  style: UnsizedStyle,
  room: TextRoom & { readonly maxLines: number; readonly minSizePixels?: number },
): FittedText {
  const marked = text.normalize('NFC').trim();
  const sized = { ...style, sizePixels: 100 };
  const chunks = measureChunks(typesetter, marked, sized);
  const wordLike = isEastAsian(leadingScript(marked, style.language))
    ? chunks.length
    : chunks.filter((chunk) => chunk.spaceAfter).length + 1;
  let best: { lines: readonly string[]; sizePixels: number; score: number } | undefined;
  for (let lineCount = 1; lineCount <= Math.min(room.maxLines, wordLike); lineCount++) {
    const split = splitBalanced(chunks, lineCount, Infinity);
    if (split === undefined) continue;
    const lines = cutLines(marked, chunks, split.ends);
    const sizePixels = fitText(typesetter, lines, style, room);
    const score = sizePixels * (1 - Math.min(mostRaggedLoss, split.cost * raggedLoss));
    if (best === undefined || score > best.score * lineGain) best = { lines, sizePixels, score };
  }
  const lines = best?.lines ?? [marked];
  const sizePixels = best?.sizePixels ?? fitText(typesetter, lines, style, room);
  return { lines, sizePixels, fits: sizePixels >= (room.minSizePixels ?? 0) };
}
