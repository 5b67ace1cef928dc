import type { MoodStyle } from './mood-style.ts';

/** Pulses, a clock, low strings; big drums when it breaks. */
export const tense: MoodStyle = {
  tempoRangeBpm: [92, 116],
  keys: [0, 1, 2, 4, 5, 9],
  harmonies: [
    { scale: 'minor', main: 'i i bVI v', contrast: 'iv bVI i V' },
    { scale: 'phrygian', main: 'i bII i bvii', contrast: 'bVI bII i i' },
    { scale: 'minor', main: 'i bVI iv V', contrast: 'bVI bVII i i' },
    { scale: 'dorian', main: 'i i IV bVII', contrast: 'bVI bVII i v' },
  ],
  home: 'i5',
  swing: 0,
  swingUnit: 'sixteenth',
  loosenessSeconds: 0.002,
  grooves: [
    {
      full: { cinemaDrum: 'X.....x...x.....', bigKick: 'X.......X.......', clockTick: 'x...x...x...x...', rimShot: '....x.......x..x' },
      extra: { lowTom: '......x.x.....xx', shaker: 'oxoxoxoxoxoxoxox' },
      light: { heartKick: 'X..x............', clockTick: 'x...x...x...x...', clockTock: '..o...o...o...o.' },
      hint: { clockTick: 'x.......x.......', clockTock: '....o.......o...' },
    },
    {
      full: { bigKick: 'X..X..X...X.....', bigSnare: '........X.......', clockTick: 'x.x.x.x.x.x.x.x.', cinemaDrum: 'X...............' },
      extra: { lowTom: '...x..x.....x.x.', tightHat: 'oxoxoxoxoxoxoxox' },
      light: { heartKick: 'X.......X.......', clockTick: 'x...x...x...x...', techClick: '...o..o....o..o.' },
      hint: { heartKick: 'x..o............', clockTick: '........x.......' },
    },
    {
      full: { cinemaDrum: 'X...x...X..x.x..', rimShot: '....X.......X...', tightHat: 'x.xxx.xxx.xxx.xx', bigKick: 'X...............' },
      extra: { highTom: '..........x.x.xx', bigKick: '......x...x.....' },
      light: { heartKick: 'X..x....X..x....', tightHat: 'o...o...o...o...' },
      hint: { heartKick: 'x..o....x..o....' },
    },
  ],
  fill: {
    instruments: ['lowTom', 'highTom', 'cinemaDrum'],
    patterns: ['........0.0.0000', '............1100', '........2...2.2.', '..........1.0.00'],
    roll: 'lowTom',
  },
  parts: {
    bass: {
      instruments: ['pulseBass', 'sawBass'],
      patterns: ['r.r.r.r.r.r.r.r.', 'rrrrrrrrrrrrrrrr', 'r..r..r.r..r..r.', 'r-------r-----a-'],
      centreMidi: 33,
    },
    chords: {
      instruments: ['pulseSynth', 'pizzicato'],
      patterns: ['0.0.1.0.0.0.2.0.', '0010020001002000', '0.1.0.2.0.1.0.2.', '00.00.00.00.00..'],
      centreMidi: 57,
    },
    pad: { instruments: ['lowStrings', 'choir', 'stringSection'], patterns: [''], centreMidi: 52 },
    lead: {
      instruments: ['soloString', 'sawLead', 'brass'],
      patterns: ['x-----------x---', 'x-------x-------', '........x---x---', 'x---------------'],
      centreMidi: 69,
    },
    arpeggio: {
      instruments: ['pulseSynth', 'cleanPluck', 'glass'],
      patterns: ['0.1.2.1.0.1.2.1.', '0..2..1.0..2..1.', '....3.......2...'],
      centreMidi: 69,
    },
  },
  layers: {
    intro: ['pad'],
    build: ['pad', 'chords', 'bass'],
    drop: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    groove: ['pad', 'bass', 'chords', 'arpeggio'],
    breakdown: ['pad', 'arpeggio'],
    lift: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    ending: ['pad', 'bass', 'chords', 'lead'],
  },
  levelsDb: { kick: -2, snare: -8, cymbal: -21, percussion: -10, bass: -6, chords: -10, pad: -9, lead: -11, arpeggio: -15 },
  cues: {
    riser: 'toneRiser',
    riserBeats: 8,
    gapBeats: 1,
    revealHits: ['deepHit'],
    whooshes: ['darkWhoosh', 'softWhoosh'],
    whooshShare: 0.35,
    endingHits: ['deepHit'],
    shimmer: 'glassShimmer',
    crash: 'crash',
    levelDb: -1,
  },
  duckDepth: 0.25,
  reverbSeconds: 2.4,
  reverbLevel: 1,
  echoBeats: 0.75,
  ringSeconds: 2,
};
