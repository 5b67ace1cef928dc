import type { Chord } from '../theory/chord.ts';
import type { SectionRole } from '../music-score.ts';
import type { Section } from './song-form.ts';

export interface Bar {
  readonly role: SectionRole;
  /** True for the bar in which everything strikes once and rings to the end. */
  readonly isFinal: boolean;
  readonly sectionIndex: number;
  readonly barInSection: number;
  /** Bars of four since the harmony last began anew: the tune's phrases go by it. */
  readonly phraseBar: number;
  readonly startBeat: number;
  readonly beats: number;
  readonly isLastInSection: boolean;
  /** How far the section is along at the start of the bar, 0 to 1. */
  readonly progress: number;
  readonly chord: Chord;
}

export interface Harmony {
  readonly main: readonly Chord[];
  /** For the breakdown and the lift. */
  readonly contrast: readonly Chord[];
  readonly home: Chord;
}

/** Lengths of the bars between two cuts: fours, then what is left; a single beat left over lengthens the last bar. */
export function barLengths(beats: number): number[] {
  const lengths: number[] = Array.from({ length: Math.floor(beats / 4) }, () => 4);
  const rest = beats - lengths.length * 4;
  if (rest === 1 && lengths.length > 0) lengths[lengths.length - 1] = 5;
  else if (rest > 0) lengths.push(rest);
  return lengths;
}

/** Which chords a section uses; drop and ending begin them anew, the others go on where they were. */
function chordsOf(section: Section, harmony: Harmony): readonly Chord[] {
  return section.role === 'breakdown' || section.role === 'lift' ? harmony.contrast : harmony.main;
}

function sectionBars(
  section: Section,
  sectionIndex: number,
  beatsBefore: number,
  harmony: Harmony,
  finalBeat: number,
): Bar[] {
  const chords = chordsOf(section, harmony);
  const bars: Bar[] = [];
  for (const moment of section.moments) {
    let startBeat = moment.startBeat;
    for (const length of barLengths(moment.endBeat - moment.startBeat)) {
      if (startBeat > finalBeat) break;
      const isFinal = startBeat === finalBeat;
      const beats = isFinal ? section.endBeat - startBeat : length;
      const phraseBar = Math.floor((beatsBefore + startBeat - section.startBeat) / 4);
      bars.push({
        role: section.role,
        isFinal,
        sectionIndex,
        barInSection: bars.length,
        phraseBar,
        startBeat,
        beats,
        isLastInSection: startBeat + beats >= section.endBeat,
        progress: (startBeat - section.startBeat) / (section.endBeat - section.startBeat),
        chord: isFinal ? harmony.home : chords[phraseBar % chords.length]!,
      });
      startBeat += length;
    }
  }
  return bars;
}

/** Bars begin anew at every cut, so that a cut always falls on a downbeat; the bar before the drop asks for it. */
export function layBars(sections: readonly Section[], harmony: Harmony, finalBeat: number): Bar[] {
  const bars: Bar[] = [];
  let beats = 0;
  let chords: readonly Chord[] = harmony.main;
  for (const [index, section] of sections.entries()) {
    const startsAnew = section.role === 'drop' || section.role === 'ending' || chordsOf(section, harmony) !== chords;
    if (startsAnew) beats = 0;
    chords = chordsOf(section, harmony);
    const laid = sectionBars(section, index, beats, harmony, finalBeat);
    const last = laid.at(-1);
    if (last !== undefined && laid.length > 1 && sections[index + 1]?.role === 'drop') {
      laid[laid.length - 1] = { ...last, chord: harmony.main.at(-1)! };
    }
    bars.push(...laid);
    beats += section.endBeat - section.startBeat;
  }
  return bars;
}

/**
 * The beat of the last strike: the latest bar line of the last section that leaves `ringSeconds` to ring,
 * or the section's start when none does.
 */
export function finalStrikeBeat(sections: readonly Section[], secondsPerBeat: number, ringSeconds: number): number {
  const moment = sections.at(-1)!.moments.at(-1)!;
  let startBeat = moment.startBeat;
  let strike = startBeat;
  for (const length of barLengths(moment.endBeat - moment.startBeat)) {
    if ((moment.endBeat - startBeat) * secondsPerBeat >= ringSeconds) strike = startBeat;
    startBeat += length;
  }
  return strike;
}
