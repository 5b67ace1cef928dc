import { expect, it } from 'vitest';
import { changedWords } from './changed-words.ts';

it('marks the words that are new and keeps every letter', () => {
  const plan = 'Rust flask on bare rock. First light, fine grain.';
  const text = 'Rust flask on bare rock, closer. First light, very fine grain.';
  const runs = changedWords(plan, text);
  expect(runs.map(({ words }) => words).join('')).toBe(text);
  expect(runs.filter(({ isNew }) => isNew).map(({ words }) => words.trim())).toEqual(['closer.', 'very']);
});

it('marks nothing in equal texts and everything in a new one', () => {
  expect(changedWords('a b c', 'a b c')).toEqual([{ words: 'a b c', isNew: false }]);
  expect(changedWords('', 'a b')).toEqual([{ words: 'a b', isNew: true }]);
  expect(changedWords('a b', '')).toEqual([]);
});
