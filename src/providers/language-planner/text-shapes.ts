import type { Beat, BeatKind, LayoutId } from '#domain/beat.ts';
import { wordCount } from './clean-words.ts';

/** How much a text may hold where a layout sets it. */
interface TextRoom {
  readonly fewestWords: number;
  readonly mostWords: number;
  readonly fewestCharacters?: number;
  readonly mostCharacters: number;
}

/** Which words of a frame a model may write; what is absent stays as the plan has it. */
export interface TextShape {
  readonly headline?: TextRoom;
  readonly line?: TextRoom;
  /** Three to five entries, each of this room. */
  readonly items?: TextRoom;
  readonly mayHaveNote: boolean;
}

function room(fewestWords: number, mostWords: number, mostCharacters: number): TextRoom {
  return { fewestWords, mostWords, mostCharacters };
}

const sentence: TextShape = { headline: room(1, 8, 60), mayHaveNote: true };
const fewWords: TextShape = { headline: room(1, 5, 36), mayHaveNote: true };
const pair: TextShape = { headline: room(1, 4, 26), line: room(1, 4, 26), mayHaveNote: true };
const lineAlone: TextShape = { line: room(1, 7, 56), mayHaveNote: true };
const fixed: TextShape = { mayHaveNote: false };

const shapes: Readonly<Record<LayoutId, TextShape>> = {
  slats: pair,
  signal: pair,
  rain: sentence,
  shelter: lineAlone,
  'stage-lights': lineAlone,
  'window-light': sentence,
  swatch: pair,
  sunrise: fewWords,
  sliver: fewWords,
  wall: sentence,
  'name-behind': lineAlone,
  'number-front': { line: room(1, 6, 40), mayHaveNote: true },
  macro: fewWords,
  spread: { headline: room(1, 5, 36), line: room(1, 8, 60), mayHaveNote: true },
  diagonal: pair,
  triptych: fixed,
  'list-poster': { items: room(1, 3, 26), mayHaveNote: true },
  ring: {
    headline: room(1, 2, 16),
    line: { fewestWords: 2, mostWords: 9, fewestCharacters: 15, mostCharacters: 60 },
    mayHaveNote: false,
  },
  quote: fixed,
  split: pair,
  scatter: { headline: room(1, 3, 24), mayHaveNote: false },
  'offer-seal': fixed,
  'worn-word': { headline: room(1, 1, 11), mayHaveNote: false },
  caption: sentence,
  'end-card': { line: room(1, 6, 48), mayHaveNote: false },
};

/** Kinds whose words are the client's alone: what is offered, and what somebody said. */
const clientsOwn: ReadonlySet<BeatKind> = new Set(['offer', 'testimonial']);

/** What a model may write for a beat. A figure stays; a word in a figure's place may be another word. */
export function textShapeOf({ kind, layout, text }: Pick<Beat, 'kind' | 'layout' | 'text'>): TextShape {
  if (clientsOwn.has(kind)) return fixed;
  const isWordForFigure = layout === 'number-front' && !/\p{Nd}/u.test(text.headline);
  return isWordForFigure ? { ...shapes[layout], headline: room(1, 1, 11) } : shapes[layout];
}

/** Whether a frame says whose ad it is. */
export function saysName({ kind }: Pick<Beat, 'kind'>): boolean {
  return kind === 'reveal' || kind === 'brand';
}

/** Whether a text fits where it is to be set. */
export function fitsRoom(
  text: string,
  { fewestWords, mostWords, fewestCharacters = 1, mostCharacters }: TextRoom,
): boolean {
  const words = wordCount(text);
  const characters = text.replaceAll('*', '').length;
  return words >= fewestWords && words <= mostWords && characters >= fewestCharacters && characters <= mostCharacters;
}

/** Words that can be read while a frame stands: about 0.28 s each once it has arrived, and never fewer than four. */
export function mostReadableWords(seconds: number): number {
  return Math.max(4, Math.floor((seconds - 0.5) / 0.28));
}

/** A shape in words, for whoever shall write it; empty when nothing is to be written. */
export function describeShape({ headline, line, items }: TextShape): string {
  const parts = [
    headline && `headline ${describeRoom(headline)}`,
    line && `line ${describeRoom(line)}`,
    items && `3 to 5 items, each ${describeRoom(items)}`,
  ];
  return parts.filter((part) => part !== undefined).join(' + ');
}

function describeRoom({ mostWords, mostCharacters, fewestCharacters }: TextRoom): string {
  const least = fewestCharacters === undefined ? '' : `${fewestCharacters} to `;
  return `(${mostWords} ${mostWords === 1 ? 'word' : 'words'}, ${least}${mostCharacters} characters)`;
}
