export const scales = {
  major: [0, 2, 4, 5, 7, 9, 11],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  minor: [0, 2, 3, 5, 7, 8, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
} as const satisfies Record<string, readonly number[]>;

export type ScaleName = keyof typeof scales;

export function frequencyOfMidi(midi: number): number {
  return 440 * 2 ** ((midi - 69) / 12);
}

/** 0 to 11 for any whole number of semitones. */
export function pitchClass(semitones: number): number {
  return ((semitones % 12) + 12) % 12;
}

/** The member of `pitchClasses` nearest to a note; the lower one on a tie. */
export function nearestMidi(midi: number, pitchClasses: readonly number[]): number {
  for (let distance = 0; distance <= 6; distance++) {
    if (pitchClasses.includes(pitchClass(midi - distance))) return midi - distance;
    if (pitchClasses.includes(pitchClass(midi + distance))) return midi + distance;
  }
  return midi;
}
