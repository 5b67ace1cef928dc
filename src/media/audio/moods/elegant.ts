import type { MoodStyle } from './mood-style.ts';

const ticks = {
  full: { clockTick: 'o.......o.......' },
  extra: {},
  light: { clockTick: 'o.......o.......' },
  hint: {},
};

/** No drums: piano, low strings, a tick now and then, much room. */
export const elegant: MoodStyle = {
  tempoRangeBpm: [62, 82],
  keys: [0, 2, 3, 5, 7, 8, 10],
  harmonies: [
    { scale: 'minor', main: 'i bVI bIIImaj7 bVII', contrast: 'iv i bVImaj7 V' },
    { scale: 'minor', main: 'iadd9 v bVImaj7 iv', contrast: 'bVImaj7 bVII i i' },
    { scale: 'major', main: 'Iadd9 iii vi IVmaj7', contrast: 'ii vi IVmaj7 Vsus4' },
    { scale: 'lydian', main: 'Imaj7 II vi7 iii', contrast: 'vi7 II Imaj7 Imaj7' },
  ],
  home: { major: 'Isus2', minor: 'isus2' },
  swing: 0,
  swingUnit: 'eighth',
  loosenessSeconds: 0.012,
  grooves: [
    ticks,
    {
      ...ticks,
      full: { clockTick: 'o.......o.......', clockTock: '....o.......o...' },
      hint: { clockTick: 'o...............' },
    },
    { ...ticks, full: { techClick: 'o...............', clockTock: '........o.......' } },
  ],
  fill: { instruments: ['clockTick'], patterns: ['............0.0.', '................'] },
  parts: {
    bass: {
      instruments: ['lowStrings', 'subBass'],
      patterns: ['r---------------', 'r-------f-------', 'r-----------a---'],
      centreMidi: 40,
    },
    chords: {
      instruments: ['feltPiano', 'grandPiano', 'harp'],
      patterns: ['0-1-2-3-2-1-2-1-', '0---2---1---3---', '0-2-1-2-3-2-1-2-', 'C-------0-1-2-3-'],
      centreMidi: 60,
    },
    pad: { instruments: ['stringSection', 'lowStrings'], patterns: [''], centreMidi: 57 },
    lead: {
      instruments: ['soloString', 'grandPiano'],
      patterns: ['x-------x---x---', 'x-----x-x-------', '....x---x---x---', 'x-----------x---'],
      centreMidi: 72,
    },
    arpeggio: {
      instruments: ['harp', 'glass'],
      patterns: ['..1...3...2...4.', '0.1.2.3.4.3.2.1.', '....4.......3...'],
      centreMidi: 74,
    },
  },
  layers: {
    intro: ['chords'],
    build: ['chords', 'bass'],
    drop: ['pad', 'bass', 'chords', 'lead'],
    groove: ['pad', 'bass', 'chords', 'arpeggio'],
    breakdown: ['chords', 'lead'],
    lift: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    ending: ['pad', 'bass', 'chords', 'lead'],
  },
  levelsDb: {
    kick: -6,
    snare: -12,
    cymbal: -20,
    percussion: -15,
    bass: -8,
    chords: -5,
    pad: -11,
    lead: -9,
    arpeggio: -14,
  },
  cues: {
    riser: 'reverseSwell',
    riserBeats: 4,
    gapBeats: 0.5,
    revealHits: ['softHit'],
    whooshes: ['darkWhoosh'],
    whooshShare: 0.2,
    endingHits: ['softHit'],
    shimmer: 'glassShimmer',
    levelDb: -7,
  },
  duckDepth: 0,
  reverbSeconds: 3.4,
  reverbLevel: 1.3,
  echoBeats: 1,
  ringSeconds: 2.6,
};
