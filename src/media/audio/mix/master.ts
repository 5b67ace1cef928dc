import type { MusicSection } from '../music-score.ts';
import { softClip } from '../synth/envelope.ts';
import { sampleRateHz } from '../synth/voice.ts';
import { limit } from './limiter.ts';
import { integratedLoudnessLufs, weightedPower } from './loudness.ts';
import { fromDecibels } from './mixer-settings.ts';
import type { StereoMix } from './render-mix.ts';
import { rideSections } from './section-levels.ts';

/** Near the -14 LUFS of the film's master, a little under it so that voice-over has room. */
export const musicLoudnessLufs = -15;
/** Sample peaks end here; peaks between samples then stay under -1 dBTP. */
const ceilingDb = -1.6;
const rumbleHz = 32;
/** Everything above is lifted by 3 dB: the mixes measure 3 to 5 dB darker there than finished records. */
const airHz = 2600;
const airGain = 0.41;

/** High-pass by two one-pole stages, which removes DC and what no speaker plays, and a gentle high shelf. */
function equalize(samples: Float32Array): void {
  const keep = Math.exp((-2 * Math.PI * rumbleHz) / sampleRateHz);
  const dull = Math.exp((-2 * Math.PI * airHz) / sampleRateHz);
  let [first, second, low] = [0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i]!;
    first = x + (first - x) * keep;
    const once = x - first;
    second = once + (second - once) * keep;
    const clean = once - second;
    low = clean + (low - clean) * dull;
    samples[i] = clean + (clean - low) * airGain;
  }
}

/** Transparent below half scale, rounding peaks above it. */
function warmUp(samples: Float32Array, gain: number): void {
  const knee = 0.5;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i]! * gain;
    const size = Math.abs(value);
    if (size <= knee) samples[i] = value;
    else samples[i] = Math.sign(value) * (knee + (1 - knee) * softClip((size - knee) / (1 - knee)));
  }
}

/** A rise of 5 ms, and a fall that ends at exactly zero on the last sample. */
function fadeEnds(samples: Float32Array, fadeSeconds: number): void {
  const rise = Math.min(samples.length, Math.round(0.005 * sampleRateHz));
  for (let i = 0; i < rise; i++) samples[i] = samples[i]! * (i / rise);
  const fall = Math.min(samples.length, Math.max(2, Math.round(fadeSeconds * sampleRateHz)));
  const start = samples.length - fall;
  for (let i = 0; i < fall; i++) {
    const level = Math.cos((Math.PI / 2) * (i / (fall - 1))) ** 2;
    samples[start + i] = i === fall - 1 ? 0 : samples[start + i]! * level;
  }
}

/** Masters in place: tone, sections to their levels, loudness to -15 LUFS, soft knee, limiter, a fade of `fadeSeconds` to the end. */
export function master(mix: StereoMix, sections: readonly MusicSection[], fadeSeconds: number): void {
  equalize(mix.left);
  equalize(mix.right);
  const power = weightedPower(mix);
  rideSections(mix, power, sections);
  const loudness = integratedLoudnessLufs(power);
  const gain = Number.isFinite(loudness) ? fromDecibels(musicLoudnessLufs - loudness) : 1;
  warmUp(mix.left, gain);
  warmUp(mix.right, gain);
  limit(mix, fromDecibels(ceilingDb));
  fadeEnds(mix.left, fadeSeconds);
  fadeEnds(mix.right, fadeSeconds);
}
