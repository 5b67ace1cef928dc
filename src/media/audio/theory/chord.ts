import { pitchClass, type ScaleName, scales } from './scale.ts';

export interface Chord {
  readonly name: string;
  /** Semitones of the root above the key note. */
  readonly root: number;
  /** Semitones above the root, ascending, the root first. */
  readonly intervals: readonly number[];
}

const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii'];
const majorSteps = scales.major;

const suffixes: Readonly<Record<string, (minor: boolean) => readonly number[]>> = {
  '': (minor) => [0, minor ? 3 : 4, 7],
  '7': (minor) => [0, minor ? 3 : 4, 7, 10],
  maj7: (minor) => [0, minor ? 3 : 4, 7, 11],
  '9': (minor) => [0, minor ? 3 : 4, 7, 10, 14],
  maj9: (minor) => [0, minor ? 3 : 4, 7, 11, 14],
  add9: (minor) => [0, minor ? 3 : 4, 7, 14],
  '6': (minor) => [0, minor ? 3 : 4, 7, 9],
  sus2: () => [0, 2, 7],
  sus4: () => [0, 5, 7],
  o: () => [0, 3, 6],
  '5': () => [0, 7],
};

/**
 * Reads a chord in Roman numerals over the major scale: `vi`, `bVII`, `IVmaj7`, `ii9`, `Vsus4`. Capitals are
 * major, small letters minor; `b` and `#` move the root. Throws a RangeError on anything else.
 */
export function parseChord(name: string): Chord {
  const match = /^([b#]?)([iv]+|[IV]+)(.*)$/.exec(name);
  const numeral = match?.[2] ?? '';
  const degree = numerals.indexOf(numeral.toLowerCase());
  const build = suffixes[match?.[3] ?? ''];
  if (match === null || degree < 0 || build === undefined) throw new RangeError(`"${name}" is not a chord.`);
  const shift = match[1] === 'b' ? -1 : match[1] === '#' ? 1 : 0;
  return { name, root: pitchClass(majorSteps[degree]! + shift), intervals: build(numeral === numeral.toLowerCase()) };
}

export function parseProgression(names: string): Chord[] {
  return names.split(' ').map(parseChord);
}

/** Pitch classes of the chord above the key note. */
export function chordPitchClasses(chord: Chord): number[] {
  return chord.intervals.map((interval) => pitchClass(chord.root + interval));
}

/** The key's scale, with notes that would rub against a borrowed chord tone replaced by that tone. */
export function scaleUnder(chord: Chord, scale: ScaleName): number[] {
  const tones = chordPitchClasses(chord);
  const borrowed = tones.filter((tone) => !scales[scale].some((step) => step === tone));
  const kept = scales[scale].filter(
    (step) => !borrowed.some((tone) => [1, 11].includes(pitchClass(step - tone))) || tones.includes(step),
  );
  return [...kept, ...borrowed].sort((a, b) => a - b);
}
