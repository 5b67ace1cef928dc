import type { Language } from '#domain/language.ts';
import { isEastAsian, leadingScript, splitGraphemes } from './script.ts';

/** The smallest part of a text that stays on one line, and what it costs to break the line after it. */
export interface BreakChunk {
  readonly text: string;
  /** Whether a space follows on the same line. */
  readonly spaceAfter: boolean;
  /** 0 is a good place; 1 is as bad as a line that is half empty; Infinity is forbidden. */
  readonly breakCost: number;
}

/** May not begin a line (a working subset of JIS X 4051 and GB/T 15834): closing marks, small kana, the long vowel mark. */
const neverFirst =
  /^[、。，．・：；？！゛゜ヽヾゝゞ々ー～〜…‥）〕］｝〉》」』】”’％‰℃ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)\]},.!?:;%»]/u;
/** May not end a line: opening marks and currency. */
const neverLast = /[（〔［｛〈《「『【“‘￥＄([{$€£¥«]$/u;
const afterMark = /[、。，．；：！？!?…」』）]$/u;
const particle = /^(は|が|を|に|へ|と|で|も|の|や|か|ね|よ|から|まで|より|的|了|吗|吧|呢|着)$/u;

const cost = {
  free: 0,
  betweenWords: 0.08,
  shortWord: 0.14,
  number: 0.9,
  hyphen: 0.2,
  wordEdge: 0.12,
  beforeParticle: 0.35,
  insideWord: 0.7,
};

/** Cuts a text where its lines may break: between words, and in Japanese and Chinese between characters. */
export function findBreakChunks(text: string, language: Language): BreakChunk[] {
  const words = text.split(/[ \t\n]+/).filter((word) => word !== '');
  const chunks = words.flatMap((word, index) => {
    const isLastWord = index === words.length - 1;
    const parts = isEastAsian(leadingScript(word, language)) ? cutEastAsian(word, language) : cutAtHyphens(word);
    const last = parts.pop()!;
    const after = isLastWord ? cost.free : costAfterWord(word, words[index + 1]!);
    return [...parts, { text: last.text, spaceAfter: !isLastWord, breakCost: after }];
  });
  return chunks;
}

function costAfterWord(word: string, next: string): number {
  if (/\p{N}$/u.test(word)) return cost.number;
  if (/^[\p{N}€$£¥]/u.test(next) && /^\p{Lu}|^\p{L}{1,4}\.?$/u.test(word)) return cost.number;
  if (neverFirst.test(next) && !/^[\p{L}\p{N}]/u.test(next)) return cost.insideWord;
  if (/^[-–—&]$/.test(next)) return cost.number;
  if (/[.,!?;:،؟।]["”’»]?$/u.test(word)) return cost.free;
  return /^[\p{Ll}\p{M}]{1,3}$/u.test(word) || /^\p{Lu}\p{Ll}?$/u.test(word) ? cost.shortWord : cost.betweenWords;
}

function cutAtHyphens(word: string): BreakChunk[] {
  const parts = word.split(/(?<=\p{L}{3}-)(?=\p{L}{3})/u);
  return parts.map((text) => ({ text, spaceAfter: false, breakCost: cost.hyphen }));
}

function cutEastAsian(word: string, language: Language): BreakChunk[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const graphemes: { text: string; atEdge: boolean; nextIsParticle: boolean }[] = [];
  const segments = Array.from(segmenter.segment(word), ({ segment }) => segment);
  segments.forEach((segment, index) => {
    const units = /^[\p{Script=Latin}\p{N}.,%]+$/u.test(segment) ? [segment] : splitGraphemes(segment);
    units.forEach((text, position) => {
      const atEdge = position === units.length - 1;
      graphemes.push({ text, atEdge, nextIsParticle: atEdge && particle.test(segments[index + 1] ?? '') });
    });
  });
  return graphemes.map(({ text, atEdge, nextIsParticle }, index) => {
    const next = graphemes[index + 1]?.text ?? '';
    const forbidden = neverFirst.test(next) || neverLast.test(text);
    const edgeCost = afterMark.test(text) ? cost.free : nextIsParticle ? cost.beforeParticle : cost.wordEdge;
    return { text, spaceAfter: false, breakCost: forbidden ? Infinity : atEdge ? edgeCost : cost.insideWord };
  });
}
