import { rm } from 'node:fs/promises';
import { BeatboardError } from '#domain/errors.ts';
import { readMediaType } from '../intake/read-media-type.ts';
import { aacOptions } from './aac-options.ts';
import { masterSampleRateHz } from './audio-decode.ts';
import { inputOptions } from './input-options.ts';
import { loudnessApplyArguments, loudnessMeasureArguments, parseLoudness } from './loudness.ts';
import { probeMedia } from './probe.ts';
import { foreignFileLimits } from './process-limits.ts';
import { voiceGainDb, voiceOverArguments } from './voice-over.ts';
import type { AudioCrop, AudioSource } from './audio-decode.ts';
import type { FfmpegRunner } from './ffmpeg-runner.ts';
import type { Loudness, LoudnessChange } from './loudness.ts';
import type { LaidVoice } from './voice-over.ts';

/** What platforms play back unchanged. */
const targetLufs = -14;
/** Half of what the final check allows. */
const toleranceLufs = 0.5;
/** Peak of the master: AAC adds up to about 1 dB to ordinary music. */
const masterPeakDbtp = -2;
/** Peak after AAC; the final check demands -1. */
const encodedPeakDbtp = -1.1;
const maximumRounds = 4;
/** More than this would only raise noise. */
const maximumGainDb = 30;

/** A spoken line over the music. */
export interface MixVoice {
  /** A sound file of any kind we open, best as `fitVoice` writes it. */
  readonly path: string;
  /** When it begins in the film. */
  readonly startSeconds: number;
  /** How long it may last without running into something else: its beat and the pause after it. Default: any time. */
  readonly roomSeconds?: number | undefined;
}

export interface MixMasterOptions extends AudioSource, AudioCrop {
  /** Spoken lines; the music steps back under them. Default: none. */
  readonly voices?: readonly MixVoice[] | undefined;
  readonly outputPath: string;
  readonly signal?: AbortSignal | undefined;
}

/** What became of a spoken line, in the order they were given. */
export interface MixedVoice {
  readonly startSeconds: number;
  readonly seconds: number;
  /** By how much it is longer than its room, or goes on after the film's end; 0 when it fits. */
  readonly overrunSeconds: number;
}

export interface MixMasterResult {
  /** Measured after AAC with the settings of `muxArguments`, that is, as people will hear it. */
  readonly loudness: Loudness;
  /** How often the master was made until it measured right; usually 1. */
  readonly rounds: number;
  readonly voices: readonly MixedVoice[];
}

/**
 * Makes the sound master: the wanted part of a track, with spoken lines over it if there are any, at -14 LUFS, exactly
 * `sampleCount` samples of 48 kHz stereo. The result is encoded as it will be and measured again, so that a peak raised by
 * AAC is found and taken back.
 */
export async function mixMaster(runner: FfmpegRunner, options: MixMasterOptions): Promise<MixMasterResult> {
  const music = await measure(runner, loudnessMeasureArguments(options, options), options.signal);
  if (music.integratedLufs === -Infinity) {
    throw new BeatboardError('audio_unreadable', 'The chosen part of the music is silent.');
  }
  const { voices = [], outputPath } = options;
  if (voices.length === 0) return { ...(await level(runner, options, music)), voices: [] };
  const bedPath = `${outputPath}.voices.wav`;
  try {
    const laid = await layVoices(runner, options, voices, music.integratedLufs, bedPath);
    const { sampleCount, signal } = options;
    const bed: MixMasterOptions = { inputPath: bedPath, mediaType: 'wav', sampleCount, outputPath, signal };
    const before = await measure(runner, loudnessMeasureArguments(bed, bed), signal);
    return { ...(await level(runner, bed, before)), voices: laid };
  } finally {
    await rm(bedPath, { force: true });
  }
}

/** Writes music and voices as one sound, before it is brought to its loudness. */
async function layVoices(
  runner: FfmpegRunner,
  options: MixMasterOptions,
  voices: readonly MixVoice[],
  musicLufs: number,
  bedPath: string,
): Promise<MixedVoice[]> {
  const filmSeconds = options.sampleCount / masterSampleRateHz;
  const laid: LaidVoice[] = [];
  const mixed: MixedVoice[] = [];
  for (const { path, startSeconds, roomSeconds = Infinity } of voices) {
    const mediaType = await readMediaType(path);
    const { audio } = await probeMedia(runner, path, { signal: options.signal, limits: foreignFileLimits });
    if (mediaType === null || audio === undefined) {
      throw new BeatboardError('audio_unreadable', 'A spoken line has no sound in it.');
    }
    const source = { inputPath: path, mediaType };
    const { integratedLufs } = await measure(runner, loudnessMeasureArguments(source), options.signal);
    const seconds = audio.durationSeconds;
    const gainDb = voiceGainDb(musicLufs, integratedLufs);
    laid.push({ ...source, startSeconds, endSeconds: startSeconds + seconds, gainDb });
    const room = Math.min(roomSeconds, filmSeconds - startSeconds);
    mixed.push({ startSeconds, seconds, overrunSeconds: Math.max(0, Math.round((seconds - room) * 1000) / 1000) });
  }
  await runner.run(voiceOverArguments(options, laid, bedPath), runOptions(options.signal));
  return mixed;
}

/** Brings a sound to its loudness, in as many rounds as it takes. */
async function level(
  runner: FfmpegRunner,
  options: MixMasterOptions,
  before: Loudness,
): Promise<Omit<MixMasterResult, 'voices'>> {
  let change = firstChange(before);
  for (let rounds = 1; ; rounds += 1) {
    await runner.run(loudnessApplyArguments({ ...options, change }), runOptions(options.signal));
    const loudness = await measureEncoded(runner, options.outputPath, options.signal);
    const next = nextChange(change, loudness);
    if (next === null || rounds === maximumRounds) return { loudness, rounds };
    change = next;
  }
}

/** The gain to the target, with a limiter only when peaks would pass the ceiling. */
export function firstChange(before: Loudness): LoudnessChange {
  const gainDb = Math.min(maximumGainDb, targetLufs - before.integratedLufs);
  return { gainDb, ceilingDbtp: before.truePeakDbtp + gainDb > masterPeakDbtp ? masterPeakDbtp : null };
}

/** What to try after a measurement, or `null` when it is good: more or less gain, and a lower ceiling for peaks. */
export function nextChange(change: LoudnessChange, measured: Loudness): LoudnessChange | null {
  const overshootDb = Math.max(0, measured.truePeakDbtp - encodedPeakDbtp);
  const missingDb = targetLufs - measured.integratedLufs;
  const isLoudnessRight = Math.abs(missingDb) <= toleranceLufs;
  if (overshootDb === 0 && isLoudnessRight) return null;
  const ceilingDbtp = (change.ceilingDbtp ?? masterPeakDbtp) - (overshootDb > 0 ? overshootDb + 0.2 : 0);
  return { gainDb: Math.min(maximumGainDb, change.gainDb + (isLoudnessRight ? 0 : missingDb)), ceilingDbtp };
}

async function measureEncoded(runner: FfmpegRunner, path: string, signal: AbortSignal | undefined): Promise<Loudness> {
  const encodedPath = `${path}.trial.m4a`;
  try {
    const encode = [...inputOptions(path, 'wav'), ...aacOptions, '-f', 'mp4', `file:${encodedPath}`];
    await runner.run(encode, runOptions(signal));
    return await measure(runner, loudnessMeasureArguments({ inputPath: encodedPath, mediaType: 'mp4' }), signal);
  } finally {
    await rm(encodedPath, { force: true });
  }
}

async function measure(runner: FfmpegRunner, args: string[], signal: AbortSignal | undefined): Promise<Loudness> {
  const { messages } = await runner.run(args, { ...runOptions(signal), logLevel: 'info' });
  return parseLoudness(messages);
}

function runOptions(signal: AbortSignal | undefined): { readonly signal: AbortSignal | undefined } {
  return { signal };
}
