import { capitalised, trimEdges } from './prompt-text.ts';

/** Something the client states about the product, short enough to stand on screen. */
export interface Fact {
  readonly words: string;
  /** The figure in it, with a short unit: "48 h", "212", "1987". Null when it has none. */
  readonly figure: string | null;
  /** What the figure is of: the words after it, or the whole statement when the figure stands inside. */
  readonly figureOf: string;
}

const units =
  '%|°C?|x|h|hrs?|min|ml|cl|l|kg|g|km|mm|cm|m|W|kW|kWh|dB|GB|TB|MP|Hz|V|mAh|bpm|°|克|公斤|小时|分钟|毫升|層|层|時間|分|グラム|年|回|種類|种';
const figurePattern = new RegExp(
  `(?:[€$£¥₹]\\s?)?[+−-]?\\d[\\d.,]*(?<![.,])(?:\\s?(?:${units})(?![\\p{L}\\p{N}])|(?:${units})(?=[\\p{Script=Han}\\p{Script=Hiragana}]|$))?(?:\\s?[€£¥₹])?`,
  'u',
);

export function toFact(words: string): Fact {
  const shown = capitalised(words);
  const match = figurePattern.exec(words);
  if (match === null) return { words: shown, figure: null, figureOf: '' };
  const rest = trimEdges(words.slice(match.index + match[0].length));
  const figure = match[0].trim().replace(/^-/u, '−');
  const isTelling = match.index === 0 || /\D/u.test(figure.replaceAll(/[.,]/gu, '')) || figure.length >= 3;
  if (!isTelling) return { words: shown, figure: null, figureOf: '' };
  return { words: shown, figure, figureOf: match.index === 0 ? rest : shown };
}
