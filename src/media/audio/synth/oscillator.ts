import { sampleRateHz } from './voice.ts';

const tableSize = 4096;
const sineTable = Float32Array.from({ length: tableSize + 1 }, (_, i) => Math.sin((2 * Math.PI * i) / tableSize));

/** Sine of a phase in turns (1 = a whole circle), by table; error below 1e-6. */
export function sineOfTurns(turns: number): number {
  const position = (turns - Math.floor(turns)) * tableSize;
  const index = position | 0;
  const low = sineTable[index]!;
  return low + (sineTable[index + 1]! - low) * (position - index);
}

/** A slow wobble of pitch; `depth` is a share of the frequency. */
export interface Vibrato {
  readonly rateHz: number;
  readonly depth: number;
  readonly delaySeconds: number;
}

export interface OscillatorOptions {
  readonly frequencyHz: number;
  readonly gain: number;
  /** Start phase in turns. */
  readonly phase?: number;
  readonly vibrato?: Vibrato;
}

/** Frequency updates per vibrato cycle need not be finer than a filter block. */
const controlSamples = 64;

function pitchAt(options: OscillatorOptions, seconds: number): number {
  const { vibrato } = options;
  if (vibrato === undefined) return options.frequencyHz;
  const grown = Math.min(1, seconds / vibrato.delaySeconds);
  const wobble = sineOfTurns(vibrato.rateHz * seconds + (options.phase ?? 0));
  return options.frequencyHz * (1 + vibrato.depth * grown * wobble);
}

/**
 * Adds a saw with little aliasing: the slope of a parabola instead of a jump (differentiated parabolic wave,
 * V. Välimäki, 2005), which costs two multiplications and no branch but the wrap.
 */
export function addSaw(out: Float32Array, options: OscillatorOptions): void {
  let value = 2 * ((options.phase ?? 0) % 1) - 1;
  for (let start = 0; start < out.length; start += controlSamples) {
    const step = (2 * pitchAt(options, start / sampleRateHz)) / sampleRateHz;
    const scale = options.gain / (2 * step);
    const end = Math.min(out.length, start + controlSamples);
    let before = (value - step) * (value - step);
    for (let i = start; i < end; i++) {
      const square = value * value;
      out[i] = out[i]! + (square - before) * scale;
      before = square;
      value += step;
      if (value > 1) {
        value -= 2;
      }
    }
  }
}

/** Adds a sine whose pitch may wobble. */
export function addSine(out: Float32Array, options: OscillatorOptions): void {
  let phase = options.phase ?? 0;
  for (let start = 0; start < out.length; start += controlSamples) {
    const step = pitchAt(options, start / sampleRateHz) / sampleRateHz;
    const end = Math.min(out.length, start + controlSamples);
    for (let i = start; i < end; i++) {
      out[i] = out[i]! + sineOfTurns(phase) * options.gain;
      phase += step;
    }
  }
}

/** Adds a square, as the difference of two saws half a turn apart. */
export function addSquare(out: Float32Array, options: OscillatorOptions): void {
  const phase = options.phase ?? 0;
  addSaw(out, { ...options, phase: phase % 1, gain: options.gain / 2 });
  addSaw(out, { ...options, phase: (phase + 0.5) % 1, gain: -options.gain / 2 });
}

/** Adds a sine that glides exponentially from one frequency towards another. */
export function addGlide(
  out: Float32Array,
  glide: { readonly fromHz: number; readonly toHz: number; readonly rate: number; readonly gain: number },
): void {
  let phase = 0;
  let excess = glide.fromHz - glide.toHz;
  const shrink = Math.exp(-glide.rate / sampleRateHz);
  for (let i = 0; i < out.length; i++) {
    phase += (glide.toHz + excess) / sampleRateHz;
    excess *= shrink;
    out[i] = out[i]! + sineOfTurns(phase) * glide.gain;
  }
}
