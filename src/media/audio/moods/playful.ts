import type { MoodStyle } from './mood-style.ts';

/** Ukulele, claps, pizzicato, a whistle or a glockenspiel; swung. */
export const playful: MoodStyle = {
  tempoRangeBpm: [100, 120],
  keys: [0, 2, 5, 7, 9],
  harmonies: [
    { scale: 'major', main: 'I IV V IV', contrast: 'vi ii IV V' },
    { scale: 'major', main: 'I V vi IV', contrast: 'IV I ii V' },
    { scale: 'major', main: 'I vi IV V', contrast: 'ii V I vi' },
    { scale: 'mixolydian', main: 'I I IV bVII', contrast: 'IV I ii V' },
  ],
  home: 'I6',
  swing: 0.22,
  swingUnit: 'sixteenth',
  loosenessSeconds: 0.007,
  grooves: [
    {
      full: { softKick: 'X.....x.X.......', clap: '....X.......X...', shaker: 'oxoxoxoxoxoxoxox', woodBlock: '..x..x....x.....' },
      extra: { tambourine: '....x.......x...', highTom: '..............x.' },
      light: { softKick: 'x.......x.......', smallClap: '....x.......x...' },
      hint: { snap: '....x.......x...' },
    },
    {
      full: { cleanKick: 'X...x...X...x...', smallClap: '....X.......X.x.', woodBlock: 'x..x..x...x.x...', shaker: '..x...x...x...x.' },
      extra: { tambourine: '..x...x...x...x.' },
      light: { cleanKick: 'x.......x.......', woodBlock: 'x..x..x...x.....' },
      hint: { woodBlock: 'o..o..o.........' },
    },
    {
      full: { softKick: 'X..x....X..x....', clap: '....X.......X...', tambourine: 'o.o.x.o.o.o.x.o.' },
      extra: { woodBlock: '..x..x....x..x..', shaker: 'xoxoxoxoxoxoxoxo' },
      light: { softKick: 'x.......x.......', snap: '....x.......x...' },
      hint: { snap: '....o.......o..o' },
    },
  ],
  fill: {
    instruments: ['smallClap', 'woodBlock', 'highTom', 'lowTom'],
    patterns: ['........0.00.0.0', '..........1.1.1.', '........2.2.3.3.', '............0.0.'],
  },
  parts: {
    bass: {
      instruments: ['pizzicato', 'uprightBass'],
      patterns: ['r-......f-......', 'r-..r-..f-..a-..', 'r-....r-f-....a-', 'r-..f-..r-..f-..'],
      centreMidi: 41,
    },
    chords: {
      instruments: ['ukulele', 'ukulele', 'nylonGuitar'],
      patterns: ['D---D-U-..U-D-U-', 'D-..D-U-.-U-D-U-', 'D---..U-D---..U-', '..D-..U-..D-..U-'],
      centreMidi: 66,
    },
    pad: { instruments: ['warmPad'], patterns: [''], centreMidi: 62 },
    lead: {
      instruments: ['whistle', 'glockenspiel', 'marimba', 'kalimba'],
      patterns: ['x-x-x---x-x-....', 'x--x--x-..x-....', '..x-x-x-x---....', 'x-..x-..x-x-x---'],
      centreMidi: 79,
    },
    arpeggio: {
      instruments: ['pizzicato', 'marimba', 'ukulele'],
      patterns: ['0...2...1...2...', '..1...2...1...3.', '0.2.1.2.0.2.1.2.'],
      centreMidi: 70,
    },
  },
  layers: {
    intro: ['arpeggio'],
    build: ['arpeggio', 'bass', 'chords'],
    drop: ['bass', 'chords', 'lead', 'arpeggio', 'pad'],
    groove: ['bass', 'chords', 'lead'],
    breakdown: ['chords', 'arpeggio'],
    lift: ['bass', 'chords', 'lead', 'arpeggio', 'pad'],
    ending: ['bass', 'chords', 'lead', 'arpeggio'],
  },
  levelsDb: { kick: -3, snare: -8, cymbal: -20, percussion: -18, bass: -3, chords: -6, pad: -17, lead: -10, arpeggio: -10 },
  cues: {
    riser: 'airRiser',
    riserBeats: 4,
    gapBeats: 0.5,
    revealHits: ['softHit'],
    whooshes: ['airWhoosh', 'softWhoosh'],
    whooshShare: 0.35,
    endingHits: ['softHit'],
    shimmer: 'shimmer',
    crash: 'softCrash',
    levelDb: -6,
  },
  duckDepth: 0.1,
  reverbSeconds: 1,
  reverbLevel: 0.6,
  echoBeats: 0.75,
  ringSeconds: 1.6,
};
