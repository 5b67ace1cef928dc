export interface StepNote {
  readonly sign: string;
  readonly step: number;
  readonly lengthSteps: number;
}

/** Reads sixteen signs over `steps` sixteenths, again from the start after the sixteenth: . rests, - holds, all else strikes. */
export function readSteps(pattern: string, steps: number): StepNote[] {
  const notes: { sign: string; step: number; lengthSteps: number }[] = [];
  let held = false;
  for (let step = 0; step < steps; step++) {
    const sign = pattern[step % pattern.length] ?? '.';
    if (sign === '.') held = false;
    else if (sign !== '-') {
      notes.push({ sign, step, lengthSteps: 1 });
      held = true;
    } else if (held) notes.at(-1)!.lengthSteps++;
  }
  return notes;
}
