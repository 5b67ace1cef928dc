import { applyStrike, fadeTail, saturate } from '../synth/envelope.ts';
import { filter } from '../synth/filter.ts';
import { addDampedSine } from '../synth/modal.ts';
import { whiteNoise } from '../synth/noise.ts';
import { addInto, monoVoice, type RenderVoice, sampleRateHz, silence, type Voice } from '../synth/voice.ts';

export interface SnareBody {
  readonly toneHz: number;
  readonly toneDecaySeconds: number;
  readonly wireDecaySeconds: number;
  readonly wireHz: number;
  /** Wires against shell, 0 to 1. */
  readonly wires: number;
}

/** A snare: two shell modes, and wires a little different on each side. */
export function snareDrum(body: SnareBody): RenderVoice {
  return ({ seed, brightness }) => {
    const length = body.wireDecaySeconds * 6 + 0.05;
    const shell = silence(length);
    for (const [ratio, amplitude] of [
      [1, 1],
      [1.59, 0.6],
      [2.14, 0.25],
    ] as const) {
      addDampedSine(shell, {
        frequencyHz: body.toneHz * ratio,
        amplitude: amplitude * (1 - body.wires),
        decaySeconds: body.toneDecaySeconds / ratio,
      });
    }
    const side = (offset: number): Float32Array => {
      const wires = whiteNoise(shell.length, seed + offset);
      filter(wires, 'high', body.wireHz, 0.6);
      filter(wires, 'low', 6500 + 6000 * brightness);
      applyStrike(wires, 0.0008, body.wireDecaySeconds);
      const out = shell.slice();
      addInto(out, wires, body.wires * 1.3);
      saturate(out, 1.4);
      fadeTail(out, 0.02);
      return out;
    };
    return { left: side(0), right: side(1) };
  };
}

/** Several hands at once: short bursts a few milliseconds apart, then a room. */
export function handClap(centreHz: number, tailSeconds: number, hands: number): RenderVoice {
  return ({ seed }): Voice => {
    const side = (offset: number): Float32Array => {
      const out = silence(tailSeconds * 5 + 0.06);
      for (let hand = 0; hand < hands; hand++) {
        const isLast = hand === hands - 1;
        const burst = whiteNoise(isLast ? out.length : 900, seed + hand * 7 + offset);
        applyStrike(burst, 0.0005, isLast ? tailSeconds : 0.0035);
        addInto(out, burst, isLast ? 0.8 : 0.7, Math.round(hand * (0.009 + 0.001 * offset) * sampleRateHz));
      }
      filter(out, 'band', centreHz, 0.9);
      filter(out, 'high', centreHz * 0.45);
      fadeTail(out, 0.02);
      return out;
    };
    return { left: side(0), right: side(3) };
  };
}

/** A side-stick, finger snap or wood tick: one short band of noise on a small hard body. */
export function stick(bodyHz: number, decaySeconds: number, noise: number): RenderVoice {
  return ({ seed }) => {
    const out = silence(decaySeconds * 8 + 0.02);
    addDampedSine(out, { frequencyHz: bodyHz, amplitude: 1 - noise * 0.7, decaySeconds });
    addDampedSine(out, { frequencyHz: bodyHz * 2.76, amplitude: 0.4, decaySeconds: decaySeconds / 2 });
    const edge = whiteNoise(out.length, seed);
    filter(edge, 'band', bodyHz * 1.6, 1.4);
    applyStrike(edge, 0.0003, decaySeconds * 0.7);
    addInto(out, edge, noise * 1.6);
    fadeTail(out, 0.005);
    return monoVoice(out);
  };
}
