import type { Language } from '#domain/language.ts';
import { lexicons, readingLanguages } from './lexicon/lexicons.ts';
import { cutOut, trimEdges } from './prompt-text.ts';
import { holdsContact, readContact } from './read-contact.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';

/** Longest call that still reads as a button. */
const longestButton = 28;
const labelled =
  /(?:\b(?:cta|call[- ]to[- ]action|button|botón|bouton|appel à l['’]action|llamada a la acción|handlungsaufforderung|chamada para ação)|行动号召|行動喚起|ボタン)\s*(?:is|says|:|：|=|should be|should say|es|ist)?\s*["“«「]?(?<call>[^"”»」,.;!?\n¦。，]{2,50})["”»」]?/iu;
const ending =
  /\b(?:end(?:s|ing)? with|finish with|closing with|tell (?:people|them|viewers) to|invite (?:people|viewers) to|terminar? con|finir sur|ende mit)\s+(?:an? (?:cta|call to action) to\s+)?["“«]?(?<call>[^"”»,.;!?\n¦]{2,50})["”»]?/iu;

/** What the viewer is asked to do, in the words of the prompt; null when the prompt does not say. */
export function readCallToAction(text: string, language: Language): Reading<string | null> {
  const named = labelled.exec(text);
  if (named !== null) return take(text, named.groups!['call']!, named.index, named[0].length);
  for (const reader of readingLanguages(language)) {
    const { callVerbs, spaced } = lexicons[reader];
    const lead = spaced
      ? '(?<=(?:^|[,;.:!?\\n¦–—-]|\\band|\\by|\\bet|\\bund|\\be|،|।)\\s*)'
      : '(?<=(?:^|[、。，,！!？\\n¦])\\s*)';
    const end = '[^,;!?\\n¦。、，！？।،؛–—]';
    const pattern = new RegExp(
      `${lead}(?<call>(?:${callVerbs})(?![\\p{L}\\p{M}])(?:(?!\\.(?:\\s|$))${end}){0,50})`,
      'giu',
    );
    const dense = new RegExp(`${lead}(?<call>${end}{0,12}(?:${callVerbs})(?:(?!\\.(?:\\s|$))${end}){0,20})`, 'giu');
    for (const match of text.matchAll(spaced ? pattern : dense)) {
      const call = trimEdges(match.groups!['call']!);
      const isOrderToUs = match.index < 3 && isAboutAds(call, reader);
      if (call.length >= 3 && !isOrderToUs && !isAboutAds(call, reader))
        return take(text, call, match.index, match[0].length);
    }
  }
  const closing = ending.exec(text);
  if (
    closing !== null &&
    readingLanguages(language).some((reader) => startsWithCall(closing.groups!['call']!, reader))
  ) {
    return take(text, closing.groups!['call']!, closing.index, closing[0].length);
  }
  return reading(null, text);
}

function startsWithCall(call: string, language: Language): boolean {
  return new RegExp(`^(?:${lexicons[language].callVerbs})(?![\\p{L}])`, 'iu').test(call);
}

function isAboutAds(call: string, language: Language): boolean {
  return new RegExp(`(?<![\\p{L}])${lexicons[language].ad}(?![\\p{L}])`, 'iu').test(call);
}

/** The address within a call stays in the text for the reader of contacts; the button keeps it when it is short enough. */
function take(text: string, call: string, start: number, length: number): Reading<string | null> {
  const whole = trimEdges(call);
  const rest = cutOut(text, start, start + length);
  if (!holdsContact(whole)) return reading(whole.slice(0, 60), rest);
  const contact = readContact(whole);
  const short = trimEdges(contact.rest.replaceAll('¦', ' ').replaceAll(/\s+/gu, ' '));
  const button = whole.length <= longestButton || short === '' ? whole : short;
  return reading(button.slice(0, 60), `${rest} ¦ ${contact.value ?? ''} ¦ `);
}
