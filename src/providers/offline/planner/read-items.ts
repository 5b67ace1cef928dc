import { capitalised, cutOut, trimEdges } from './prompt-text.ts';
import { withoutLeadingTone } from './read-tone.ts';

const word = "[\\p{L}\\p{M}\\p{N}'’&-]+";
const lists: readonly RegExp[] = [
  new RegExp(
    `(?:${word}(?: ${word}){0,3}, ?){1,4}${word}(?: ${word}){0,2},? (?:and|or|y|o|et|ou|und|oder|e|ou|&|और) ${word}(?: ${word}){0,1}`,
    'gu',
  ),
  /(?:[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]{1,8}[、,，]){1,4}[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]{1,8}(?:和|と|及|以及)[\p{Script=Han}\p{Script=Katakana}ー]{1,8}/gu,
  /(?:[\p{Script=Arabic}]+(?: [\p{Script=Arabic}]+)?، ?){1,4}[\p{Script=Arabic}]+(?: [\p{Script=Arabic}]+)? و[\p{Script=Arabic}]+/gu,
];
const separators =
  /\s*[,、，،]\s*(?:(?:and|or|y|et|und|e)\s)?|\s+(?:and|or|y|o|et|ou|und|oder|e|&|और)\s+|(?<=[\p{Script=Han}\p{Script=Katakana}])(?:和|と|以及|及)|\s+و(?=[\p{Script=Arabic}])/u;
const leads =
  /^.*\b(?:with|in|from|of|flavou?rs?|we|selling|sells?|serving|serves?|offering|offers?|making|makes?|baking|bakes?|has|have|con|de|tenemos|vendemos|avec|nous|mit|verkaufen|com|temos|sabores|parfums)\s/iu;
const articles = /^(?:the|our|an?|some|los?|las?|les?|des|der|die|das|os?|as?)\s/iu;
const longestEntry = 24;

export interface Items {
  readonly items: readonly string[];
  readonly rest: string;
}

/** "chocolate, vanilla and strawberry": three to five short entries in a row, taken out of the text. */
export function readItems(text: string, isEntry: (words: string) => boolean): Items {
  for (const pattern of lists) {
    for (const match of text.matchAll(pattern)) {
      const entries = match[0]
        .split(separators)
        .map((entry) => trimEdges(entry.replace(leads, '').replace(articles, '')))
        .filter((entry) => entry !== '');
      const items = [...new Set(entries.map(capitalised))];
      const isList =
        items.length >= 3 &&
        items.length <= 6 &&
        entries.every((entry) => entry.length <= longestEntry && withoutLeadingTone(entry) === entry && isEntry(entry));
      if (isList) return { items: items.slice(0, 5), rest: cutOut(text, match.index, match.index + match[0].length) };
    }
  }
  return { items: [], rest: text };
}
