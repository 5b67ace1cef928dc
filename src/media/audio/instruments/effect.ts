import { createRandom } from '#domain/random.ts';
import { applyStrike, fadeTail, saturate } from '../synth/envelope.ts';
import { filter, sweepFilter } from '../synth/filter.ts';
import { addDampedSine } from '../synth/modal.ts';
import { crackle, whiteNoise } from '../synth/noise.ts';
import { addGlide, sineOfTurns } from '../synth/oscillator.ts';
import { addInto, monoVoice, type RenderVoice, sampleRateHz, silence } from '../synth/voice.ts';
import { crash } from './cymbal.ts';

function shapeBy(samples: Float32Array, levelAt: (progress: number) => number): void {
  for (let i = 0; i < samples.length; i++) samples[i] = samples[i]! * levelAt(i / samples.length);
}

/** Rises through the whole held time and stops at its end: noise through an opening band, and a climbing tone. */
export function riser(tone: number): RenderVoice {
  return ({ durationSeconds, frequencyHz, seed }) => {
    const side = (offset: number): Float32Array => {
      const out = whiteNoise(silence(durationSeconds).length, seed + offset);
      const at = (seconds: number): number => Math.min(1, seconds / durationSeconds);
      sweepFilter(out, 'band', (seconds) => 300 + 7000 * at(seconds) ** 2, 1.3);
      let phase = offset * 0.25;
      for (let i = 0; i < out.length; i++) {
        const progress = i / out.length;
        phase += (frequencyHz * 2 ** (progress * 2)) / sampleRateHz;
        const trill = 0.75 + 0.25 * sineOfTurns((4 + 8 * progress) * progress * durationSeconds);
        out[i] = (out[i]! + tone * 0.25 * (sineOfTurns(phase) + 0.4 * sineOfTurns(phase * 2.01))) * trill;
      }
      shapeBy(out, (progress) => progress ** 2.2);
      fadeTail(out, 0.03);
      return out;
    };
    return { left: side(0), right: side(1) };
  };
}

const reversible = crash({ decaySeconds: 0.7, highPassHz: 1800, metal: 0.25, pitch: 1.3 });

/** A cymbal played backwards: swells for the held time. */
export const reverseSwell: RenderVoice = (request) => {
  const forward = reversible(request);
  const length = silence(request.durationSeconds).length;
  const turn = (samples: Float32Array): Float32Array => {
    const out = samples.slice(0, length).reverse();
    shapeBy(out, (progress) => progress);
    fadeTail(out, 0.02);
    return out;
  };
  return { left: turn(forward.left), right: turn(forward.right) };
};

/** Air moving past from one side to the other; loudest at 60 % of the held time. */
export function whoosh(lowHz: number, highHz: number): RenderVoice {
  return ({ durationSeconds, seed }) => {
    const peak = 0.6;
    const lift = (progress: number): number =>
      progress < peak
        ? Math.sin((Math.PI / 2) * (progress / peak)) ** 3
        : Math.cos((Math.PI / 2) * ((progress - peak) / (1 - peak))) ** 2;
    const side = (offset: number): Float32Array => {
      const out = whiteNoise(silence(durationSeconds).length, seed + offset);
      sweepFilter(out, 'band', (seconds) => lowHz + (highHz - lowHz) * lift(seconds / durationSeconds), 0.9);
      const direction = seed % 2 === 0 ? offset : 1 - offset;
      shapeBy(out, (progress) => lift(progress) * (direction === 0 ? 1 - 0.6 * progress : 0.4 + 0.6 * progress));
      return out;
    };
    return { left: side(0), right: side(1) };
  };
}

/** A falling low sine with a thump; felt more than heard. */
export function subHit(fromHz: number, toHz: number, decaySeconds: number): RenderVoice {
  return ({ seed }) => {
    const out = silence(decaySeconds * 5);
    addGlide(out, { fromHz, toHz, rate: 9, gain: 1 });
    applyStrike(out, 0.004, decaySeconds);
    const thump = whiteNoise(4800, seed);
    filter(thump, 'low', 380);
    applyStrike(thump, 0.001, 0.03);
    addInto(out, thump, 0.9);
    saturate(out, 1.5);
    fadeTail(out, 0.05);
    return monoVoice(out);
  };
}

/** Glitter: many small high bells within a second or two, spread over the stereo field. */
export function shimmer(lengthSeconds: number, count: number): RenderVoice {
  return ({ frequencyHz, seed }) => {
    const random = createRandom(seed);
    const left = silence(lengthSeconds);
    const right = silence(lengthSeconds);
    const ladder = [1, 1.5, 2, 2.5, 3, 4, 5, 6];
    for (let index = 0; index < count; index++) {
      const start = Math.floor(random() ** 1.5 * 0.5 * left.length);
      const ratio = ladder[Math.floor(random() * ladder.length)]!;
      const pan = random();
      const bell = { frequencyHz: frequencyHz * ratio, decaySeconds: 0.25 + 0.5 * random(), phase: random() };
      const amplitude = (0.4 + 0.6 * random()) / ratio ** 0.5;
      addDampedSine(left, { ...bell, amplitude: amplitude * (1 - pan) }, start);
      addDampedSine(right, { ...bell, amplitude: amplitude * pan }, start);
    }
    fadeTail(left, 0.3);
    fadeTail(right, 0.3);
    return { left, right };
  };
}

/** The bed under a lo-fi record: dust and a little hiss for the held time, faded in and out. */
export const vinylBed: RenderVoice = ({ durationSeconds, seed }) => {
  const side = (offset: number): Float32Array => {
    const out = crackle(silence(durationSeconds).length, 0.00035, seed + offset * 31);
    filter(out, 'band', 2600, 0.6);
    const hiss = whiteNoise(out.length, seed + 77 + offset);
    filter(hiss, 'band', 5200, 0.5);
    addInto(out, hiss, 0.004);
    shapeBy(out, (progress) => Math.min(1, progress * 12, (1 - progress) * 12));
    return out;
  };
  return { left: side(0), right: side(1) };
};
