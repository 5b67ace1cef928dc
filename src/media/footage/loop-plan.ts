/** A part of a track that is played again and again, in samples: `from` follows after `to`. */
export interface LoopPlan {
  readonly from: number;
  readonly to: number;
  /** How long both sound together at each seam. */
  readonly seam: number;
}

export interface LoopMaterial {
  /** Samples of the track that can be heard. */
  readonly length: number;
  readonly sampleRateHz: number;
  readonly tempoBpm: number;
  readonly firstBeatSeconds: number;
}

const beatsPerBar = 4;
/** A shorter part would be heard as a loop. */
const fewestBars = 2;

/**
 * Where a track can be repeated without losing its beat: from a beat near its start to one near its end, whole bars
 * apart, clear of the last bar, in which tracks end. Null when there are not two whole bars. Pure.
 */
export function planLoop({ length, sampleRateHz, tempoBpm, firstBeatSeconds }: LoopMaterial): LoopPlan | null {
  const beat = (60 / tempoBpm) * sampleRateHz;
  const seam = Math.min(beat / 2, 0.25 * sampleRateHz);
  const first = firstBeatSeconds * sampleRateHz;
  const start = first + Math.ceil(Math.max(0, seam / 2 - first) / beat) * beat;
  const room = length - seam / 2 - start;
  const bars = Math.floor(room / beat / beatsPerBar);
  // The last bar of a longer track is its end: a rest, a chord that rings out.
  const kept = bars > fewestBars + 1 ? bars - 1 : bars;
  if (kept < fewestBars) return null;
  const from = Math.round(start);
  return { from, to: Math.round(start + kept * beatsPerBar * beat), seam: Math.round(seam) };
}

/** How often the part has to be repeated until the whole is long enough. */
export function repeatsFor({ from, to }: LoopPlan, length: number, wanted: number): number {
  return Math.max(0, Math.ceil((wanted - length) / (to - from)));
}
