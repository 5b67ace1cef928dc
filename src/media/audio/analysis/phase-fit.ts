export interface GridFit {
  readonly tempoBpm: number;
  /** Time of a beat, in values of the envelope after its start, less than a beat. */
  readonly phase: number;
  /** Mean onset strength on the grid. */
  readonly score: number;
  /** Mean onset strength half a beat away from the grid. */
  readonly offbeat: number;
}

function meanOnGrid(onsets: Float64Array, phase: number, period: number): number {
  let sum = 0;
  let count = 0;
  for (let x = phase; x < onsets.length - 1; x += period) {
    const index = Math.floor(x);
    const part = x - index;
    sum += onsets[index]! * (1 - part) + onsets[index + 1]! * part;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** The grid of constant tempo between two tempos on which most begins. */
export function fitGrid(
  onsets: Float64Array,
  rateHz: number,
  range: { readonly fromBpm: number; readonly toBpm: number; readonly stepBpm: number },
): GridFit {
  let best: GridFit = { tempoBpm: range.fromBpm, phase: 0, score: -1, offbeat: 0 };
  const steps = Math.round((range.toBpm - range.fromBpm) / range.stepBpm);
  for (let step = 0; step <= steps; step++) {
    const tempoBpm = range.fromBpm + step * range.stepBpm;
    const period = (rateHz * 60) / tempoBpm;
    for (let phase = 0; phase < period; phase += 0.5) {
      const score = meanOnGrid(onsets, phase, period);
      if (score > best.score) best = { tempoBpm, phase, score, offbeat: 0 };
    }
  }
  const period = (rateHz * 60) / best.tempoBpm;
  return { ...best, offbeat: meanOnGrid(onsets, (best.phase + period / 2) % period, period) };
}
