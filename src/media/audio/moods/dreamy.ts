import type { MoodStyle } from './mood-style.ts';

/** Airy pads and bells, soft heart of a kick, long echoes. */
export const dreamy: MoodStyle = {
  tempoRangeBpm: [70, 92],
  keys: [0, 2, 4, 5, 7, 9],
  harmonies: [
    { scale: 'lydian', main: 'Imaj7 II Imaj9 vi7', contrast: 'vi7 iii7 Imaj7 II' },
    { scale: 'major', main: 'IVmaj7 Imaj7 vi7 V', contrast: 'ii9 IVmaj7 Imaj7 Imaj7' },
    { scale: 'major', main: 'Imaj7 iii7 IVmaj7 IVmaj7', contrast: 'vi7 V IVmaj7 iv6' },
    { scale: 'dorian', main: 'i9 IV bVIImaj7 i9', contrast: 'bIIImaj7 IV i9 i9' },
  ],
  home: 'Isus2',
  swing: 0,
  swingUnit: 'sixteenth',
  loosenessSeconds: 0.008,
  grooves: [
    {
      full: { heartKick: 'X.......x.......', snap: '........o.......', shaker: 'o...o...o...o...' },
      extra: { tightHat: '..o...o...o...o.', softKick: '..........x.....' },
      light: { heartKick: 'x...............', shaker: '....o.......o...' },
      hint: {},
    },
    {
      full: { heartKick: 'X.....x.........', brushSlap: '........x.......', tightHat: 'o.o.o.o.o.o.o.o.' },
      extra: { shaker: '..x...x...x...x.' },
      light: { heartKick: 'x.......x.......' },
      hint: {},
    },
    {
      full: { heartKick: 'X...x...x...x...', rimShot: '....o.......o...', brushSweep: '..o...o...o...o.' },
      extra: { shaker: 'o.o.o.o.o.o.o.o.' },
      light: { heartKick: 'x.......x.......', brushSweep: '......o.......o.' },
      hint: { brushSweep: 'o...............' },
    },
  ],
  fill: { instruments: ['snap', 'lowTom'], patterns: ['............0..0', '..........1.1...', '................'] },
  parts: {
    bass: {
      instruments: ['subBass'],
      patterns: ['r---------------', 'r-----..r-------', 'r-------f-----a-'],
      centreMidi: 38,
    },
    chords: {
      instruments: ['electricPiano', 'vibraphone', 'feltPiano'],
      patterns: ['C---------------', '0-1-2-3---------', 'C-------..2-3---', '0---1---2---3---'],
      centreMidi: 62,
    },
    pad: { instruments: ['airPad', 'choir', 'warmPad'], patterns: [''], centreMidi: 60 },
    lead: {
      instruments: ['bell', 'glass', 'softLead', 'vibraphone'],
      patterns: ['x---....x-------', 'x-----x---x-----', '..x---x-----....', 'x-------....x---'],
      centreMidi: 77,
    },
    arpeggio: {
      instruments: ['kalimba', 'bell', 'harp'],
      patterns: ['0.2.1.3.0.2.1.3.', '..0...2...1...3.', '0..1..2..3..4...', '3.....2...1...0.'],
      centreMidi: 74,
    },
  },
  layers: {
    intro: ['pad', 'arpeggio'],
    build: ['pad', 'arpeggio', 'chords'],
    drop: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    groove: ['pad', 'bass', 'chords', 'lead'],
    breakdown: ['pad', 'arpeggio'],
    lift: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    ending: ['pad', 'bass', 'chords', 'lead'],
  },
  levelsDb: { kick: -4, snare: -15, cymbal: -21, percussion: -20, bass: -6, chords: -8, pad: -7, lead: -10, arpeggio: -13 },
  cues: {
    riser: 'reverseSwell',
    riserBeats: 4,
    gapBeats: 0.5,
    revealHits: ['softHit', 'subHit'],
    whooshes: ['airWhoosh'],
    whooshShare: 0.3,
    endingHits: ['softHit'],
    shimmer: 'glassShimmer',
    crash: 'softCrash',
    levelDb: -5,
  },
  duckDepth: 0.3,
  reverbSeconds: 4,
  reverbLevel: 1.4,
  echoBeats: 0.75,
  ringSeconds: 2.6,
};
