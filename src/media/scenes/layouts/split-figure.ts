import { plainText } from '../../canvas/type/accent-marks.ts';

/** A headline taken apart: the figure that fills the frame, and the words that belong to it. */
export interface SplitFigure {
  readonly figure: string;
  readonly words: string;
}

const figurePattern = String.raw`[+−–-]?[€$£¥₹]?\s?\p{Nd}(?:[\p{Nd}.,:٫٬]|[\s\u00a0\u202f](?=\p{Nd}{3}))*(?:\s?[%٪°×€$£¥₹])?`;
const atStart = new RegExp(`^(${figurePattern})\\s*(\\D*)$`, 'u');
const atEnd = new RegExp(`^(\\D*?)\\s*(${figurePattern})[.!]?$`, 'u');

/** Longest rest that still reads as the unit of a figure. */
const longestWords = 28;

/** `212 g` becomes `212` and `g`; `only €9` becomes `€9` and `only`. Null when there is no single figure at an end, or nothing beside it. */
export function splitFigure(headline: string): SplitFigure | null {
  const plain = plainText(headline).trim();
  const first = atStart.exec(plain);
  if (first !== null) return parts(first[1]!, first[2]!);
  const last = atEnd.exec(plain);
  return last === null ? null : parts(last[2]!, last[1]!);
}

function parts(figure: string, words: string): SplitFigure | null {
  const rest = words.trim();
  return rest.length > longestWords || /\p{Nd}/u.test(rest) ? null : { figure: figure.trim(), words: rest };
}
