import { describe, expect, it } from 'vitest';
import type { MusicScore } from '../music-score.ts';
import { barLengths, finalStrikeBeat } from './bars.ts';
import { songForm } from './song-form.ts';

/** 120 BPM, every film beat eight musical beats long. */
function scoreWith(kinds: readonly string[]): MusicScore {
  const beats = kinds.map((kind, index) => ({ kind, startSeconds: index * 4, durationSeconds: 4 }));
  return { durationSeconds: Math.max(5, kinds.length * 4), tempoBpm: 120, mood: 'bright', seed: 1, beats };
}

const rolesOf = (kinds: readonly string[]): string[] => songForm(scoreWith(kinds)).map((section) => section.role);

describe('songForm', () => {
  it('follows the story of an ad', () => {
    const kinds = ['hook', 'problem', 'tension', 'reveal', 'feature', 'benefit', 'proof', 'offer', 'call_to_action'];
    expect(rolesOf(kinds)).toEqual(['intro', 'build', 'drop', 'groove', 'breakdown', 'lift', 'ending']);
  });

  it('enters with the solution when nothing is revealed, and with the product when nothing is solved', () => {
    expect(rolesOf(['hook', 'problem', 'solution', 'feature', 'call_to_action'])).toEqual([
      'intro',
      'build',
      'drop',
      'groove',
      'ending',
    ]);
    expect(rolesOf(['hook', 'feature', 'call_to_action'])).toEqual(['intro', 'drop', 'ending']);
  });

  it('lifts into the offer of a short film without a breakdown', () => {
    expect(rolesOf(['hook', 'reveal', 'feature', 'offer'])).toEqual(['intro', 'drop', 'groove', 'ending']);
  });

  it('finds a form for a film without beats', () => {
    const roles = songForm({ ...scoreWith([]), durationSeconds: 30 }).map((section) => section.role);
    expect(roles[0]).toBe('intro');
    expect(roles).toContain('drop');
    expect(roles.at(-1)).toBe('ending');
    expect(songForm({ ...scoreWith([]), durationSeconds: 5 }).length).toBeGreaterThan(1);
  });

  it('covers the film without a hole, whatever the cuts', () => {
    const sections = songForm(scoreWith(['hook', 'hook', 'offer', 'offer', 'reveal', 'brand']));
    expect(sections[0]!.startBeat).toBe(0);
    expect(sections.at(-1)!.endBeat).toBe(48);
    for (const [index, section] of sections.slice(1).entries())
      expect(section.startBeat).toBe(sections[index]!.endBeat);
  });
});

describe('bars', () => {
  it('are fours, with what is left at the end', () => {
    expect(barLengths(8)).toEqual([4, 4]);
    expect(barLengths(9)).toEqual([4, 5]);
    expect(barLengths(11)).toEqual([4, 4, 3]);
    expect(barLengths(1)).toEqual([1]);
  });

  it('leave the last strike time to ring', () => {
    const sections = songForm(scoreWith(['hook', 'reveal', 'call_to_action']));
    expect(finalStrikeBeat(sections, 0.5, 1.5)).toBe(20);
    expect(finalStrikeBeat(sections, 0.5, 3)).toBe(16);
  });
});
