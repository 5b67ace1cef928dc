import { type Chord, chordPitchClasses } from './chord.ts';
import { pitchClass } from './scale.ts';

/** Close voicings of a chord whose middle lies within a sixth of `centreMidi`. */
function closeVoicings(pitchClasses: readonly number[], centreMidi: number): number[][] {
  const voicings: number[][] = [];
  for (let bottom = centreMidi - 10; bottom <= centreMidi + 3; bottom++) {
    if (!pitchClasses.includes(pitchClass(bottom))) continue;
    const upper = pitchClasses.map((tone) => bottom + pitchClass(tone - bottom));
    voicings.push(upper.sort((a, b) => a - b));
  }
  return voicings;
}

function movement(from: readonly number[], to: readonly number[]): number {
  let sum = 0;
  for (const note of to) sum += Math.min(...from.map((other) => Math.abs(other - note)));
  return sum;
}

/**
 * Notes of a chord near a register, chosen so that the hands move least from the chord before. Chords of
 * five notes leave out the root, which the bass has.
 */
export function voiceChord(
  chord: Chord,
  keyMidi: number,
  centreMidi: number,
  previous: readonly number[] | undefined,
): number[] {
  const tones = chordPitchClasses(chord).map((tone) => pitchClass(tone + keyMidi));
  const played = tones.length > 4 ? tones.slice(1) : tones;
  let best: number[] | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const voicing of closeVoicings(played, centreMidi)) {
    const mean = voicing.reduce((sum, note) => sum + note, 0) / voicing.length;
    const cost = Math.abs(mean - centreMidi) * 0.6 + (previous === undefined ? 0 : movement(previous, voicing));
    if (cost < bestCost) {
      best = voicing;
      bestCost = cost;
    }
  }
  return best ?? played.map((tone) => centreMidi + tone);
}
