import type { Language } from '#domain/language.ts';
import { findSubjects } from './find-subjects.ts';
import { lexicons, readingLanguages } from './lexicon/lexicons.ts';
import { parseProductPhrase } from './product-phrase.ts';
import type { ProductNames } from './product-phrase.ts';
import { clausesOf, clip, cutOut, gap, trimEdges } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';
import { withoutLeadingTone } from './read-tone.ts';

const character = '[\\p{L}\\p{M}\\p{N}]';

/** The product is named early; longer texts are stories round it. */
const headCharacters = 1200;

/**
 * Product, brand and category, from the phrase that names them; orders to the maker never become part of a name.
 * A name given elsewhere ("it is called Luna", 店名叫…) completes a description. The name is empty when there is none.
 */
export function readProduct(text: string, language: Language): Reading<ProductNames> {
  const found = readPhrase(text, language);
  if (found.value.isProper) return found;
  const declared = nameDeclared.exec(found.rest.slice(0, headCharacters));
  const name = trimEdges(declared?.groups?.['name'] ?? declared?.groups?.['name2'] ?? '');
  if (declared === null || name === '') return found;
  const rest = cutOut(found.rest, declared.index, declared.index + declared[0].length);
  return reading({ ...found.value, name, isProper: true }, rest);
}

const properRun = "\\p{Lu}[\\p{L}\\p{N}&’'-]*(?:\\s(?:&\\s|and\\s|of\\s|de\\s)?\\p{Lu}[\\p{L}\\p{N}&’'-]*){0,3}";
const nameDeclared = new RegExp(
  `(?:(?:it['’]s|it is|we are|we['’]re|which is|is)?\\s*(?<![\\p{L}])(?:called|named|se llama|s['’]appelle|heißt|se chama)|(?:name|brand|nombre|marca|nom|marque|Name|Marke|nome)\\s*(?:is|:|es|est|ist|é))\\s+["“«„]?(?<name>${properRun})["”»“]?|(?:店名|品牌名?|名字|产品名|商品名|ブランド名|名前)(?:叫做?|是|为|は|：|:)[“「『]?(?<name2>[^，。、！？\\s”」』¦]{1,14})`,
  'u',
);

function readPhrase(text: string, language: Language): Reading<ProductNames> {
  const head = text.slice(0, headCharacters);
  for (const reader of readingLanguages(language)) {
    for (const pattern of lexicons[reader].productPatterns) {
      const match = expand(pattern, reader).exec(head);
      const raw = match?.groups?.['product'];
      if (match === null || raw === undefined) continue;
      const phrase = cleanPhrase(raw, reader);
      if (phrase === '' || isDirection(phrase, reader)) continue;
      const end = match.index + match[0].length;
      const added = readApposition(head.slice(end), phrase, reader);
      const names = parseProductPhrase(phrase, added?.words ?? null, language === 'en' ? 'en' : language);
      return reading(names, cutOut(text, commandStart(head, match.index, reader), end + (added?.length ?? 0)));
    }
  }
  return readFirstClause(text, language);
}

function expand(pattern: string, language: Language): RegExp {
  const { ad, enders, spaced } = lexicons[language];
  const inside = '(?:[^,;:!?\\n¦.。、！？，；،؛।]|\\.(?=\\S))';
  const rest = spaced
    ? `${inside}{2,}?(?=[\\s¦]+(?:${enders})(?!${character})|[,;:!?\\n¦،؛।]|\\s[–—-]\\s|\\.(?:\\s|$)|$)`
    : `${inside}{1,40}`;
  const source = pattern
    .replaceAll('AD', spaced ? `(?<!${character})${ad}(?!${character})` : ad)
    .replaceAll('REST', rest);
  return new RegExp(source, 'iu');
}

/** Takes the order before a match with it: "Create a … ad for X" goes as a whole. */
function commandStart(text: string, start: number, language: Language): number {
  const { commands, openers, spaced } = lexicons[language];
  if (!spaced) return start;
  const before = new RegExp(`(?:${commands}|${openers}|¦|\\s|[\\p{L}-]+\\s*$)+$`, 'iu').exec(
    text.slice(Math.max(0, start - 80), start),
  );
  return before === null ? start : Math.max(0, start - before[0].length);
}

function cleanPhrase(raw: string, language: Language): string {
  const { commands, openers, ad, enders, spaced } = lexicons[language];
  const edge = spaced ? `(?!${character})` : '';
  const leading = new RegExp(`^(?:${commands}|${openers}${language === 'en' ? '|and' : ''})${edge}[\\s¦]*`, 'iu');
  let phrase = trimEdgesKeepingQuotes(raw.replaceAll(gap, ' ').replaceAll(/\s+/gu, ' '));
  for (let previous = ''; previous !== phrase;) {
    previous = phrase;
    phrase = withoutLeadingTone(trimEdgesKeepingQuotes(phrase.replace(leading, '')));
  }
  if (language === 'hi') phrase = phrase.replace(/^.*के लिए\s+(?=\S)/u, '');
  if (spaced) {
    phrase = phrase.replace(new RegExp(`\\s(?:${enders})(?!${character}).*$`, 'iu'), (tail) =>
      isInsideQuotes(phrase, tail) ? tail : '',
    );
    phrase = phrase.replace(
      new RegExp(`(?<!${character})(?:new |short |launch |social )?(?:${ad})(?!${character})`, 'giu'),
      ' ',
    );
  } else {
    phrase = phrase
      .replace(new RegExp(`(?:${ad}|${commands})`, 'gu'), '')
      .replace(/^[のをはがでに的了个]+|[のをはがで的]+$/gu, '');
  }
  phrase = trimEdgesKeepingQuotes(phrase.replace(/\s(?:на|для|по|в|из)$/u, '').replaceAll(/\s+/gu, ' '));
  return new RegExp(`^(?:${commands}|${openers}|${enders})$`, 'iu').test(phrase) ? '' : phrase;
}

function isInsideQuotes(phrase: string, tail: string): boolean {
  return /["”»」]/u.test(tail) && /["“«「]/u.test(phrase.slice(0, phrase.length - tail.length));
}

function trimEdgesKeepingQuotes(text: string): string {
  return text.replaceAll(/^[\s¦,.;:!?–—•*|/-]+|[\s¦,.;:!?–—•*|/、。，！？؟।-]+$/gu, '').trim();
}

/** A clause that tells the camera what to do is no product. */
function isDirection(phrase: string, language: Language): boolean {
  return (
    /^(?:show|open|start|cut|close|use|make|include|tell|zeig|muestra|montre|mostre)(?![\p{L}])/iu.test(phrase) ||
    (language === 'en' && /^(?:me|us|it|this|that|him|her|them)$/iu.test(phrase))
  );
}

interface Apposition {
  readonly words: string;
  readonly length: number;
}

/**
 * ", a cold-brew coffee in a can": what the thing is, said after its name. Without an article it must name a thing we
 * know ("Wobbly Blocks, wooden toys for toddlers").
 */
function readApposition(after: string, phrase: string, language: Language): Apposition | null {
  const { enders, spaced } = lexicons[language];
  if (!spaced) return null;
  const article = "(?:an?|the|our|your|una?|el|la|une?|le|l['’]|eine?|der|die|das|um|uma|o)(?:\\s|(?<=['’]))";
  const pattern = new RegExp(
    `^\\s*[,–—(-]\\s*(?<article>${article})?(?<words>(?:[^,;:!?.\\n¦(]|\\.(?=\\S)){3,60}?)(?=[\\s¦]+(?:${enders})(?!${character})|[,;:!?.)\\n¦]|$)`,
    'iu',
  );
  const match = pattern.exec(after);
  const words = withoutLeadingTone(trimEdges(match?.groups?.['words'] ?? ''));
  if (match === null || words === '') return null;
  const isKind = findSubjects(words, language).length > 0;
  const hasArticle = match.groups?.['article'] !== undefined;
  const isLong = words.split(' ').length > 5;
  if (!hasArticle && (!isKind || isLong || findSubjects(phrase, language).length > 0)) return null;
  return { words, length: match[0].length };
}

/** No pattern fits: the first clause that says something names the product, else the first thing we can draw. */
function readFirstClause(text: string, language: Language): Reading<ProductNames> {
  for (const clause of clausesWithQuotes(text).slice(0, 6)) {
    const phrase = cleanPhrase(clause.replace(/^(?:for|about|para|pour|für|sobre)\s/iu, ''), language);
    if (!/[\p{L}\p{N}]/u.test(phrase) || isDirection(phrase, language)) continue;
    const at = text.indexOf(clause);
    const end = Math.max(0, at) + clause.length;
    const added = at >= 0 ? readApposition(text.slice(end), phrase, language) : null;
    const names = parseProductPhrase(clip(phrase, 60), added?.words ?? null, language);
    const claim = clause.slice(clause.indexOf(phrase) + phrase.length);
    const rest =
      at >= 0 ? `${text.slice(0, at)} ${gap} ${claim} ${gap} ${text.slice(end + (added?.length ?? 0))}` : text;
    return reading(names, rest);
  }
  const thing = findSubjects(text, language)[0]?.words ?? '';
  return reading({ name: thing, brand: null, category: thing, isProper: false }, text);
}

function clausesWithQuotes(text: string): string[] {
  return /["“«「]/u.test(text.slice(0, 80))
    ? [text.split(/[;!?\n¦。！？]|\.(?=\s)/u)[0] ?? '', ...clausesOf(text)]
    : clausesOf(text);
}
