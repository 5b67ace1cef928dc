import { createRandom } from '#domain/random.ts';
import { applyContour, applyStrike, fadeTail } from '../synth/envelope.ts';
import { filter } from '../synth/filter.ts';
import { addDampedSine } from '../synth/modal.ts';
import { whiteNoise } from '../synth/noise.ts';
import { sineOfTurns } from '../synth/oscillator.ts';
import { addInto, type RenderVoice, sampleRateHz, silence } from '../synth/voice.ts';

/** Stiffness of the strings; stretches the upper partials as in a small upright. */
const inharmonicity = 0.0004;

/**
 * A piano of dying partials, two slightly detuned strings a side. `softness` 1 is felt (few highs, audible
 * hammer), 0 a bright grand.
 */
export function piano(softness: number): RenderVoice {
  return ({ frequencyHz, durationSeconds, brightness, seed }) => {
    const ring = Math.min(durationSeconds + 0.7, 6);
    const decay = 2.6 * (220 / frequencyHz) ** 0.35;
    const tilt = 1.15 + softness * 0.9 - brightness * 0.55;
    const side = (detune: number): Float32Array => {
      const random = createRandom(seed);
      const out = silence(ring);
      for (let n = 1; n <= 14; n++) {
        const amplitude = n ** -tilt * Math.abs(Math.sin(Math.PI * n * 0.121)) * (0.85 + 0.3 * random());
        addDampedSine(out, {
          frequencyHz: frequencyHz * n * Math.sqrt(1 + inharmonicity * n * n) * (1 + detune),
          amplitude,
          decaySeconds: decay / (1 + 0.28 * (n - 1)),
          phase: random(),
        });
      }
      const hammer = whiteNoise(2400, seed + 5);
      filter(hammer, 'low', 500 + 900 * (1 - softness), 0.8);
      applyStrike(hammer, 0.002, 0.012);
      addInto(out, hammer, 0.05 + 0.08 * softness);
      applyContour(out, {
        attackSeconds: 0.002 + 0.006 * softness,
        decaySeconds: 100,
        sustain: 1,
        gateSeconds: durationSeconds,
        releaseSeconds: 0.6,
      });
      fadeTail(out, 0.05);
      return out;
    };
    return { left: side(-0.0004), right: side(0.0005) };
  };
}

/** A tine piano by frequency modulation, with a slow stereo tremolo. */
export const electricPiano: RenderVoice = ({ frequencyHz, durationSeconds, brightness }) => {
  const left = silence(durationSeconds + 0.4);
  const right = new Float32Array(left.length);
  const decay = Math.exp(-1 / (1.5 * sampleRateHz));
  const barkDecay = Math.exp(-1 / (0.35 * sampleRateHz));
  const tineDecay = Math.exp(-1 / (0.09 * sampleRateHz));
  let level = 1;
  let bark = (0.1 + 0.2 * brightness) * Math.min(1, 400 / frequencyHz);
  let tine = 0.05 + 0.05 * brightness;
  let phase = 0;
  for (let i = 0; i < left.length; i++) {
    phase += frequencyHz / sampleRateHz;
    const modulator = sineOfTurns(phase) * (bark + 0.07);
    const value = (sineOfTurns(phase + modulator) + sineOfTurns(phase * 14) * tine) * level;
    const tremolo = 0.14 * sineOfTurns((4.6 * i) / sampleRateHz);
    left[i] = value * (1 + tremolo);
    right[i] = value * (1 - tremolo);
    level *= decay;
    bark *= barkDecay;
    tine *= tineDecay;
  }
  for (const samples of [left, right]) {
    applyContour(samples, {
      attackSeconds: 0.003,
      decaySeconds: 100,
      sustain: 1,
      gateSeconds: durationSeconds,
      releaseSeconds: 0.35,
    });
    fadeTail(samples, 0.03);
  }
  return { left, right };
};
