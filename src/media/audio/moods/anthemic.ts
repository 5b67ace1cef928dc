import type { MoodStyle } from './mood-style.ts';

/** Big drums, strings, choir and brass over a chord everyone knows. */
export const anthemic: MoodStyle = {
  tempoRangeBpm: [84, 108],
  keys: [0, 2, 4, 5, 7, 9, 10],
  harmonies: [
    { scale: 'major', main: 'vi IV I V', contrast: 'IV V vi I' },
    { scale: 'major', main: 'I V vi IV', contrast: 'ii IV I V' },
    { scale: 'major', main: 'IV I V vi', contrast: 'IV V vi V' },
    { scale: 'minor', main: 'i bVI bIII bVII', contrast: 'iv bVI bIII bVII' },
  ],
  home: 'I',
  swing: 0,
  swingUnit: 'sixteenth',
  loosenessSeconds: 0.004,
  grooves: [
    {
      full: { bigKick: 'X.....x.X...x...', bigSnare: '....X.......X...', cinemaDrum: 'X.......x.......', tambourine: 'o.x.o.x.o.x.o.x.' },
      extra: { ride: 'x.x.x.x.x.x.x.x.', clap: '....X.......X...' },
      light: { cinemaDrum: 'X.........x.....', tightHat: '..x...x...x...x.' },
      hint: { heartKick: 'x...............' },
    },
    {
      full: { bigKick: 'X.X.....X.X.....', clap: '....X.......X...', bigSnare: '....x.......x...', cinemaDrum: 'X.......X.......' },
      extra: { tambourine: 'x.x.x.x.x.x.x.x.', openHat: '..x...x...x...x.' },
      light: { heartKick: 'X.x.....X.x.....', clap: '....x.......x...' },
      hint: { heartKick: 'x.o.............' },
    },
    {
      full: { bigKick: 'X...X...X...X...', bigSnare: '....X.......X..o', lowTom: '......x.......xx', ride: 'x...x...x...x...' },
      extra: { cinemaDrum: 'X.......X..x....', tambourine: '..x...x...x...x.' },
      light: { bigKick: 'X.......X.......', lowTom: '......x.....x.x.' },
      hint: { heartKick: 'x.......x.......' },
    },
  ],
  fill: {
    instruments: ['bigSnare', 'highTom', 'lowTom', 'cinemaDrum'],
    patterns: ['........0.0.0000', '........1.1.2.22', '........3...3.3.', '..........11.22.'],
    roll: 'bigSnare',
  },
  parts: {
    bass: {
      instruments: ['sawBass', 'subBass'],
      patterns: ['r-r-r-r-r-r-r-r-', 'r-------r---r---', 'r-----r-r---a---', 'r---r---r---r-a-'],
      centreMidi: 36,
    },
    chords: {
      instruments: ['grandPiano', 'superStab', 'brass'],
      patterns: ['C-c-C-c-C-c-C-c-', 'C---C---C---C---', 'C-----C-----C---', 'C---c-c-C---c-c-'],
      centreMidi: 62,
    },
    pad: { instruments: ['stringSection', 'choir'], patterns: [''], centreMidi: 62 },
    lead: {
      instruments: ['sawLead', 'brass', 'soloString', 'choir'],
      patterns: ['x-----x-x-------', 'x---x---x-----x-', 'x-------x---x---', '..x-x---x-x-----'],
      centreMidi: 74,
    },
    arpeggio: {
      instruments: ['cleanPluck', 'sawPluck', 'glockenspiel'],
      patterns: ['0.1.2.3.2.1.2.1.', '0121012101210121', '3.2.1.2.3.2.1.2.'],
      centreMidi: 74,
    },
  },
  layers: {
    intro: ['pad', 'chords'],
    build: ['pad', 'chords', 'bass', 'arpeggio'],
    drop: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    groove: ['pad', 'bass', 'chords', 'lead'],
    breakdown: ['pad', 'chords'],
    lift: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
    ending: ['pad', 'bass', 'chords', 'lead', 'arpeggio'],
  },
  levelsDb: { kick: -1, snare: -5, cymbal: -20, percussion: -9, bass: -6, chords: -9, pad: -8, lead: -9, arpeggio: -16 },
  cues: {
    riser: 'noiseRiser',
    riserBeats: 8,
    gapBeats: 0.5,
    revealHits: ['deepHit', 'subHit'],
    whooshes: ['softWhoosh', 'airWhoosh'],
    whooshShare: 0.35,
    endingHits: ['deepHit'],
    shimmer: 'shimmer',
    crash: 'crash',
    levelDb: -1,
  },
  duckDepth: 0.2,
  reverbSeconds: 2.6,
  reverbLevel: 1.1,
  echoBeats: 0.75,
  ringSeconds: 2.2,
};
