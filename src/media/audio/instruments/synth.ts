import { createRandom } from '#domain/random.ts';
import { applyContour, fadeTail } from '../synth/envelope.ts';
import { filter, sweepFilter } from '../synth/filter.ts';
import { whiteNoise } from '../synth/noise.ts';
import { addSaw, addSine, addSquare } from '../synth/oscillator.ts';
import { addInto, narrow, type RenderVoice, silence } from '../synth/voice.ts';

export interface SynthTone {
  readonly shape: 'saw' | 'square' | 'sine';
  /** Oscillators a side. */
  readonly unison: number;
  /** Widest detune, as a share of the frequency. */
  readonly detune: number;
  readonly attackSeconds: number;
  readonly decaySeconds: number;
  readonly sustain: number;
  readonly releaseSeconds: number;
  /** Cutoff in multiples of the fundamental at brightness 1, at the strike and after it. */
  readonly openRatio: number;
  readonly restRatio: number;
  readonly closeRate: number;
  readonly resonance: number;
  readonly vibrato: number;
  readonly air: number;
  /** 1 is as wide as two players can stand, 0 mono. */
  readonly width: number;
}

const plain: SynthTone = {
  shape: 'saw',
  unison: 1,
  detune: 0,
  attackSeconds: 0.003,
  decaySeconds: 0.4,
  sustain: 0.5,
  releaseSeconds: 0.2,
  openRatio: 12,
  restRatio: 4,
  closeRate: 6,
  resonance: 0.8,
  vibrato: 0,
  air: 0,
  width: 0.65,
};

const adders = { saw: addSaw, square: addSquare, sine: addSine };

/** A subtractive synthesiser: unison oscillators a side, a filter that closes after the strike, a contour. */
export function synth(settings: Partial<SynthTone>): RenderVoice {
  const tone = { ...plain, ...settings };
  return ({ frequencyHz, durationSeconds, brightness, seed }) => {
    const random = createRandom(seed);
    const open = 0.3 + 0.7 * brightness;
    const side = (direction: number): Float32Array => {
      const out = silence(durationSeconds + tone.releaseSeconds);
      for (let index = 0; index < tone.unison; index++) {
        const spread = tone.unison === 1 ? 0.5 : (index + 0.5) / tone.unison;
        adders[tone.shape](out, {
          frequencyHz: frequencyHz * (1 + direction * tone.detune * (spread * 2 - 1) * (1 + 0.2 * random())),
          gain: 1 / Math.sqrt(tone.unison),
          phase: random(),
          ...(tone.vibrato > 0
            ? { vibrato: { rateHz: 4.8 + random(), depth: tone.vibrato, delaySeconds: 0.5 } }
            : undefined),
        });
      }
      const rest = frequencyHz * tone.restRatio * open;
      const extra = frequencyHz * (tone.openRatio - tone.restRatio) * open;
      if (tone.shape !== 'sine') {
        sweepFilter(
          out,
          'low',
          (seconds) => Math.min(15_000, 180 + rest + extra * Math.exp(-seconds * tone.closeRate)),
          tone.resonance,
        );
      }
      if (tone.air > 0) {
        const breath = whiteNoise(out.length, seed + direction + 2);
        filter(breath, 'band', Math.min(9000, frequencyHz * 6), 0.6);
        addInto(out, breath, tone.air);
      }
      applyContour(out, { ...tone, gateSeconds: durationSeconds });
      fadeTail(out, Math.min(0.05, tone.releaseSeconds / 2));
      return out;
    };
    return narrow(side(1), side(-1), tone.width);
  };
}

/** Vowel formants of a sung "ah", in hertz with their levels (Peterson and Barney, 1952, rounded). */
const vowel = [
  [700, 1],
  [1150, 0.6],
  [2600, 0.22],
] as const;

/** Voices on "ah": detuned saws through three formants. */
export const choir: RenderVoice = (request) => {
  const source = synth({
    unison: 3,
    detune: 0.006,
    vibrato: 0.004,
    attackSeconds: 0.18,
    sustain: 0.9,
    releaseSeconds: 0.5,
    openRatio: 30,
    restRatio: 24,
    air: 0.05,
  })(request);
  const sing = (samples: Float32Array): Float32Array => {
    const out = new Float32Array(samples.length);
    for (const [hertz, level] of vowel) {
      const band = samples.slice();
      filter(band, 'band', hertz, 3.2);
      addInto(out, band, level);
    }
    filter(samples, 'low', 600);
    addInto(out, samples, 0.35);
    return out;
  };
  return { left: sing(source.left), right: sing(source.right) };
};
