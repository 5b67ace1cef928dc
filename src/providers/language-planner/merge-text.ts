import type { Beat, BeatText } from '#domain/beat.ts';
import type { Spec } from '#domain/spec.ts';
import { cleanWords, isWrittenIn, wordCount } from './clean-words.ts';
import { inventedIn } from './invented.ts';
import type { BeatAnswer } from './plan-answer.ts';
import { isSaid } from './said-in-prompt.ts';
import { fitsRoom, mostReadableWords, saysName, textShapeOf } from './text-shapes.ts';

/** A text of the model's that was not taken, and why: the words the prompt does not back up, or that it has no room. */
export type Refusal =
  | { readonly where: string; readonly reason: 'invented'; readonly words: string }
  | { readonly where: string; readonly reason: 'unfit' };

/** A text as it can be taken, or null; refusals are noted. */
export function acceptWords(
  text: string | null,
  where: string,
  spec: Spec,
  refusals: Refusal[],
  fits: (words: string) => boolean,
): string | null {
  const words = text === null ? '' : cleanWords(text);
  if (words === '') return null;
  const invented = inventedIn(words, spec.prompt, spec.durationSeconds);
  if (invented !== null) {
    refusals.push({ where, reason: 'invented', words: invented });
    return null;
  }
  if (fits(words) && isWrittenIn(spec.language, words, spec.prompt)) return words;
  refusals.push({ where, reason: 'unfit' });
  return null;
}

/** The words of a beat: the model's where they fit and are backed up, else the plan's. The client's own words stay. */
export function mergeText(spec: Spec, beatIndex: number, answer: BeatAnswer, refusals: Refusal[]): BeatText {
  const beat = spec.beats[beatIndex]!;
  const shape = textShapeOf(beat);
  const { text } = beat;
  const where = (field: string): string => `${field} of beat ${beatIndex + 1}`;
  const headline =
    shape.headline === undefined
      ? null
      : acceptWords(
          answer.headline,
          where('headline'),
          spec,
          refusals,
          (words) => fitsRoom(words, shape.headline!) && fitsKind(words, beat, spec),
        );
  const line =
    shape.line === undefined || isClosingFact(beat, spec)
      ? null
      : acceptWords(answer.line, where('line'), spec, refusals, (words) => fitsRoom(words, shape.line!));
  const mayHaveNote = shape.mayHaveNote && !isSaid(text.note, spec.prompt);
  const note = mayHaveNote
    ? acceptWords(answer.note, where('note'), spec, refusals, (words) => words.length <= 40 && wordCount(words) <= 5)
    : null;
  const merged: BeatText = {
    headline: headline ?? text.headline,
    line: line ?? text.line,
    note: note ?? text.note,
    items: mergeItems(spec, beatIndex, answer, refusals),
  };
  if (isReadable(merged, beat) || !isReadable(text, beat)) return merged;
  refusals.push({ where: where('text'), reason: 'unfit' });
  return { ...text, items: merged.items };
}

/** Reveal and brand say whose it is. */
function fitsKind(headline: string, beat: Beat, { product }: Spec): boolean {
  if (!saysName(beat)) return true;
  return [product.name, product.brand].some((name) => name !== null && isSaid(name, headline));
}

/** What the client said for the end of the ad: an offer, a slogan. */
function isClosingFact({ kind, text }: Beat, { prompt }: Spec): boolean {
  return kind === 'call_to_action' && isSaid(text.line, prompt);
}

function isReadable({ headline, line }: BeatText, { durationSeconds }: Beat): boolean {
  return wordCount(headline) + wordCount(line) <= mostReadableWords(durationSeconds);
}

/** The prompt's own list stays; another one is taken whole or not at all. */
function mergeItems(spec: Spec, beatIndex: number, answer: BeatAnswer, refusals: Refusal[]): string[] {
  const beat = spec.beats[beatIndex]!;
  const { items } = beat.text;
  const shape = textShapeOf(beat);
  if (shape.items === undefined || answer.items === null || answer.items.length === 0) return items;
  if (items.some((item) => isSaid(item, spec.prompt))) return items;
  const where = `items of beat ${beatIndex + 1}`;
  if (answer.items.length < 3 || answer.items.length > 5) {
    refusals.push({ where, reason: 'unfit' });
    return items;
  }
  const accepted = answer.items.map((item) =>
    acceptWords(item, where, spec, refusals, (words) => fitsRoom(words, shape.items!)),
  );
  return accepted.every((item) => item !== null) ? accepted : items;
}
