import type { MusicSection, SectionRole } from '../music-score.ts';
import { sampleRateHz } from '../synth/voice.ts';
import { integratedLoudnessLufs } from './loudness.ts';
import { fromDecibels } from './mixer-settings.ts';
import type { StereoMix } from './render-mix.ts';

/** Loudness of each role against the loudest full section, in LU; the intro is 6 under it, as the ear expects of a hook. */
const targetsLu: Readonly<Record<SectionRole, number>> = {
  intro: -6,
  build: -3.5,
  drop: 0,
  groove: -0.5,
  breakdown: -4.5,
  lift: 0.3,
  ending: 0,
};

/** How far a section may be ridden from how it was played. */
const reachDb = 7;
const crossSeconds = 0.04;

/**
 * Rides the level of each section in place, so that the form is heard whatever timbres the seed chose.
 * `power` is the mix's K-weighted power for every 100 ms; it is changed with the mix.
 */
export function rideSections(mix: StereoMix, power: Float64Array, sections: readonly MusicSection[]): void {
  const loudness = sections.map((section) => {
    const isEnding = section.role === 'ending';
    const end = isEnding ? Math.min(section.endSeconds, section.startSeconds + 2.5) : section.endSeconds;
    return integratedLoudnessLufs(power, section.startSeconds, end);
  });
  const full = sections.flatMap((section, index) =>
    ['drop', 'groove', 'lift'].includes(section.role) ? [loudness[index]!] : [],
  );
  const reference = Math.max(...(full.length > 0 ? full : loudness));
  if (!Number.isFinite(reference)) return;
  const gains = sections.map((section, index) => {
    if (!Number.isFinite(loudness[index]!)) return 1;
    const wanted = reference + targetsLu[section.role] - loudness[index]!;
    return fromDecibels(Math.max(-reachDb, Math.min(reachDb, wanted)));
  });
  applyGains(mix, sections, gains);
  for (const [index, section] of sections.entries()) {
    const end = Math.min(power.length, Math.round(section.endSeconds * 10));
    for (let hop = Math.round(section.startSeconds * 10); hop < end; hop++)
      power[hop] = power[hop]! * gains[index]! ** 2;
  }
}

function applyGains(mix: StereoMix, sections: readonly MusicSection[], gains: readonly number[]): void {
  const smoothing = Math.exp(-1 / ((crossSeconds / 3) * sampleRateHz));
  let gain = gains[0] ?? 1;
  for (const [index, section] of sections.entries()) {
    const start = Math.max(0, Math.round((section.startSeconds - crossSeconds) * sampleRateHz));
    const isLast = index === sections.length - 1;
    const end = isLast ? mix.left.length : Math.round((section.endSeconds - crossSeconds) * sampleRateHz);
    const target = gains[index]!;
    for (let i = start; i < Math.min(end, mix.left.length); i++) {
      gain = target + (gain - target) * smoothing;
      mix.left[i] = mix.left[i]! * gain;
      mix.right[i] = mix.right[i]! * gain;
    }
  }
}
