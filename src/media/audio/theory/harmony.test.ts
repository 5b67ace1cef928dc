import { describe, expect, it } from 'vitest';
import { createRandom } from '#domain/random.ts';
import { moodStyles } from '../moods/mood-table.ts';
import { musicMoods } from '#domain/music-mood.ts';
import { chordPitchClasses, parseChord, parseProgression, scaleUnder } from './chord.ts';
import { makeTheme, phraseBar, readRhythm } from './motif.ts';
import { nearestMidi } from './scale.ts';
import { voiceChord } from './voicing.ts';

describe('chords', () => {
  it('are read from Roman numerals', () => {
    expect(chordPitchClasses(parseChord('vi'))).toEqual([9, 0, 4]);
    expect(chordPitchClasses(parseChord('bVIImaj7'))).toEqual([10, 2, 5, 9]);
    expect(chordPitchClasses(parseChord('ii9'))).toEqual([2, 5, 9, 0, 4]);
    expect(() => parseChord('viii')).toThrow(RangeError);
    expect(() => parseChord('Vsus9')).toThrow(RangeError);
  });

  it('bend the scale to what they borrow', () => {
    const scale = scaleUnder(parseChord('V'), 'minor');
    expect(scale).toContain(11);
    expect(scale).not.toContain(10);
  });

  it('are all readable in every mood, and voiced near their register', () => {
    for (const mood of musicMoods) {
      const { harmonies, home } = moodStyles[mood];
      for (const { main, contrast } of harmonies) {
        let previous: number[] | undefined;
        for (const chord of parseProgression(`${main} ${contrast} ${home.major} ${home.minor}`)) {
          previous = voiceChord(chord, 62, 60, previous);
          const mean = previous.reduce((sum, note) => sum + note, 0) / previous.length;
          expect(Math.abs(mean - 60)).toBeLessThan(10);
        }
      }
    }
  });

  it('move little from one to the next', () => {
    const first = voiceChord(parseChord('I'), 60, 60, undefined);
    const second = voiceChord(parseChord('IV'), 60, 60, first);
    const steps = second.map((note) => Math.min(...first.map((other) => Math.abs(other - note))));
    expect(Math.max(...steps)).toBeLessThanOrEqual(2);
  });
});

describe('themes', () => {
  it('read rhythms and come home at the end of a phrase', () => {
    expect(readRhythm('x--.x-x.')).toEqual([
      { step: 0, lengthSteps: 3 },
      { step: 4, lengthSteps: 2 },
      { step: 6, lengthSteps: 1 },
    ]);
    const theme = makeTheme(createRandom(3), ['x--x--x-', 'x-x-x---']);
    expect(phraseBar(theme, 3).at(-1)!.degree).toBe(0);
    expect(phraseBar(theme, 1)[0]!.degree).toBe(theme.call[0]!.degree + 1);
  });

  it('find the nearest note', () => {
    expect(nearestMidi(61, [0, 4])).toBe(60);
    expect(nearestMidi(63, [0, 4])).toBe(64);
  });
});

describe('patterns of the moods', () => {
  it('are sixteen signs long', () => {
    const odd = musicMoods.flatMap((mood) => {
      const { grooves, parts, fill } = moodStyles[mood];
      const drums: readonly string[] = grooves
        .flatMap((groove) => Object.values(groove))
        .flatMap((part) => Object.values(part));
      const tonal = Object.values(parts).flatMap((part) => part.patterns);
      return [...drums, ...tonal, ...fill.patterns].filter((pattern) => pattern !== '' && pattern.length !== 16);
    });
    expect(odd).toEqual([]);
  });
});
