import { applyStrike, fadeTail } from '../synth/envelope.ts';
import { filter } from '../synth/filter.ts';
import { whiteNoise } from '../synth/noise.ts';
import { addSquare } from '../synth/oscillator.ts';
import { addInto, monoVoice, type RenderVoice, sampleRateHz } from '../synth/voice.ts';

/** Six clashing squares: the ratios of the TR-808 cymbal circuit, in hertz. */
const clashHz = [205.3, 304.4, 369.6, 522.7, 540, 800] as const;

export interface CymbalBody {
  readonly decaySeconds: number;
  readonly highPassHz: number;
  /** Metal against noise, 0 to 1. */
  readonly metal: number;
  readonly pitch: number;
}

function clash(length: number, pitch: number, seed: number): Float32Array {
  const metal = new Float32Array(length);
  for (const [index, hertz] of clashHz.entries()) {
    addSquare(metal, { frequencyHz: hertz * pitch, gain: 0.35, phase: ((seed % 97) / 97 + index * 0.17) % 1 });
  }
  return metal;
}

function withNoise(metal: Float32Array, share: number, seed: number): Float32Array {
  const bed = whiteNoise(metal.length, seed);
  for (let i = 0; i < bed.length; i++) bed[i] = bed[i]! * (1 - share) * 0.7 + metal[i]! * share;
  return bed;
}

/** Closed and open hats, rides. */
export function hat(body: CymbalBody): RenderVoice {
  return ({ seed, brightness }) => {
    const metal = clash(Math.round((body.decaySeconds * 6 + 0.01) * sampleRateHz), body.pitch, seed);
    const out = withNoise(metal, body.metal, seed);
    filter(out, 'high', body.highPassHz, 0.9);
    filter(out, 'low', 9000 + 9000 * brightness);
    applyStrike(out, 0.0006, body.decaySeconds);
    fadeTail(out, 0.005);
    return monoVoice(out);
  };
}

/** A crash: noise and metal, wide, dying in two stages. */
export function crash(body: CymbalBody): RenderVoice {
  return ({ seed }) => {
    const metal = clash(Math.round(body.decaySeconds * 4.5 * sampleRateHz), body.pitch, seed);
    const side = (offset: number): Float32Array => {
      const out = withNoise(metal, body.metal, seed + offset);
      filter(out, 'high', body.highPassHz, 0.7);
      const flash = out.slice();
      applyStrike(flash, 0.001, body.decaySeconds * 0.15);
      applyStrike(out, 0.003, body.decaySeconds);
      addInto(out, flash, 0.8);
      fadeTail(out, 0.1);
      return out;
    };
    return { left: side(0), right: side(11) };
  };
}

/** Shakers and brushes: noise that swells before it falls. */
export function shaker(swellSeconds: number, decaySeconds: number, centreHz: number): RenderVoice {
  return ({ seed }) => {
    const out = whiteNoise(Math.round((swellSeconds + decaySeconds * 6) * sampleRateHz), seed);
    filter(out, 'band', centreHz, 0.7);
    filter(out, 'high', centreHz * 0.5);
    applyStrike(out, swellSeconds, decaySeconds);
    fadeTail(out, 0.01);
    return monoVoice(out);
  };
}
