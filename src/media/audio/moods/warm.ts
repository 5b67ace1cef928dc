import type { MoodStyle } from './mood-style.ts';

/** Felt piano, upright bass, brushes: a kitchen in the morning. */
export const warm: MoodStyle = {
  tempoRangeBpm: [80, 100],
  keys: [0, 2, 3, 5, 7, 10],
  harmonies: [
    { scale: 'major', main: 'I vi7 IVmaj7 V', contrast: 'ii7 V7 iii vi7' },
    { scale: 'major', main: 'Iadd9 iii IVmaj7 iv6', contrast: 'vi7 ii7 IV V7' },
    { scale: 'major', main: 'I IV I V', contrast: 'vi7 IV ii7 V7' },
    { scale: 'major', main: 'Imaj7 ii7 iii7 IVmaj7', contrast: 'IVmaj7 iv6 I V7' },
  ],
  home: 'Iadd9',
  swing: 0.24,
  swingUnit: 'eighth',
  loosenessSeconds: 0.009,
  grooves: [
    {
      full: { softKick: 'x.......x.x.....', brushSlap: '....x.......x...', brushSweep: 'x.....o.x.....o.' },
      extra: { ride: 'o...x.o.o...x.o.', shaker: '..o...o...o...o.' },
      light: { brushSweep: 'x.......x.......', softKick: 'x...............' },
      hint: { brushSweep: 'o.......o.......' },
    },
    {
      full: { softKick: 'x.....x.x.......', rimShot: '....o.......o...', brushSweep: 'o.o.x.o.o.o.x.o.' },
      extra: { tambourine: '....o.......o...', shaker: 'o.o.o.o.o.o.o.o.' },
      light: { softKick: 'x.......x.......', brushSweep: '....x.......x...' },
      hint: { brushSweep: '....o.......o...' },
    },
    {
      full: { softKick: 'x...x...x...x...', snap: '....x.......x...', shaker: 'o.x.o.x.o.x.o.x.' },
      extra: { brushSlap: '....x.......x..o' },
      light: { snap: '....o.......x...', softKick: 'x.......x.......' },
      hint: { snap: '............o...' },
    },
  ],
  fill: {
    instruments: ['brushSlap', 'lowTom', 'rimShot'],
    patterns: ['..........0.0.0.', '............0.1.', '..........2...0.', '................'],
  },
  parts: {
    bass: {
      instruments: ['uprightBass'],
      patterns: ['r-----..f---a---', 'r---..r-f---a---', 'r---t---f---a---', 'r-------r---f---'],
      centreMidi: 38,
    },
    chords: {
      instruments: ['feltPiano', 'feltPiano', 'nylonGuitar'],
      patterns: ['C---..2-1---2---', '0-1-2-3-2-1-2-1-', 'C-----c-..c-2---', '0---2-1-3---2-1-'],
      centreMidi: 60,
    },
    pad: { instruments: ['warmPad', 'stringSection'], patterns: [''], centreMidi: 58 },
    lead: {
      instruments: ['feltPiano', 'vibraphone', 'nylonGuitar', 'whistle'],
      patterns: ['x---x-x-----....', '..x-x---x-x-----', 'x-----x-x---....', '....x-x-x---x---'],
      centreMidi: 72,
    },
    arpeggio: {
      instruments: ['nylonGuitar', 'kalimba', 'harp'],
      patterns: ['0.1.2.1.3.1.2.1.', '..1...2...3...2.', '0...2...1...2...'],
      centreMidi: 67,
    },
  },
  layers: {
    intro: ['chords'],
    build: ['chords', 'bass'],
    drop: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    groove: ['bass', 'chords', 'arpeggio'],
    breakdown: ['pad', 'chords'],
    lift: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    ending: ['pad', 'bass', 'chords', 'lead'],
  },
  levelsDb: { kick: -5, snare: -13, cymbal: -19, percussion: -20, bass: -4, chords: -5, pad: -15, lead: -8, arpeggio: -13 },
  cues: {
    riser: 'reverseSwell',
    riserBeats: 3,
    gapBeats: 0.5,
    revealHits: ['softHit'],
    whooshes: ['darkWhoosh', 'softWhoosh'],
    whooshShare: 0.2,
    endingHits: ['softHit'],
    shimmer: 'glassShimmer',
    levelDb: -8,
  },
  duckDepth: 0.1,
  reverbSeconds: 1.5,
  reverbLevel: 0.75,
  echoBeats: 1,
  ringSeconds: 2.2,
};
