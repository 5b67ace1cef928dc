import { expect, it } from 'vitest';
import { toWireSpec } from '#contract/spec.ts';
import { buildBeat, buildSpec } from '#testkit/build-spec.ts';
import { countWords, roomForWords, spokenInAll, spokenWords } from './spoken-words.ts';

const spec = toWireSpec(
  buildSpec({
    durationSeconds: 9,
    beats: [
      buildBeat({ startSeconds: 0, durationSeconds: 2, voiceOver: 'Leave before light.' }),
      buildBeat({ startSeconds: 2, durationSeconds: 4, voiceOver: '' }),
      buildBeat({ startSeconds: 6, durationSeconds: 3, voiceOver: 'Fjell.' }),
    ],
  }),
);

it('counts words, two signs for one where words are not spaced', () => {
  expect([countWords(''), countWords('Fjell. One flask, one whole day.'), countWords('—')]).toEqual([0, 6, 0]);
  expect(countWords('朝の光の前に')).toBe(3);
});

it('has room until the next line begins, or the film ends', () => {
  expect(roomForWords(spec, 0)).toBe(16);
  expect(roomForWords(spec, 2)).toBe(8);
  expect(spokenWords(spec, 0)).toEqual({ words: 3, room: 16 });
  expect(spokenInAll(spec)).toEqual({ words: 4, room: 24 });
});
