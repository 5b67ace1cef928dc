import type { Language } from '#domain/language.ts';
import { findSubjects } from './find-subjects.ts';
import { isOrdinaryWord, knownBrandAt, writtenName } from './known-names.ts';
import { lexicons, wordPattern } from './lexicon/lexicons.ts';
import { clip, trimEdges } from './prompt-text.ts';

export interface ProductNames {
  /** What the ad calls the product. */
  readonly name: string;
  readonly brand: string | null;
  /** What kind of thing it is, in the words of the prompt; may be the name itself. */
  readonly category: string;
  /** Whether the name is a proper name rather than a description. */
  readonly isProper: boolean;
}

const openQuote = '["“„«「『《]';
const closeQuote = '["”“»」』》]';
const quotedName = new RegExp(`${openQuote}(?<name>[^"”“»」』》]{1,60})${closeQuote}`, 'u');
const longestName = 60;

/** Takes a product phrase apart into name, brand and category. `apposition` is what the prompt adds: "Glow, a cold brew". */
export function parseProductPhrase(phrase: string, apposition: string | null, language: Language): ProductNames {
  const { called, by } = lexicons[language];
  const calledAs = new RegExp(`^(?<category>.*?)[\\s,]*(?:${called})[\\s:]+(?<name>.+)$`, 'iu').exec(phrase);
  if (calledAs !== null && language !== 'ja') {
    return proper(leadingName(calledAs.groups!['name']!), null, calledAs.groups!['category']! || apposition || '');
  }
  const quoted = quotedName.exec(phrase);
  if (quoted !== null) {
    const category = trimEdges(
      phrase.replace(quoted[0], ' ').replace(wordPattern(language, called), ' ').replaceAll(/\s+/gu, ' '),
    );
    const maker = new RegExp(`^(?<what>.*?)\\s*(?<!\\p{L})(?:${by})\\s+(?<maker>\\p{Lu}.{1,40})$`, 'u').exec(category);
    const what = maker?.groups?.['what'] ?? category;
    return proper(
      quoted.groups!['name']!,
      maker?.groups?.['maker'] ?? null,
      canonical(trimParticles(what, language), language) || apposition || '',
    );
  }
  const made = new RegExp(`^(?<what>.+?)\\s+(?:${by})\\s+(?<maker>[\\p{Lu}\\p{N}].{1,40})$`, 'u').exec(phrase);
  if (made !== null && lexicons[language].spaced) {
    const inner = parseSpaced(made.groups!['what']!, apposition, language);
    return { ...inner, brand: trimEdges(made.groups!['maker']!) };
  }
  return lexicons[language].spaced
    ? parseSpaced(phrase, apposition, language)
    : parseDense(phrase, apposition, language);
}

function proper(name: string, brand: string | null, category: string): ProductNames {
  const bare = writtenName(clip(trimEdges(name), longestName));
  return { name: bare, brand, category: clip(trimEdges(category), 80) || bare, isProper: true };
}

/** "Happy Tails in Leeds" is called Happy Tails: a name ends where small words begin. */
function leadingName(words: string): string {
  const quoted = quotedName.exec(words);
  if (quoted !== null) return quoted.groups!['name']!;
  const run = /^[\p{Lu}\p{N}][^\s,]*(?:\s(?:(?:&|\+|and|of|the|de|du|la|le|y|et|und|e)\s)?[\p{Lu}\p{N}][^\s,]*)*/u.exec(
    words,
  );
  return run === null ? words : run[0];
}

interface Token {
  readonly text: string;
  readonly isName: boolean;
}

/** Words in capitals are names where they are no nouns of the trade and no ordinary words. */
function parseSpaced(phrase: string, apposition: string | null, language: Language): ProductNames {
  const owned = /^(?<owner>\p{Lu}[\p{L}&]*(?:\s\p{Lu}[\p{L}&]*){0,2})['’]s\s+(?<thing>\p{Ll}.*)$/u.exec(phrase);
  if (owned !== null && knownBrandAt(phrase) === null) {
    const inner = parseSpaced(owned.groups!['thing']!, apposition, language);
    return { ...inner, brand: owned.groups!['owner']! };
  }
  const tokens = tokensOf(phrase, language);
  const first = tokens.findIndex((token) => token.isName);
  if (first < 0) return described(phrase, apposition, language);
  let last = tokens.findLastIndex((token) => token.isName);
  // Names stand together; a lower-case word between two names ends the first, unless it joins them.
  for (let index = first; index < last; index++) {
    if (
      !tokens[index]!.isName &&
      !/^(?:&|\+|and|of|the|y|et|und|e|de|du|di|la|le|\p{N}.*)$/iu.test(tokens[index]!.text)
    ) {
      last = index - 1;
      break;
    }
  }
  const name = tokens
    .slice(first, last + 1)
    .map((token) => token.text)
    .join(' ');
  const others = [...tokens.slice(0, first), ...tokens.slice(last + 1)].map((token) => token.text).join(' ');
  const category = others === '' ? (apposition ?? '') : others;
  return withBrand(name, category, phrase, others !== '');
}

function withBrand(name: string, category: string, phrase: string, isAttached: boolean): ProductNames {
  const known = knownBrandAt(name);
  if (known !== null && known.length < name.length) {
    return proper(name.slice(known.length).replace(/^['’]s/u, ''), writtenName(known), category);
  }
  const isSingle = !/\s|\d/u.test(name);
  if ((isSingle || known !== null) && isAttached) {
    const whole = trimEdges(phrase.replace(name, writtenName(name)));
    const fits = whole.length <= 30 && whole.split(' ').length <= 4;
    return {
      name: fits ? whole : writtenName(name),
      brand: writtenName(name),
      category: clip(category, 80),
      isProper: true,
    };
  }
  return proper(name, known === null ? null : writtenName(known), category);
}

/**
 * Capitals make a name. Nouns of the trade and ordinary words join one when they are capitalised beside it
 * ("Harbour House", "Northside Physio"), but are none alone; German capitalises every noun, so there they never join.
 */
function tokensOf(phrase: string, language: Language): Token[] {
  const trade = findSubjects(phrase, language).map((found) => ({ from: found.at, to: found.at + found.words.length }));
  const known = knownBrandAt(phrase);
  const raw = [...phrase.matchAll(/[^\s,]+/gu)].map((match) => {
    const text = match[0];
    const isTrade = trade.some(({ from, to }) => match.index < to && match.index + text.length > from);
    const isKnown = known !== null && match.index < known.length;
    const isCapital = /^\p{Lu}|^\p{Ll}\p{Lu}|\p{L}\.\p{L}/u.test(text) || /^[&+]$/u.test(text);
    const isNumber = /^\d[\p{L}\d]{0,4}$/u.test(text) && isAfterName(phrase, match.index);
    return { text, isCapital, isCore: isKnown || isNumber || (isCapital && !isTrade && !isOrdinaryWord(text)) };
  });
  return raw.map(({ text, isCapital, isCore }, index) => {
    const isBeside =
      raw[index - 1]?.isCore === true ||
      (raw[index + 1]?.isCore === true && index > 0) ||
      (raw[index + 1]?.isCore === true && language === 'en');
    const joins = isCapital && isBeside && language !== 'de' && known === null;
    return { text, isName: isCore || joins };
  });
}

/** A number belongs to a name when a capitalised word stands before it: "Pegasus 41". */
function isAfterName(phrase: string, at: number): boolean {
  return /\p{Lu}[\p{L}]*\s$/u.test(phrase.slice(0, at));
}

/** No proper name: the description is the name, cut to what can be said. */
function described(phrase: string, apposition: string | null, language: Language): ProductNames {
  const words = phrase.split(/\s+/u);
  const found = findSubjects(phrase, language);
  const head = language === 'en' || language === 'de' || language === 'hi' ? found.at(-1) : found[0];
  const isLong = words.length > 4 || phrase.length > 32;
  const name = isLong && head !== undefined ? head.words : clip(words.slice(0, 5).join(' '), longestName);
  return {
    name: canonical(name, language),
    brand: null,
    category: apposition ?? clip(canonical(phrase, language), 80),
    isProper: false,
  };
}

/** Hindi nouns stand in the oblique before "के लिए"; on screen they stand alone. */
function canonical(words: string, language: Language): string {
  if (language !== 'hi') return words;
  const found = findSubjects(words, 'hi')[0];
  if (found === undefined || found.subject.words.hi.includes(found.words)) return words;
  return words.replace(found.words, found.subject.words.hi[0]!);
}

const denseAdjectives =
  /^(?:手工|新鲜|有机|全新|智能|天然|纯|无线|降噪|高端|本地|特色|精品|限量|手作り|新鮮|無添加|オーガニック|自家製|本格|高級|人気|地元|国産|電動|完全)/u;

/** Japanese and Chinese: what stands before the noun of the trade is the maker, unless it describes. */
function parseDense(phrase: string, apposition: string | null, language: Language): ProductNames {
  const found = findSubjects(phrase, language).at(-1);
  const latin = /^[\p{Script=Latin}\p{N}&'’.\- ]{2,40}/u.exec(phrase)?.[0].trim();
  const before = found === undefined ? '' : trimParticles(phrase.slice(0, found.at), language);
  const lead = latin !== undefined && latin.length < phrase.length && /\p{Lu}/u.test(latin) ? latin : before;
  const thing = found?.words ?? trimParticles(phrase.slice(lead.length), language);
  const isMaker = lead !== '' && (lead === latin || knownBrandAt(lead) !== null || isForeignName(lead, language));
  if (isMaker && !denseAdjectives.test(lead)) {
    const joined = clip(phrase, 24);
    return { name: joined === phrase ? phrase : lead, brand: lead, category: thing || lead, isProper: true };
  }
  return { name: clip(phrase, 24), brand: null, category: apposition ?? (thing || phrase), isProper: latin === phrase };
}

/** In Japanese a maker from abroad stands in katakana. */
function isForeignName(words: string, language: Language): boolean {
  return language === 'ja' && /^[\p{Script=Katakana}ー・]{2,14}$/u.test(words);
}

function trimParticles(text: string, language: Language): string {
  const bare = trimEdges(text);
  if (language === 'ja') return bare.replace(/(?:という|の|を|は|が|で|に|と)+$/u, '').replace(/^(?:の|を|は)/u, '');
  if (language === 'zh') return bare.replace(/(?:的|之|出品)+$/u, '').replace(/^(?:的)/u, '');
  return bare;
}
