import type { DrumName, EffectName, TonalName } from '../instruments/instrument-rack.ts';
import type { SectionRole } from '../music-score.ts';
import type { ScaleName } from '../theory/scale.ts';

/** Parts that play notes. */
export type TonalPart = 'bass' | 'chords' | 'pad' | 'lead' | 'arpeggio';
/** Channels of the mixer. */
export type Channel = 'kick' | 'snare' | 'cymbal' | 'percussion' | TonalPart | 'effect';

/** One bar of sixteenths an instrument: X accent, x normal, o ghost, . rest. */
export type DrumPatterns = Partial<Record<DrumName, string>>;

export interface DrumGroove {
  /** Drop, groove, lift and ending. */
  readonly full: DrumPatterns;
  /** Added in the lift and in every second groove. */
  readonly extra: DrumPatterns;
  /** Build. */
  readonly light: DrumPatterns;
  /** Intro and breakdown. */
  readonly hint: DrumPatterns;
}

export interface PartStyle {
  /** The seed picks one. */
  readonly instruments: readonly TonalName[];
  /**
   * Sixteenths, the seed picks one. Bass: r root, o octave, f fifth, t third, a approach to the next root.
   * Chords and arpeggio: C and c whole chord, D and U strummed down and up, digits single chord tones.
   * Both: - holds, . rests. Lead: rhythms with x. Pad: ignored.
   */
  readonly patterns: readonly string[];
  /** Middle of the register. */
  readonly centreMidi: number;
}

export interface FillStyle {
  /** Digits of the patterns index this list. */
  readonly instruments: readonly DrumName[];
  readonly patterns: readonly string[];
  /** Rolls through the two bars before the drop; absent: no roll. */
  readonly roll?: DrumName;
}

export interface CueStyle {
  readonly riser: EffectName;
  readonly riserBeats: number;
  /** Silence before the reveal, in musical beats. */
  readonly gapBeats: number;
  readonly revealHits: readonly EffectName[];
  readonly whooshes: readonly EffectName[];
  /** Share of the cuts that get a whoosh; never more than half of them do. */
  readonly whooshShare: number;
  readonly endingHits: readonly EffectName[];
  readonly shimmer: EffectName;
  readonly crash?: DrumName;
  readonly levelDb: number;
}

export interface MoodStyle {
  readonly tempoRangeBpm: readonly [number, number];
  /** Key notes the seed may pick, as semitones above C. */
  readonly keys: readonly number[];
  /** Chords in Roman numerals; the first is the main one, the second for breakdown and lift. */
  readonly harmonies: readonly { readonly scale: ScaleName; readonly main: string; readonly contrast: string }[];
  /** The last chord, in keys with a major and with a minor third. */
  readonly home: { readonly major: string; readonly minor: string };
  /** Delay of every second sixteenth or eighth, as a share of it. */
  readonly swing: number;
  readonly swingUnit: 'sixteenth' | 'eighth';
  /** Widest random shift of a note in seconds. */
  readonly loosenessSeconds: number;
  readonly grooves: readonly DrumGroove[];
  readonly fill: FillStyle;
  readonly parts: Readonly<Record<TonalPart, PartStyle>>;
  readonly layers: Readonly<Record<SectionRole, readonly TonalPart[]>>;
  readonly levelsDb: Readonly<Record<Exclude<Channel, 'effect'>, number>>;
  readonly cues: CueStyle;
  readonly bed?: EffectName;
  /** How far kicks push the other parts down, 0 to 1. */
  readonly duckDepth: number;
  readonly reverbSeconds: number;
  readonly reverbLevel: number;
  /** Echo time in beats. */
  readonly echoBeats: number;
  /** Least time the last chord rings. */
  readonly ringSeconds: number;
}
