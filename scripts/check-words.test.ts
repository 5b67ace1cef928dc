import { describe, expect, it } from 'vitest';
import { findUnwantedWords } from './check-words.ts';

describe('findUnwantedWords', () => {
  it.each([
    '// TODO: later',
    '// a stub for now',
    "const path = '/home/someone/film.mp4';",
    '// oxlint-disable-next-line',
    '// @ts-expect-error',
    "it.only('x', () => {});",
  ])('goes red on %s', (text) => {
    expect(findUnwantedWords({ path: 'src/a.ts', text })).not.toEqual([]);
  });

  it.each([
    "vi.stubEnv('A', 'b');",
    '<input placeholder="Prompt" />',
    'https://example.com/home/page',
    "join(root, 'out')",
  ])('lets %s pass', (text) => {
    expect(findUnwantedWords({ path: 'src/a.tsx', text })).toEqual([]);
  });

  it('goes red on a file name that says nothing', () => {
    expect(findUnwantedWords({ path: 'src/media/utils.ts', text: '' })).toHaveLength(1);
    expect(findUnwantedWords({ path: 'src/media/wav.ts', text: '' })).toEqual([]);
  });
});
