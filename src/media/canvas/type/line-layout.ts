import { splitAccents, plainText } from './accent-marks.ts';
import { sizeFactor } from './cap-height.ts';
import type { FaceName } from './font-faces.ts';
import { measureAdvance, measureInk, type TypeRun } from './measure.ts';
import {
  hasRightToLeftLetters,
  isEastAsian,
  isJoined,
  isRightToLeft,
  leadingScript,
  splitGraphemes,
  type Script,
} from './script.ts';
import type { TextStyle } from './text-style.ts';
import type { RelativeInk, Typesetter } from './typesetter.ts';

/** What moves as one: a whole line, a word, or a letter. Joined scripts keep their words whole. */
export type TextUnit = 'line' | 'word' | 'letter';

/** A run and where its origin lies, in pixels from the origin of the line. */
export interface LinePiece {
  readonly run: TypeRun;
  readonly x: number;
  readonly fill: string;
}

/** A line cut into pieces, in reading order. Lengths are pixels from the origin on the baseline. */
export interface LineLayout {
  readonly pieces: readonly LinePiece[];
  readonly ink: RelativeInk;
  readonly advance: number;
  readonly rightToLeft: boolean;
  readonly text: string;
}

interface Atom {
  readonly run: TypeRun;
  readonly fill: string;
  readonly spaceBefore: boolean;
  readonly width: number;
}

const eastAsianTrackingRange = { least: -12, most: 160 } as const;

/** Tracking a script can bear: none where letters join, little of the negative between full squares. */
function trackingFor(script: Script, asked: number): number {
  if (isJoined(script)) return 0;
  if (!isEastAsian(script)) return asked;
  return Math.min(eastAsianTrackingRange.most, Math.max(eastAsianTrackingRange.least, asked));
}

/** The run of a text in a style, scaled for the script of `context`, the whole text it belongs to. */
export function createRun(
  typesetter: Typesetter,
  text: string,
  style: TextStyle,
  context = text,
  face: FaceName = style.face,
): TypeRun {
  const script = leadingScript(context, style.language);
  return {
    text,
    stack: typesetter.fonts.stackFor(face, text, style.language, context),
    sizePixels: style.sizePixels * sizeFactor(typesetter, face, context, style.language),
    trackingThousandths: trackingFor(script, style.trackingThousandths ?? 0),
    rightToLeft: isRightToLeft(text, style.language),
  };
}

/**
 * Lays out one line with its `*accents*`. `context` is the whole block, so that a Latin line between Japanese ones is
 * scaled like them. Cutting into smaller units keeps the kerning between them.
 */
export function layoutLine(
  typesetter: Typesetter,
  marked: string,
  style: TextStyle,
  unit: TextUnit = 'line',
  context = plainText(marked),
): LineLayout {
  const text = plainText(marked.normalize('NFC')).trim();
  const rightToLeft = isRightToLeft(text, style.language);
  const atoms = splitAtoms(typesetter, marked.normalize('NFC').trim(), style, unit, context);
  const gap = spaceWidth(typesetter, style, context);
  const placed = rightToLeft ? placeFromRight(atoms, gap) : placeFromLeft(atoms, gap);
  const isLetters = unit === 'letter' && !isJoined(leadingScript(context, style.language)) && !rightToLeft;
  const pieces = isLetters ? placed.flatMap((piece) => splitLetters(typesetter, piece)) : placed;
  return { pieces, ink: unionOfRuns(typesetter, pieces), advance: totalWidth(atoms, gap), rightToLeft, text };
}

function splitAtoms(typesetter: Typesetter, marked: string, style: TextStyle, unit: TextUnit, context: string): Atom[] {
  const atoms: Atom[] = [];
  let spaceBefore = false;
  const segments = splitAccents(marked);
  const wholeSegments = unit === 'line' && (segments.length === 1 || !isRightToLeft(context, style.language));
  for (const { text, accent } of segments) {
    const face = accent ? (style.accentFace ?? style.face) : style.face;
    const fill = accent ? (style.accentFill ?? style.fill) : style.fill;
    for (const part of wholeSegments ? splitEdges(text) : splitWords(text, style)) {
      if (/^ +$/.test(part)) {
        spaceBefore = true;
        continue;
      }
      const run = createRun(typesetter, part, style, context, face);
      atoms.push({ run, fill, spaceBefore, width: measureAdvance(typesetter, run) });
      spaceBefore = false;
    }
  }
  return atoms;
}

/** Leading spaces, the text, trailing spaces: spaces are laid out as gaps, since runs disagree on which side they hang. */
function splitEdges(text: string): string[] {
  return text.split(/^( +)|( +)$/).filter((part) => part !== undefined && part !== '');
}

function splitWords(text: string, style: TextStyle): string[] {
  const words = text.split(/( +)/).filter((part) => part !== '');
  if (!isEastAsian(leadingScript(text, style.language))) return words;
  const segmenter = new Intl.Segmenter(style.language, { granularity: 'word' });
  return words.flatMap((word) => {
    const parts: string[] = [];
    for (const { segment, isWordLike } of segmenter.segment(word)) {
      if (isWordLike === false && parts.length > 0 && segment.trim() !== '') parts[parts.length - 1] += segment;
      else parts.push(segment);
    }
    return parts;
  });
}

function spaceWidth(typesetter: Typesetter, style: TextStyle, context: string): number {
  const run = createRun(typesetter, ' ', style, context);
  return measureAdvance(typesetter, run) + trackingPixels(run);
}

function trackingPixels(run: TypeRun): number {
  return (run.trackingThousandths * run.sizePixels) / 1000;
}

/** Width of neighbours, without a space before the first. */
function totalWidth(atoms: readonly Atom[], gapPixels: number): number {
  return atoms.reduce(
    (sum, atom, index) => sum + atom.width + trackingPixels(atom.run) + (atom.spaceBefore && index > 0 ? gapPixels : 0),
    0,
  );
}

function placeFromLeft(atoms: readonly Atom[], gapPixels: number): LinePiece[] {
  let x = 0;
  return atoms.map((atom, index) => {
    if (atom.spaceBefore && index > 0) x += gapPixels;
    const piece = { run: atom.run, fill: atom.fill, x };
    x += atom.width + trackingPixels(atom.run);
    return piece;
  });
}

/**
 * Groups what runs from left to right inside a line that runs the other way, as the Unicode bidirectional algorithm
 * does: Latin words with the figures after them and the signs between them. A figure alone, or a sign, is its own group.
 */
function groupLeftToRight(atoms: readonly Atom[]): Atom[][] {
  const groups: Atom[][] = [];
  let pending: Atom[] = [];
  let isOpen = false;
  for (const atom of atoms) {
    const { text } = atom.run;
    const isLatin = /\p{Script=Latin}/u.test(text) && !hasRightToLeftLetters(text);
    if (isOpen && (isLatin || /^\P{Letter}*\p{Nd}\P{Letter}*$/u.test(text))) {
      groups.at(-1)!.push(...pending, atom);
      pending = [];
    } else if (isOpen && !/[\p{Letter}\p{Nd}]/u.test(text)) {
      pending.push(atom);
    } else {
      groups.push(...pending.map((sign) => [sign]), [atom]);
      pending = [];
      isOpen = isLatin;
    }
  }
  return [...groups, ...pending.map((sign) => [sign])];
}

function placeFromRight(atoms: readonly Atom[], gapPixels: number): LinePiece[] {
  const groups = groupLeftToRight(atoms);
  let right = totalWidth(atoms, gapPixels);
  return groups.flatMap((group, groupIndex) => {
    if (groupIndex > 0 && group[0]!.spaceBefore) right -= gapPixels;
    right -= totalWidth(group, gapPixels);
    return placeFromLeft(group, gapPixels).map((piece) => ({ ...piece, x: piece.x + right }));
  });
}

function splitLetters(typesetter: Typesetter, piece: LinePiece): LinePiece[] {
  let prefix = '';
  return splitGraphemes(piece.run.text).map((letter) => {
    prefix += letter;
    const upTo = measureAdvance(typesetter, { ...piece.run, text: prefix });
    const run = { ...piece.run, text: letter };
    return { run, fill: piece.fill, x: piece.x + upTo - measureAdvance(typesetter, run) };
  });
}

function unionOfRuns(typesetter: Typesetter, pieces: readonly LinePiece[]): RelativeInk {
  let union: RelativeInk | undefined;
  for (const piece of pieces) {
    const ink = measureInk(typesetter, piece.run);
    if (ink.right <= ink.left) continue;
    const moved = { ...ink, left: ink.left + piece.x, right: ink.right + piece.x };
    union =
      union === undefined
        ? moved
        : {
            left: Math.min(union.left, moved.left),
            right: Math.max(union.right, moved.right),
            ascent: Math.max(union.ascent, moved.ascent),
            descent: Math.max(union.descent, moved.descent),
          };
  }
  return union ?? { left: 0, right: 0, ascent: 0, descent: 0 };
}
