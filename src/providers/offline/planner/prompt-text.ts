/** Marks a place where something was read and taken out, so that its neighbours do not grow together. */
export const gap = '¦';

/** Letters, marks and digits: what a word is made of in every script. */
const wordCharacter = '[\\p{L}\\p{M}\\p{N}]';

/** A pattern that matches whole words only. For scripts written without spaces use `anywhere`. */
export function wholeWords(source: string, flags = 'iu'): RegExp {
  return new RegExp(`(?<!${wordCharacter})(?:${source})(?!${wordCharacter})`, flags);
}

export function anywhere(source: string, flags = 'iu'): RegExp {
  return new RegExp(source, flags);
}

/** The prompt made easy to read: no markup, no control characters, western digits, straight spaces. */
export function cleanPrompt(prompt: string): string {
  return prompt
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/giu, ' ')
    .replaceAll(/<\/?(?:b|i|em|strong|span|a|u|small|mark|code|font)(?:\s[^<>]*)?>/giu, ' ')
    .replaceAll(/<\/?[a-z!][^<>]*>/giu, '\n')
    .replaceAll('&amp;', '&')
    .replaceAll(/&(?:nbsp|lt|gt|quot|#\d+);/giu, ' ')
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.codePointAt(0)! - 0x660))
    .replaceAll(/[०-९]/gu, (digit) => String(digit.codePointAt(0)! - 0x966))
    .replaceAll(/[０-９]/gu, (digit) => String(digit.codePointAt(0)! - 0xff10))
    .replaceAll(/(?<=^|[\s(])'([^'\n]{2,60})'(?=[\s,.;:!?)-]|$)/gu, '“$1”')
    .replaceAll('٪', '%')
    .replaceAll('％', '%')
    .replaceAll('：', ':')
    .replaceAll(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー”」\d]),(?=\s?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}“「])/gu,
      '，',
    )
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(gap, ' ')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ud800-\udfff]/g, (unit) =>
      unit >= '\ud800' && unit <= '\udfff' ? unit : ' ',
    )
    .toWellFormed()
    .trim();
}

/** Takes a stretch out of a text and leaves a gap. */
export function cutOut(text: string, start: number, end: number): string {
  return `${text.slice(0, start)} ${gap} ${text.slice(end)}`;
}

/** Takes out every match. */
export function cutAll(text: string, pattern: RegExp): string {
  const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`;
  return text.replaceAll(new RegExp(pattern.source, flags), ` ${gap} `);
}

const edges = /^[\s¦,.;:!?–—\-•*"'“”„«»()[\]、。，！？；：・|/]+|[\s¦,.;:!?–—\-•*"'“”„«»()[\]、。，！；：・|/]+$/gu;

/** Without the punctuation and gaps round it. A closing question mark of the far-eastern kind goes too. */
export function trimEdges(text: string): string {
  return text
    .replaceAll(edges, '')
    .replaceAll(/\s*¦\s*/gu, ' ')
    .trim();
}

/** Clauses of a text: what stands between commas, stops, gaps, bullets and line ends. Decimal points do not split. */
export function clausesOf(text: string): string[] {
  return text
    .split(/[;!?\n¦•|。！？；、，،؛।()[\]]+|(?<!\d)[,.:]|[,.:](?!\d)|\s[–—-]+\s|—/u)
    .map(trimEdges)
    .filter((clause) => clause !== '');
}

/** The first letter as a capital, where the script has capitals and the word is not written its own way (iPhone). */
export function capitalised(text: string): string {
  const mark = text.startsWith('*') ? '*' : '';
  const bare = text.slice(mark.length);
  if (/^\p{Ll}\p{Lu}/u.test(bare)) return text;
  const first = [...bare][0] ?? '';
  return mark + first.toLocaleUpperCase('en') + bare.slice(first.length);
}

/** Shortened at a word's end to at most `maximum` characters, never in the middle of a surrogate pair. */
export function clip(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const cut = text.slice(0, maximum + 1);
  const space = cut.lastIndexOf(' ');
  return (space > maximum * 0.5 ? cut.slice(0, space) : text.slice(0, maximum))
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .trim();
}

/** Number of words; in scripts without spaces two characters count as one. */
export function wordCount(text: string): number {
  const dense = (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? []).length;
  const spaced = text
    .replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return spaced + Math.ceil(dense / 2);
}
