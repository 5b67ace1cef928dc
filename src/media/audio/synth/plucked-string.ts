import { filter } from './filter.ts';
import { whiteNoise } from './noise.ts';
import { sampleRateHz } from './voice.ts';

export interface StringOptions {
  readonly frequencyHz: number;
  /** Time for the fundamental to fall to 1/e. */
  readonly decaySeconds: number;
  /** 0 keeps the highs, 0.5 loses them fastest. */
  readonly damping: number;
  /** Where the string is plucked, 0 (bridge) to 0.5 (middle). */
  readonly position: number;
  readonly pickHz: number;
  readonly seed: number;
}

/** Adds a plucked string (Karplus and Strong, 1983, with a fractional delay so that it is in tune). */
export function addPluckedString(out: Float32Array, string: StringOptions): void {
  const period = sampleRateHz / string.frequencyHz;
  const burst = whiteNoise(Math.ceil(period), string.seed);
  filter(burst, 'low', string.pickHz);
  const comb = Math.max(1, Math.round(period * string.position));
  const excitation = (i: number): number => {
    const direct = i < burst.length ? burst[i]! : 0;
    const echo = i - comb;
    return direct - (echo >= 0 && echo < burst.length ? burst[echo]! : 0);
  };
  const delay = period - string.damping;
  const whole = Math.floor(delay);
  const part = delay - whole;
  const gain = Math.exp(-period / (string.decaySeconds * sampleRateHz));
  const near = gain * (1 - string.damping) * (1 - part);
  const middle = gain * ((1 - string.damping) * part + string.damping * (1 - part));
  const far = gain * string.damping * part;
  const excited = burst.length + comb;
  for (let i = 0; i < out.length; i++) {
    let value = i < excited ? excitation(i) : 0;
    if (i > whole + 2) value += near * out[i - whole]! + middle * out[i - whole - 1]! + far * out[i - whole - 2]!;
    out[i] = value;
  }
}
