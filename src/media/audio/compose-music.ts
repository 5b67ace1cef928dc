import { arrangeSong } from './arrange/arrange-song.ts';
import { beatGrid } from './beat-grid.ts';
import { planSong, type SongPlan } from './form/song-plan.ts';
import { master } from './mix/master.ts';
import { mixerSettings } from './mix/mixer-settings.ts';
import { renderMix } from './mix/render-mix.ts';
import { createSampler } from './mix/sampler.ts';
import type { ComposedMusic, MusicScore, MusicSection } from './music-score.ts';
import { sampleRateHz } from './synth/voice.ts';

/**
 * Composes, plays and masters a song of exactly `durationSeconds` (5 to 180) at 48 kHz, about -15 LUFS, that
 * follows the film's beats and ends in silence. The same score gives the same samples. Throws a RangeError
 * for a duration or tempo out of range.
 */
export function composeMusic(score: MusicScore): ComposedMusic {
  assertPlayable(score);
  const plan = planSong(score);
  const { events, cues } = arrangeSong(plan);
  const { style, secondsPerBeat } = plan;
  const kickSeconds = events.filter((event) => event.channel === 'kick').map((event) => event.startSeconds);
  const mix = renderMix(events, {
    sampleCount: Math.round(score.durationSeconds * sampleRateHz),
    settings: mixerSettings(style),
    voiceFor: createSampler(score.seed),
    kickSeconds,
    duckDepth: style.duckDepth,
    duckSeconds: Math.min(0.32, secondsPerBeat * 0.75),
    silence: silenceOf(plan),
    reverbSeconds: style.reverbSeconds,
    echoSeconds: style.echoBeats * secondsPerBeat,
  });
  const sections = sectionsOf(plan);
  const ringSeconds = score.durationSeconds - plan.finalBeat * secondsPerBeat;
  master(mix, sections, Math.min(ringSeconds * 0.8, 2.4));
  return {
    sampleRateHz,
    left: mix.left,
    right: mix.right,
    beatTimesSeconds: beatGrid(score.tempoBpm, score.durationSeconds),
    pulseTimesSeconds: kickSeconds.length > 0 ? kickSeconds : plan.bars.map((bar) => bar.startBeat * secondsPerBeat),
    sections,
    cues: cues.map(({ kind, startSeconds }) => ({ kind, startSeconds })),
  };
}

function assertPlayable(score: MusicScore): void {
  const { durationSeconds, tempoBpm } = score;
  if (!(durationSeconds >= 5 && durationSeconds <= 180)) {
    throw new RangeError(`Music lasts 5 to 180 seconds, not ${durationSeconds}.`);
  }
  if (!(tempoBpm >= 40 && tempoBpm <= 240)) throw new RangeError(`A tempo is 40 to 240 BPM, not ${tempoBpm}.`);
}

function silenceOf(plan: SongPlan): { fromSeconds: number; toSeconds: number } | undefined {
  if (plan.gap === undefined) return undefined;
  const { startBeat, endBeat } = plan.gap;
  return { fromSeconds: startBeat * plan.secondsPerBeat, toSeconds: endBeat * plan.secondsPerBeat };
}

function sectionsOf(plan: SongPlan): MusicSection[] {
  return plan.sections.map((section) => ({
    role: section.role,
    startSeconds: section.startBeat * plan.secondsPerBeat,
    endSeconds: Math.min(plan.score.durationSeconds, section.endBeat * plan.secondsPerBeat),
  }));
}
