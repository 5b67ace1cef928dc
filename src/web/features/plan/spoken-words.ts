import type { WireSpec } from '#contract/spec.ts';

/** An easy pace of speech, the one plans are written for. */
const wordsPerSecond = 2.7;
/** A line may end a blink after the next one's time has come. */
const graceSeconds = 0.25;

/** How many words a line has, and how many there is time for. */
export interface SpokenWords {
  readonly words: number;
  readonly room: number;
}

/** Number of words; where words are not spaced, two characters count as one. */
export function countWords(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const spaced = text
    .replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return spaced + Math.ceil(unspaced / 2);
}

/** How many words can be spoken over a beat: a line may run on until the next one begins, or the film ends. */
export function roomForWords(
  { beats, duration_seconds: end }: Pick<WireSpec, 'beats' | 'duration_seconds'>,
  index: number,
): number {
  const beat = beats[index];
  if (beat === undefined) return 0;
  const next = beats.slice(index + 1).find(({ voice_over: line }) => line.trim() !== '');
  const seconds = (next?.start_seconds ?? end) - beat.start_seconds + graceSeconds;
  return Math.floor(seconds * wordsPerSecond + 1e-9);
}

export function spokenWords(
  spec: Pick<WireSpec, 'beats' | 'duration_seconds'>,
  index: number,
  line?: string,
): SpokenWords {
  return { words: countWords(line ?? spec.beats[index]?.voice_over ?? ''), room: roomForWords(spec, index) };
}

/** Words of all lines, and what the whole film has time for. */
export function spokenInAll({
  beats,
  duration_seconds: seconds,
}: Pick<WireSpec, 'beats' | 'duration_seconds'>): SpokenWords {
  const words = beats.reduce((sum, { voice_over: line }) => sum + countWords(line), 0);
  return { words, room: Math.floor(seconds * wordsPerSecond) };
}
