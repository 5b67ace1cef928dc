import type { Language } from '#domain/language.ts';
import { lexicons, readingLanguages, wordPattern } from './lexicon/lexicons.ts';
import { capitalised, clausesOf, trimEdges, wordCount } from './prompt-text.ts';
import { withoutLeadingTone } from './read-tone.ts';

/** Something the client states about the product, short enough to stand on screen. */
export interface Fact {
  readonly words: string;
  /** The figure in it, with its unit: "48 h", "212", "since 1987" gives "1987". Null when it has none. */
  readonly figure: string | null;
  /** What the figure is of: the rest of the words, or all of them when the figure stands inside. */
  readonly figureOf: string;
}

export interface Facts {
  readonly facts: readonly Fact[];
  /** What the picture shall show, in the words of the prompt. */
  readonly scenes: readonly string[];
  /** Three to five short entries that belong together, when the prompt lists them. */
  readonly items: readonly string[];
}

const mostFacts = 14;
const longestFact = 46;
const mostWords = 8;
const units = '%|°C?|x|h|hrs?|hours?|min|minutes?|ml|cl|l|kg|g|grams?|km|mm|cm|m|W|kW|kWh|dB|GB|TB|MP|Hz|V|mAh|bpm|°';
const figurePattern = new RegExp(
  `[€$£¥₹+−-]?\\d[\\d.,]*(?<![.,])(?:\\s?(?:${units})(?![\\p{L}\\p{N}]))?(?:\\s?[€£¥₹])?`,
  'u',
);
const joiners =
  /^(?:and|with|featuring|it has|it is|it's|has|that is|that are|that's|which is|which are|that|which|also|plus|now|they are|they're|we are|comes? with|con|y|que|con una?|avec|et|qui|mit|und|die|der|das|com|e|que|مع|و|और|जो)\s+/iu;

/** What remains of a prompt after all else is read, sorted into facts, scenes and lists. */
export function readFacts(text: string, language: Language): Facts {
  const items = readItems(text, language);
  const scenes: string[] = [];
  const facts: Fact[] = [];
  for (const clause of clausesOf(text.slice(0, 4000)).flatMap(splitLong)) {
    const words = withoutLeadingTone(stripJoiners(clause));
    if (isScene(words, language)) scenes.push(words.slice(0, 200));
    else if (isFact(words, language) && !facts.some((fact) => sameWords(fact.words, words))) facts.push(toFact(words));
    if (facts.length >= mostFacts) break;
  }
  return { facts, scenes: scenes.slice(0, 12), items };
}

/** Long clauses say several things: "48 h battery and noise cancelling". */
function splitLong(clause: string): string[] {
  if (wordCount(clause) <= 6) return [clause];
  return clause.split(/\s(?:and|that|which|with|y|que|con|et|qui|avec|und|mit|e|com)\s/iu).map(trimEdges);
}

function stripJoiners(clause: string): string {
  let words = trimEdges(clause);
  for (let previous = ''; previous !== words;) {
    previous = words;
    words = words.replace(joiners, '');
  }
  return words;
}

const sceneStarts =
  /^(?:show(?:s|ing)?|open(?:s|ing)? (?:on|with)|starts? (?:on|with)|begins? with|close-?ups? of|shots? of|footage of|cut to|ends? (?:on|with)|a (?:close-?up|shot|scene) of|featuring|muestra|mostrando|empieza|primer plano|montre|montrant|gros plan|commence|zeig\p{L}*|nahaufnahme|beginn\p{L}*|mostre|mostrando|comece|أظهر|اعرض|ابدأ|दिखा\p{L}*)/iu;
const denseScene = /を(?:映|見せ|写)|シーン|カット|アップ|镜头|画面|特写|展示/u;

function isScene(words: string, language: Language): boolean {
  return sceneStarts.test(words) || (!lexicons[language].spaced && denseScene.test(words));
}

function isFact(words: string, language: Language, shortest = 4): boolean {
  if (!/\p{L}/u.test(words) || words.length < 2 || words.length > longestFact || wordCount(words) > mostWords)
    return false;
  if (
    /^(?:for|to|of|in an?|the|an?|very|just|our|my|your|para|pour|für|um|o|los?|las?|les?|des?|du|ein|eine)$/iu.test(
      words,
    )
  )
    return false;
  if (wordCount(words) === 1 && words.length < shortest) return false;
  if (/[<>{}[\]\\^~`=]|https?|\bI\b|\bwe (?:want|need)\b/u.test(words)) return false;
  if (/^(?:for|to|so|because|but|or|if|when|than|as|para|pour|damit|für|um|por|porque|car|parce|weil)\s/iu.test(words))
    return false;
  return readingLanguages(language).every((reader) => {
    const { directionWords, commands, ad, spaced } = lexicons[reader];
    const orders = spaced
      ? `${directionWords}|${commands.replace(/\(\?: me\| us\)\?$/u, '')}|${ad}`
      : `${directionWords}|${ad}`;
    return !wordPattern(reader, orders).test(words);
  });
}

function sameWords(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function toFact(words: string): Fact {
  const shown = capitalised(words);
  const match = figurePattern.exec(words);
  if (match === null) return { words: shown, figure: null, figureOf: '' };
  const rest = trimEdges(words.slice(match.index + match[0].length));
  const figure = match[0].trim().replace(/^-/u, '−');
  return match.index === 0 && rest !== ''
    ? { words: shown, figure, figureOf: rest }
    : { words: shown, figure, figureOf: shown };
}

const lists: readonly RegExp[] = [
  /(?<list>(?:[\p{L}\p{M}'’&-]+(?:\s[\p{L}\p{M}'’&-]+){0,2},\s*){1,4}[\p{L}\p{M}'’&-]+(?:\s[\p{L}\p{M}'’&-]+){0,2},?\s+(?:and|or|y|o|et|ou|und|oder|e|ou|&|और)\s+[\p{L}\p{M}'’&-]+(?:\s[\p{L}\p{M}'’&-]+){0,1})/gu,
  /(?<list>(?:[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]{1,8}[、,，]){1,4}[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]{1,8}(?:和|と|及|以及)?[\p{Script=Han}\p{Script=Katakana}ー]{0,8})/gu,
  /(?<list>(?:[\p{Script=Arabic}]+(?:\s[\p{Script=Arabic}]+)?،\s*){1,4}[\p{Script=Arabic}]+(?:\s[\p{Script=Arabic}]+)?\s+و[\p{Script=Arabic}]+)/gu,
];

/** "chocolate, vanilla and strawberry": three to five short entries in a row. */
function readItems(text: string, language: Language): string[] {
  for (const pattern of lists) {
    for (const match of text.slice(0, 2000).matchAll(pattern)) {
      const entries = (match.groups?.['list'] ?? '')
        .split(
          /\s*[,、，،]\s*(?:and\s|or\s|y\s|et\s|und\s|e\s)?|\s+(?:and|or|y|o|et|ou|und|oder|e|&|और)\s+|(?<=[\p{Script=Han}\p{Script=Katakana}])(?:和|と|以及|及)|\s+و(?=[\p{Script=Arabic}])/u,
        )
        .map((entry) => trimEdges(stripListLead(entry)))
        .filter((entry) => entry !== '');
      const unique = [...new Set(entries.map(capitalised))];
      if (unique.length >= 3 && unique.every((entry) => entry.length <= 24 && isListable(entry, language)))
        return unique.slice(0, 5);
    }
  }
  return [];
}

function stripListLead(entry: string): string {
  return entry
    .replace(
      /^.*\b(?:with|in|from|of|flavou?rs?|serving|selling|offering|sells|serves|con|de|avec|mit|com|sabores|parfums)\s/iu,
      '',
    )
    .replace(/^(?:the|our|an?)\s/iu, '');
}

function isListable(entry: string, language: Language): boolean {
  return entry.length >= 2 && withoutLeadingTone(entry) === entry && isFact(entry, language, 2);
}
