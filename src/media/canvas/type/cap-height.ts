import type { Language } from '#domain/language.ts';
import type { FaceName } from './font-faces.ts';
import { measureInk, type TypeRun } from './measure.ts';
import { leadingScript, type Script } from './script.ts';
import type { TextStyle } from './text-style.ts';
import type { Typesetter } from './typesetter.ts';

/**
 * The letter that shows the height of a script, and how tall it should stand beside the face's capitals. Shares found
 * by eye on specimens: East Asian characters fill their square and look small at cap height; Arabic stems and the
 * Devanagari head line carry marks above them.
 */
const references: Record<Script, { readonly letter: string; readonly shareOfCapHeight: number }> = {
  latin: { letter: 'H', shareOfCapHeight: 1 },
  arabic: { letter: 'ا', shareOfCapHeight: 1.04 },
  japanese: { letter: '国', shareOfCapHeight: 1.12 },
  chinese: { letter: '国', shareOfCapHeight: 1.12 },
  devanagari: { letter: 'क', shareOfCapHeight: 0.94 },
};

const trialPixels = 200;

/** Height of the reference letter as a share of the size. */
function letterAscent(typesetter: Typesetter, face: FaceName, script: Script, language: Language): number {
  const { letter } = references[script];
  const run: TypeRun = {
    text: letter,
    stack: typesetter.fonts.stackFor(face, letter, script === 'japanese' ? 'ja' : language),
    sizePixels: trialPixels,
    trackingThousandths: 0,
    rightToLeft: false,
  };
  return measureInk(typesetter, run).ascent / trialPixels;
}

/** By how much the size of a text is multiplied so that its script looks as large as the face's Latin. */
export function sizeFactor(typesetter: Typesetter, face: FaceName, text: string, language: Language): number {
  const script = leadingScript(text, language);
  if (script === 'latin') return 1;
  const target = letterAscent(typesetter, face, 'latin', language) * references[script].shareOfCapHeight;
  return target / letterAscent(typesetter, face, script, language);
}

/**
 * Height in pixels of the line a block hangs from: Latin capitals, the tops of Arabic stems and East Asian characters,
 * the Devanagari head line.
 */
export function capHeight(typesetter: Typesetter, style: TextStyle, text: string): number {
  const script = leadingScript(text, style.language);
  const latin = letterAscent(typesetter, style.face, 'latin', style.language);
  return latin * references[script].shareOfCapHeight * style.sizePixels;
}
