import { expect, it } from 'vitest';
import { videoStates } from '#contract/video-state.ts';
import { showOf, statesOf, stateWords } from './card-state.ts';

it('shows every state of a video under one choice at most', () => {
  const listed = Object.values(statesOf).flat();
  expect(new Set(listed).size).toBe(listed.length);
  expect(videoStates.filter((state) => !listed.includes(state))).toEqual(['canceled']);
});

it('has a sign for every state', () => {
  expect(videoStates.map((state) => stateWords(state).kind)).toEqual([
    'idle',
    'running',
    'review',
    'running',
    'review',
    'running',
    'review',
    'running',
    'done',
    'failed',
    'idle',
  ]);
});

it('shows everything for an address it does not know', () => {
  expect(showOf('final')).toBe('final');
  expect(showOf('nonsense')).toBe('all');
});
