import { wordCount } from './clean-words.ts';

/** A beat with what is spoken over it. */
interface SpokenBeat {
  readonly startSeconds: number;
  readonly voiceOver: string;
}

/** An easy pace of speech: words of a spaced script a second; of others two signs count as a word. */
const wordsPerSecond = 2.7;

/** Seconds a line takes to be spoken at an easy pace. */
export function spokenSeconds(line: string): number {
  return wordCount(line) / wordsPerSecond;
}

/** Beats whose lines take longer than the time to the next line, or to the end of the film; a line may run on. */
export function overlongLines(beats: readonly SpokenBeat[], durationSeconds: number): number[] {
  const spoken = [...beats.entries()].filter(([, { voiceOver }]) => voiceOver !== '');
  return spoken.flatMap(([index, { startSeconds, voiceOver }], place) => {
    const until = spoken[place + 1]?.[1].startSeconds ?? durationSeconds;
    return spokenSeconds(voiceOver) > until - startSeconds + 0.25 ? [index] : [];
  });
}
