import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import { moodStyles } from '../moods/mood-table.ts';
import type { DrumGroove, MoodStyle, TonalPart } from '../moods/mood-style.ts';
import type { MusicScore } from '../music-score.ts';
import type { TonalName } from '../instruments/instrument-rack.ts';
import { parseChord, parseProgression } from '../theory/chord.ts';
import { makeTheme, type Theme } from '../theory/motif.ts';
import { type ScaleName, scales } from '../theory/scale.ts';
import { type Bar, finalStrikeBeat, layBars } from './bars.ts';
import { countBeats, type Section, songForm } from './song-form.ts';

export interface PartChoice {
  readonly instrument: TonalName;
  readonly pattern: string;
  readonly centreMidi: number;
}

/** Everything decided before the first note is written. */
export interface SongPlan {
  readonly score: MusicScore;
  readonly style: MoodStyle;
  readonly secondsPerBeat: number;
  readonly totalBeats: number;
  readonly sections: readonly Section[];
  readonly bars: readonly Bar[];
  /** MIDI note of the key between C4 and B4. */
  readonly keyMidi: number;
  readonly scale: ScaleName;
  readonly theme: Theme;
  readonly groove: DrumGroove;
  readonly fillPattern: string;
  readonly parts: Readonly<Record<TonalPart, PartChoice>>;
  /** Silence before the drop, in beats; undefined when no section enters with one. */
  readonly gap: { readonly startBeat: number; readonly endBeat: number } | undefined;
  readonly finalBeat: number;
}

function choosePart(seed: number, part: TonalPart, style: MoodStyle): PartChoice {
  const random = createRandom(deriveSeed(seed, 'part', part));
  const { instruments, patterns, centreMidi } = style.parts[part];
  return { instrument: pick(random, instruments), pattern: pick(random, patterns), centreMidi };
}

function findGap(sections: readonly Section[], style: MoodStyle): SongPlan['gap'] {
  const index = sections.findIndex((section) => section.role === 'drop');
  if (index < 1) return undefined;
  const before = sections[index - 1]!;
  const room = before.endBeat - before.startBeat;
  const gapBeats = room >= 4 ? style.cues.gapBeats : Math.min(0.5, style.cues.gapBeats);
  return { startBeat: before.endBeat - gapBeats, endBeat: before.endBeat };
}

/** Decides key, harmony, theme, groove, timbres and form of a song from its score; the seed alone tells songs apart. */
export function planSong(score: MusicScore): SongPlan {
  const style = moodStyles[score.mood];
  const random = createRandom(deriveSeed(score.seed, 'song', score.mood));
  const harmony = pick(random, style.harmonies);
  const keyMidi = 60 + pick(random, style.keys);
  const groove = pick(random, style.grooves);
  const fillPattern = pick(random, style.fill.patterns);
  const isMinor = scales[harmony.scale][2] === 3;
  const secondsPerBeat = 60 / score.tempoBpm;
  const sections = songForm(score);
  const finalBeat = finalStrikeBeat(sections, secondsPerBeat, style.ringSeconds);
  const home = parseChord(isMinor ? style.home.minor : style.home.major);
  const bars = layBars(
    sections,
    { main: parseProgression(harmony.main), contrast: parseProgression(harmony.contrast), home },
    finalBeat,
  );
  const part = (name: TonalPart): PartChoice => choosePart(score.seed, name, style);
  return {
    score,
    style,
    secondsPerBeat,
    totalBeats: countBeats(score),
    sections,
    bars,
    keyMidi,
    scale: harmony.scale,
    theme: makeTheme(createRandom(deriveSeed(score.seed, 'theme')), style.parts.lead.patterns),
    groove,
    fillPattern,
    parts: {
      bass: part('bass'),
      chords: part('chords'),
      pad: part('pad'),
      lead: part('lead'),
      arpeggio: part('arpeggio'),
    },
    gap: findGap(sections, style),
    finalBeat,
  };
}
