import { colourWords } from './colour-words.ts';
import { cutAll, cutOut } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';

const name = `(?<![\\p{L}\\p{M}\\p{N}])(?:(?:bright|dark|deep|light|soft|pastel|vivid|warm|oscuro|claro|foncé|clair)\\s)?(?:${colourWords.map((colour) => colour.spaced).join('|')})(?![\\p{L}\\p{M}\\p{N}])|(?:${colourWords.map((colour) => colour.dense).join('|')})`;
const joint = '\\s*(?:,|&|\\+|\\/|and|with|y|con|et|avec|und|mit|e|com|و|और|と|、|和|配|，)\\s*';
const run = new RegExp(`(?:${name})(?:(?:${joint})(?:${name}))*`, 'giu');
const nameAlone = new RegExp(name, 'giu');
const leads =
  /(?:\b(?:in|colou?rs?(?: are| is)?|palette(?: of)?|brand colou?rs?|using|tones of|shades of|en|colores|couleurs?|tons?|farben|cores|in den farben|em|background)|(?:بألوان|ألوان|باللون|بالألوان|रंग|रंगों|配色は?|色は|颜色|主色))\s*:?\s*$/iu;
const follows =
  /^\s*(?:-?\s*(?:tones?|colou?rs?|palette|background|scheme|branding|theme|accents?|tonos|couleurs|farben|töne|tons|कलर|रंग|रंगों|色調|配色|カラー|を基調|を基本|色系|为主|色调|ألوان))/iu;
const isolated = { before: /(?:^|[,;.:(¦\n、，。])\s*$/u, after: /^\s*(?:$|[,;.:)¦\n、，。!])/u };
const hexPattern = /#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z])/giu;

/**
 * Colours asked for, as hex, in the order of the prompt: hex codes always, names only where they are about the look
 * ("in blue and gold", "pastel pink tones"), never where they belong to a thing ("black coffee").
 */
export function readColours(text: string): Reading<readonly string[]> {
  const colours: string[] = [];
  let rest = text;
  for (const match of text.matchAll(hexPattern)) colours.push(longHex(match[0]));
  rest = cutAll(rest, hexPattern);
  for (const match of [...rest.matchAll(run)].toReversed()) {
    const start = match.index;
    const end = start + match[0].length;
    const before = rest.slice(0, start);
    const after = rest.slice(end);
    const lead = leads.exec(before);
    const trail = follows.exec(after);
    const several = (match[0].match(nameAlone) ?? []).length > 1;
    const alone = isolated.after.test(after) && (lead !== null || (several && isolated.before.test(before)));
    if (!alone && trail === null && !(lead !== null && several)) continue;
    colours.unshift(...(match[0].match(nameAlone) ?? []).map(hexOf));
    rest = cutOut(rest, lead === null ? start : lead.index, end + (trail?.[0].length ?? 0));
  }
  return reading([...new Set(colours)].slice(0, 4), rest);
}

function hexOf(word: string): string {
  const bare = word.replace(/^(?:bright|dark|deep|light|soft|pastel|vivid|warm)\s/iu, '').toLowerCase();
  const exact = (source: string, candidate: string): boolean => new RegExp(`^(?:${source})$`, 'iu').test(candidate);
  const found = colourWords.find(
    ({ spaced, dense }) => exact(`${spaced}|${dense}`, word) || exact(`${spaced}|${dense}`, bare),
  );
  return found?.hex ?? '#1f4fd8';
}

function longHex(hex: string): string {
  const digits = hex.slice(1).toLowerCase();
  return digits.length === 6 ? `#${digits}` : `#${[...digits].map((digit) => digit + digit).join('')}`;
}
