import { pick, type Random } from '#domain/random.ts';

export interface MotifNote {
  /** Sixteenths after the start of the bar. */
  readonly step: number;
  readonly lengthSteps: number;
  /** Scale steps above or below the middle of the melody. */
  readonly degree: number;
}

/** A bar of melody without harmony: rhythm and contour. */
export type Motif = readonly MotifNote[];

/** A tune's seeds: a call, and an answer in another rhythm. */
export interface Theme {
  readonly call: Motif;
  readonly answer: Motif;
}

/** Reads `x--x....`: x begins a note, - holds it, . rests. */
export function readRhythm(rhythm: string): { step: number; lengthSteps: number }[] {
  const notes: { step: number; lengthSteps: number }[] = [];
  for (const [step, sign] of [...rhythm].entries()) {
    if (sign === 'x') notes.push({ step, lengthSteps: 1 });
    const last = notes.at(-1);
    if (sign === '-' && last !== undefined) last.lengthSteps++;
  }
  return notes;
}

/** Mostly steps, now and then a leap that is answered by a step back. */
function walk(random: Random, count: number): number[] {
  const degrees: number[] = [];
  let degree = pick(random, [0, 0, 2, 4]);
  let direction = random() < 0.55 ? 1 : -1;
  for (let index = 0; index < count; index++) {
    degrees.push(degree);
    const chance = random();
    const size = chance < 0.18 ? 0 : chance < 0.72 ? 1 : chance < 0.9 ? 2 : 4;
    if (size >= 2 || random() < 0.3) direction = -direction;
    degree += direction * size;
    if (degree > 6) direction = -1;
    if (degree < -3) direction = 1;
    degree = Math.max(-4, Math.min(7, degree));
  }
  return degrees;
}

function makeMotif(random: Random, rhythm: string): Motif {
  const notes = readRhythm(rhythm);
  const degrees = walk(random, notes.length);
  return notes.map((note, index) => ({ ...note, degree: degrees[index]! }));
}

export function makeTheme(random: Random, rhythms: readonly string[]): Theme {
  const first = pick(random, rhythms);
  const others = rhythms.filter((rhythm) => rhythm !== first);
  return {
    call: makeMotif(random, first),
    answer: makeMotif(random, others.length > 0 ? pick(random, others) : first),
  };
}

/** Four-bar sentence: call, call moved up a step, answer, call brought home. */
export function phraseBar(theme: Theme, barInPhrase: number): Motif {
  switch (barInPhrase % 4) {
    case 0:
      return theme.call;
    case 1:
      return theme.call.map((note) => ({ ...note, degree: note.degree + 1 }));
    case 2:
      return theme.answer;
    default:
      return theme.call.map((note, index) => ({
        ...note,
        degree: index >= theme.call.length - 2 ? (index === theme.call.length - 1 ? 0 : 1) : note.degree,
      }));
  }
}
