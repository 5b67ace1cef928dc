import { createRun } from './line-layout.ts';
import { measureAdvance, measureInk, type TypeRun } from './measure.ts';
import { isJoined, isRightToLeft, leadingScript, splitGraphemes } from './script.ts';
import type { TextStyle } from './text-style.ts';
import type { Typesetter } from './typesetter.ts';

/** A ring measured once; turning it costs only the drawing of its letters. */
export interface RingText {
  readonly runs: readonly { readonly run: TypeRun; readonly width: number }[];
  readonly fill: string;
  readonly gapPixels: number;
  readonly rightToLeft: boolean;
  /** From the baseline outwards and inwards, in pixels. */
  readonly ascent: number;
  readonly descent: number;
  /** Length along the baseline, with a gap after the last letter. */
  readonly lengthPixels: number;
}

/** Letters of a text, or its words where letters join. */
function splitRing(text: string, style: TextStyle): string[] {
  return isJoined(leadingScript(text, style.language)) ? text.split(/(?<= )|(?= )/) : splitGraphemes(text);
}

const leastTrackingEms = 0.04;

function measureParts(typesetter: Typesetter, text: string, style: TextStyle): RingText['runs'] {
  return splitRing(text, style).map((part) => {
    const run = { ...createRun(typesetter, part, style, text), trackingThousandths: 0 };
    return { run, width: measureAdvance(typesetter, run) };
  });
}

function lengthOf(runs: RingText['runs']): number {
  return runs.reduce((sum, { width }) => sum + width, 0);
}

/**
 * Measures a ring. With `closeRadiusPixels` the text is repeated as often as that circle holds and tracked so that it
 * closes it exactly; end it with a sign and a space, such as `Baked at five • `.
 */
export function createRingText(
  typesetter: Typesetter,
  text: string,
  style: TextStyle,
  closeRadiusPixels?: number,
): RingText {
  const once = measureParts(typesetter, text.normalize('NFC'), style);
  const ownGap = ((style.trackingThousandths ?? 0) * style.sizePixels) / 1000;
  const circumference = 2 * Math.PI * (closeRadiusPixels ?? 0);
  const leastLength = lengthOf(once) + once.length * Math.max(ownGap, style.sizePixels * leastTrackingEms);
  const copies = Math.max(1, Math.floor(circumference / leastLength));
  const runs = Array.from({ length: copies }, () => once).flat();
  const gapPixels = closeRadiusPixels === undefined ? ownGap : (circumference - lengthOf(runs)) / runs.length;
  const inks = once.map(({ run }) => measureInk(typesetter, run));
  return {
    runs,
    fill: style.fill,
    gapPixels,
    rightToLeft: isRightToLeft(text, style.language),
    ascent: Math.max(0, ...inks.map((ink) => ink.ascent)),
    descent: Math.max(0, ...inks.map((ink) => ink.descent)),
    lengthPixels: lengthOf(runs) + gapPixels * runs.length,
  };
}
