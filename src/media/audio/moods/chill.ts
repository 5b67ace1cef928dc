import type { MoodStyle } from './mood-style.ts';

/** A dusty record: lazy drums, tine piano in sevenths, round bass. */
export const chill: MoodStyle = {
  tempoRangeBpm: [70, 92],
  keys: [0, 1, 3, 5, 7, 8, 10],
  harmonies: [
    { scale: 'major', main: 'ii9 V7 Imaj9 vi7', contrast: 'IVmaj7 iii7 vi7 vi7' },
    { scale: 'major', main: 'Imaj7 vi7 ii7 V7', contrast: 'IVmaj7 iv6 iii7 vi7' },
    { scale: 'major', main: 'IVmaj7 iii7 vi7 Imaj7', contrast: 'ii9 iii7 IVmaj7 V7' },
    { scale: 'dorian', main: 'i9 IV7 i9 bVIImaj7', contrast: 'bIIImaj7 ii7 i9 IV7' },
  ],
  home: 'Imaj9',
  swing: 0.3,
  swingUnit: 'sixteenth',
  loosenessSeconds: 0.011,
  grooves: [
    {
      full: { dustyKick: 'X......x.xX.....', dustySnare: '....X.......X...', dustyHat: 'x.x.x.xox.x.x.x.' },
      extra: { shaker: '..o...o...o...o.', rimShot: '.......o.......o' },
      light: { dustyKick: 'X.........x.....', dustyHat: 'x...x...x...x...', rimShot: '....x.......x...' },
      hint: { dustyHat: 'o...o...o...o...' },
    },
    {
      full: { dustyKick: 'X.x.......X..x..', dustySnare: '....X.......X..o', dustyHat: 'x.xox.xox.xox.xo' },
      extra: { tambourine: '....o.......o...' },
      light: { dustyKick: 'X.x.............', dustyHat: 'x.x.x.x.x.x.x.x.' },
      hint: { rimShot: '............o...' },
    },
    {
      full: { dustyKick: 'X..x......X.....', rimShot: '....X.......X...', dustySnare: '....o.......o...', dustyHat: '..x...x...x...xx' },
      extra: { shaker: 'o.x.o.x.o.x.o.x.', openHat: '..............o.' },
      light: { dustyKick: 'X.........x.....', snap: '....x.......x...' },
      hint: { snap: '....o.......o...' },
    },
  ],
  fill: {
    instruments: ['dustySnare', 'dustyKick', 'rimShot'],
    patterns: ['..........0..0.0', '............1.0.', '..........2.2..2', '................'],
  },
  parts: {
    bass: {
      instruments: ['subBass', 'uprightBass'],
      patterns: ['r-----..r--.f-a-', 'r---..r-..r-a---', 'r--r----..f-r---', 'r-----r-f-----a-'],
      centreMidi: 38,
    },
    chords: {
      instruments: ['electricPiano', 'electricPiano', 'nylonGuitar'],
      patterns: ['C-------..c-----', 'C-----c---------', '..C-....C-....c-', 'C---..c-..C---..'],
      centreMidi: 61,
    },
    pad: { instruments: ['warmPad', 'airPad'], patterns: [''], centreMidi: 60 },
    lead: {
      instruments: ['vibraphone', 'kalimba', 'softLead', 'electricPiano'],
      patterns: ['..x-x-----x-....', 'x-----x-x---....', '....x-x---x-----', 'x-x---....x-....'],
      centreMidi: 74,
    },
    arpeggio: {
      instruments: ['kalimba', 'nylonGuitar', 'vibraphone'],
      patterns: ['....2...1.......', '0...2...3...2...', '..3.....2.......'],
      centreMidi: 72,
    },
  },
  layers: {
    intro: ['chords'],
    build: ['chords', 'bass'],
    drop: ['pad', 'bass', 'chords', 'lead'],
    groove: ['bass', 'chords', 'arpeggio'],
    breakdown: ['pad', 'chords'],
    lift: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    ending: ['pad', 'bass', 'chords', 'lead'],
  },
  levelsDb: { kick: -1, snare: -7, cymbal: -20, percussion: -20, bass: -4, chords: -6, pad: -16, lead: -10, arpeggio: -14 },
  cues: {
    riser: 'reverseSwell',
    riserBeats: 4,
    gapBeats: 0.5,
    revealHits: ['softHit'],
    whooshes: ['darkWhoosh', 'softWhoosh'],
    whooshShare: 0.25,
    endingHits: ['softHit'],
    shimmer: 'glassShimmer',
    levelDb: -7,
  },
  bed: 'vinylBed',
  duckDepth: 0.3,
  reverbSeconds: 1.3,
  reverbLevel: 0.6,
  echoBeats: 0.75,
  ringSeconds: 2.2,
};
