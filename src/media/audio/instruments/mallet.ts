import { applyStrike, fadeTail } from '../synth/envelope.ts';
import { filter } from '../synth/filter.ts';
import { addDampedSine, type Overtone } from '../synth/modal.ts';
import { whiteNoise } from '../synth/noise.ts';
import { addInto, type RenderVoice, silence } from '../synth/voice.ts';

/** A struck bar, bell or glass, made of its modes; `knock` is the noise of the mallet. */
export function struckBody(partials: readonly Overtone[], ringSeconds: number, knock: number): RenderVoice {
  return ({ frequencyHz, brightness, seed }) => {
    const shorter = Math.min(1.2, (660 / frequencyHz) ** 0.4);
    const side = (detune: number): Float32Array => {
      const out = silence(ringSeconds);
      for (const [index, partial] of partials.entries()) {
        addDampedSine(out, {
          frequencyHz: frequencyHz * partial.ratio * (1 + detune * (index + 1)),
          amplitude: partial.amplitude * (index === 0 ? 1 : 0.5 + 0.7 * brightness),
          decaySeconds: partial.decaySeconds * shorter,
        });
      }
      const strike = whiteNoise(960, seed);
      filter(strike, 'band', Math.min(6000, frequencyHz * 4), 1);
      applyStrike(strike, 0.0004, 0.004);
      addInto(out, strike, knock);
      fadeTail(out, 0.08);
      return out;
    };
    return { left: side(-0.0003), right: side(0.0003) };
  };
}

/** Modes of a uniform bar with an undercut arch (marimba), of a free bar (glockenspiel), of a tube, of a wine glass. */
export const marimbaModes: readonly Overtone[] = [
  { ratio: 1, amplitude: 1, decaySeconds: 0.32 },
  { ratio: 3.93, amplitude: 0.28, decaySeconds: 0.09 },
  { ratio: 9.2, amplitude: 0.08, decaySeconds: 0.03 },
];
export const glockenspielModes: readonly Overtone[] = [
  { ratio: 1, amplitude: 1, decaySeconds: 0.9 },
  { ratio: 2.76, amplitude: 0.35, decaySeconds: 0.4 },
  { ratio: 5.4, amplitude: 0.14, decaySeconds: 0.18 },
];
export const bellModes: readonly Overtone[] = [
  { ratio: 0.5, amplitude: 0.25, decaySeconds: 2.2 },
  { ratio: 1, amplitude: 1, decaySeconds: 1.7 },
  { ratio: 2, amplitude: 0.45, decaySeconds: 1.1 },
  { ratio: 2.4, amplitude: 0.16, decaySeconds: 0.7 },
  { ratio: 3.01, amplitude: 0.22, decaySeconds: 0.6 },
  { ratio: 4.2, amplitude: 0.1, decaySeconds: 0.4 },
];
export const kalimbaModes: readonly Overtone[] = [
  { ratio: 1, amplitude: 1, decaySeconds: 0.7 },
  { ratio: 2.02, amplitude: 0.12, decaySeconds: 0.3 },
  { ratio: 5.8, amplitude: 0.16, decaySeconds: 0.07 },
];
export const vibraphoneModes: readonly Overtone[] = [
  { ratio: 1, amplitude: 1, decaySeconds: 1.5 },
  { ratio: 4, amplitude: 0.16, decaySeconds: 0.5 },
  { ratio: 9.9, amplitude: 0.04, decaySeconds: 0.12 },
];
export const glassModes: readonly Overtone[] = [
  { ratio: 1, amplitude: 1, decaySeconds: 1.2 },
  { ratio: 2.32, amplitude: 0.3, decaySeconds: 0.8 },
  { ratio: 4.25, amplitude: 0.18, decaySeconds: 0.4 },
];
