import { plainText } from '../../canvas/type/accent-marks.ts';

/** A headline taken apart: the figure that fills the frame, and the words that belong to it. */
export interface SplitFigure {
  readonly figure: string;
  readonly words: string;
}

const figurePattern = String.raw`[+−–-]?[€$£¥₹]?\s?\p{Nd}(?:[\p{Nd}.,:٫٬]|[\s\u00a0\u202f](?=\p{Nd}{3}))*(?:\s?[%٪°×€$£¥₹])?`;
const atStart = new RegExp(`^(${figurePattern})\\s*(\\D*)$`, 'u');

/** Longest rest that still reads as the unit of a figure. */
const longestWords = 28;

/**
 * `212 g` becomes `212` and `g`. Null when there is no single figure, or when words stand before it: "from €9" must be
 * read in that order, so it is set as one.
 */
export function splitFigure(headline: string): SplitFigure | null {
  const found = atStart.exec(plainText(headline).trim());
  return found === null ? null : parts(found[1]!, found[2]!);
}

function parts(figure: string, words: string): SplitFigure | null {
  const rest = words.trim();
  return rest.length > longestWords || /\p{Nd}/u.test(rest) ? null : { figure: figure.trim(), words: rest };
}
