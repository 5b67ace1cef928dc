import type { MoodStyle } from './mood-style.ts';

/** Clean plucks, snaps and clicks over a light even kick: technology that is easy to use. */
export const bright: MoodStyle = {
  tempoRangeBpm: [106, 122],
  keys: [0, 2, 4, 5, 7, 9],
  harmonies: [
    { scale: 'major', main: 'Iadd9 V vi IVadd9', contrast: 'IV V vi iii' },
    { scale: 'major', main: 'IVadd9 Iadd9 V vi', contrast: 'ii IV vi V' },
    { scale: 'major', main: 'Iadd9 IV vi V', contrast: 'vi IV I V' },
    { scale: 'mixolydian', main: 'I bVII IV I', contrast: 'vi IV bVII I' },
  ],
  home: 'Iadd9',
  swing: 0,
  swingUnit: 'sixteenth',
  loosenessSeconds: 0.003,
  grooves: [
    {
      full: {
        cleanKick: 'X...x...X...x...',
        snap: '....X.......X...',
        tightHat: '..x...x...x...xo',
        techClick: 'x..x..x..x..x.x.',
      },
      extra: { shaker: 'oxoxoxoxoxoxoxox', smallClap: '....x.......x...' },
      light: { cleanKick: 'X.......x.......', techClick: 'x..x..x..x..x...' },
      hint: { techClick: 'o..o......o..o..' },
    },
    {
      full: {
        cleanKick: 'X.....x.X.....x.',
        smallClap: '....X.......X...',
        tightHat: 'o.x.o.x.o.x.o.xx',
        techBlip: '...x......x....x',
      },
      extra: { shaker: 'x.x.x.x.x.x.x.x.', openHat: '..x.......x.....' },
      light: { cleanKick: 'X.........x.....', tightHat: '..x...x...x...x.', techBlip: '...x......x.....' },
      hint: { techBlip: '...o......o.....', techClick: 'o.......o.......' },
    },
    {
      full: {
        cleanKick: 'X...X...X...X...',
        snap: '....x.......x..x',
        smallClap: '............X...',
        shaker: 'oxoXoxoXoxoXoxoX',
      },
      extra: { tambourine: '..x...x...x...x.', techClick: 'x.xx..x.x.xx..x.' },
      light: { cleanKick: 'x...x...x...x...', shaker: 'o.o.o.o.o.o.o.o.' },
      hint: { shaker: 'o...o...o...o...' },
    },
  ],
  fill: {
    instruments: ['snap', 'smallClap', 'highTom'],
    patterns: ['..........0.0.00', '............1.11', '..........2.2.2.', '........0..0..01'],
    roll: 'smallClap',
  },
  parts: {
    bass: {
      instruments: ['cleanBass', 'subBass'],
      patterns: ['r--.r-..r--.r-o-', 'r-----r-f---r---', 'r-..r-r-..r-f-a-', 'r..r..r-r..r..o-'],
      centreMidi: 38,
    },
    chords: {
      instruments: ['cleanPluck', 'marimba', 'electricPiano'],
      patterns: ['C..C..C...C..C..', '..C...C...C...C.', 'C...C..C..C.C...', 'C.....C.c...C...'],
      centreMidi: 64,
    },
    pad: { instruments: ['warmPad', 'airPad'], patterns: [''], centreMidi: 60 },
    lead: {
      instruments: ['cleanPluck', 'glockenspiel', 'softLead', 'kalimba'],
      patterns: ['x-x---x-x-------', 'x--x--x-..x-x---', '..x-x-x-..x-x-x-', 'x-..x-..x-x-x---'],
      centreMidi: 76,
    },
    arpeggio: {
      instruments: ['kalimba', 'cleanPluck', 'marimba'],
      patterns: ['0.1.2.3.0.1.2.3.', '0..1..2..3..2.1.', '0123..210123..21', '2.0.3.1.2.0.3.1.'],
      centreMidi: 72,
    },
  },
  layers: {
    intro: ['arpeggio', 'pad'],
    build: ['arpeggio', 'pad', 'bass'],
    drop: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    groove: ['pad', 'bass', 'chords', 'arpeggio'],
    breakdown: ['pad', 'chords', 'lead'],
    lift: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    ending: ['pad', 'bass', 'chords', 'lead'],
  },
  levelsDb: { kick: -1, snare: -8, cymbal: -20, percussion: -18, bass: -5, chords: -9, pad: -14, lead: -9, arpeggio: -12 },
  cues: {
    riser: 'airRiser',
    riserBeats: 6,
    gapBeats: 0.5,
    revealHits: ['subHit', 'softHit'],
    whooshes: ['airWhoosh', 'softWhoosh'],
    whooshShare: 0.4,
    endingHits: ['subHit'],
    shimmer: 'shimmer',
    crash: 'softCrash',
    levelDb: -4,
  },
  duckDepth: 0.35,
  reverbSeconds: 1.6,
  reverbLevel: 0.8,
  echoBeats: 0.75,
  ringSeconds: 1.6,
};
