import { rm } from 'node:fs/promises';
import { BeatboardError } from '#domain/errors.ts';
import { aacOptions } from './aac-options.ts';
import { inputOptions } from './input-options.ts';
import { loudnessApplyArguments, loudnessMeasureArguments, parseLoudness } from './loudness.ts';
import type { AudioCrop, AudioSource } from './audio-decode.ts';
import type { FfmpegRunner } from './ffmpeg-runner.ts';
import type { Loudness, LoudnessChange } from './loudness.ts';

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

export interface MixMasterOptions extends AudioSource, AudioCrop {
  readonly outputPath: string;
  readonly signal?: AbortSignal;
}

export interface MixMasterResult {
  /** Measured after AAC with the settings of `muxArguments`, that is, as people will hear it. */
  readonly loudness: Loudness;
  /** How often the master was made until it measured right; usually 1. */
  readonly rounds: number;
}

/**
 * Makes the sound master: the wanted part of a track at -14 LUFS, exactly `sampleCount` samples of 48 kHz stereo.
 * The result is encoded as it will be and measured again, so that a peak raised by AAC is found and taken back.
 */
export async function mixMaster(runner: FfmpegRunner, options: MixMasterOptions): Promise<MixMasterResult> {
  const before = await measure(runner, loudnessMeasureArguments(options, options), options.signal);
  if (before.integratedLufs === -Infinity) {
    throw new BeatboardError('audio_unreadable', 'The chosen part of the music is silent.');
  }
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

function runOptions(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
