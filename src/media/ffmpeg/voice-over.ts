import { cropFilter, masterSampleRateHz } from './audio-decode.ts';
import { duckingFilter, mergeStretches } from './ducking.ts';
import { inputOptions } from './input-options.ts';
import type { AudioCrop, AudioSource } from './audio-decode.ts';
import type { SpokenStretch } from './ducking.ts';

/** A voice as it is laid into the film. */
export interface LaidVoice extends AudioSource, SpokenStretch {
  readonly gainDb: number;
}

/** Voices stand this much over what the music is where nobody speaks. */
const overMusicDb = 1.5;
const gainRange = { lowest: -24, highest: 24 };

/** What brings a voice to its place over the music; loudness that cannot be measured is left as it is. Pure. */
export function voiceGainDb(musicLufs: number, voiceLufs: number): number {
  if (!Number.isFinite(voiceLufs) || !Number.isFinite(musicLufs)) return 0;
  return Math.min(gainRange.highest, Math.max(gainRange.lowest, musicLufs + overMusicDb - voiceLufs));
}

/** Music and voices to one sound of exactly `sampleCount` samples in 32-bit float, which cannot clip. */
export function voiceOverArguments(
  music: AudioSource & AudioCrop,
  voices: readonly LaidVoice[],
  outputPath: string,
): string[] {
  const { sampleCount } = music;
  const labels = voices.map((_, index) => `[v${index}]`);
  const chains = voices.map((voice, index) => `[${index + 1}:a:0]${voiceFilter(voice, sampleCount)}${labels[index]}`);
  const bed = [cropFilter(music), ...duckingFilter(mergeStretches(voices))].join(',');
  const mix = `[bed]${labels.join('')}amix=inputs=${voices.length + 1}:normalize=0:duration=first`;
  return [
    ...inputOptions(music.inputPath, music.mediaType),
    ...voices.flatMap(({ inputPath, mediaType }) => inputOptions(inputPath, mediaType)),
    ...['-filter_complex', `[0:a:0]${bed}[bed];${chains.join(';')};${mix},atrim=end_sample=${sampleCount}[all]`],
    ...['-map', '[all]', '-c:a', 'pcm_f32le', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
    ...['-f', 'wav', `file:${outputPath}`],
  ];
}

function voiceFilter({ startSeconds, gainDb }: LaidVoice, sampleCount: number): string {
  const delay = Math.round(startSeconds * masterSampleRateHz);
  return [
    `aresample=${masterSampleRateHz}`,
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    `volume=${gainDb.toFixed(2)}dB`,
    `adelay=delays=${delay}S:all=1`,
    `apad,atrim=end_sample=${sampleCount}`,
    `afade=t=out:ss=${Math.max(0, sampleCount - 2400)}:ns=2400`,
  ].join(',');
}
