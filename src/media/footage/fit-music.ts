import { masterSampleRateHz } from '../ffmpeg/audio-decode.ts';
import { analyzeTempo } from '../audio/tempo-analysis.ts';
import { writeWav } from '../audio/wav.ts';
import { inspectSound } from './check-footage.ts';
import { audibleStretch, decodeSound, fadeEnds, partOf } from './decode-sound.ts';
import { FootageFault } from './footage-fault.ts';
import { planLoop, repeatsFor } from './loop-plan.ts';
import { loopSound } from './loop-sound.ts';
import type { StereoSound } from '../audio/wav.ts';
import type { SoundFootage } from './inspect-footage.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';

export interface FitMusicOptions {
  /** The track as it was bought. */
  readonly inputPath: string;
  /** What `inspectFootage` said of it. Default: it is inspected. */
  readonly footage?: SoundFootage | undefined;
  /** Length of the film; the result has exactly as many samples at 48 kHz. */
  readonly seconds: number;
  /** Tempo that was asked for; used only when the track's own cannot be heard. */
  readonly tempoBpm?: number | undefined;
  /** Where the WAV goes, 48 kHz stereo. */
  readonly outputPath: string;
  readonly signal?: AbortSignal | undefined;
}

export interface FittedMusic {
  /** What of the bought track can be heard, in seconds. */
  readonly boughtSeconds: number;
  /** How often a part of it was repeated; 0 for a track that was long enough. */
  readonly repeats: number;
  /** For a person, when something was done to the track that was not ordered; else empty. */
  readonly remarks: readonly string[];
}

/** Below -55 dB nobody hears whether the track has begun. */
const silentLevel = 10 ** (-55 / 20);
/** A track that ends by itself this much before the film may do so. */
const mostMissingSeconds = 0.5;
const fadeInSeconds = 0.012;
const fadeOutSeconds = 1.5;
/** From here on the tempo that was heard is believed. */
const leastConfidence = 0.2;

/**
 * Makes a bought track the music of the film: from its first sound on, exactly as long as the film, faded out. A track
 * that is too short is repeated in whole bars. Throws `FootageFault`: `too_short` when it cannot be, `damaged` when it is
 * silent.
 */
export async function fitMusic(runner: FfmpegRunner, options: FitMusicOptions): Promise<FittedMusic> {
  const { inputPath, seconds, outputPath, signal } = options;
  const { mediaType } = options.footage ?? (await inspectSound(runner, inputPath, { signal }));
  const decoded = await decodeSound(runner, { path: inputPath, mediaType, signal });
  const stretch = audibleStretch(decoded, silentLevel);
  if (stretch === null) throw new FootageFault('damaged', 'The music is silent.');
  const track = partOf(decoded, stretch.start, stretch.end);
  const wanted = Math.round(seconds * masterSampleRateHz);
  const boughtSeconds = track.left.length / masterSampleRateHz;
  const { sound, repeats } = lengthen(track, wanted, options.tempoBpm);
  const music = partOf(sound, 0, wanted);
  fadeEnds(music, fadeInSeconds, fadeOutSeconds);
  await writeWav(outputPath, music);
  const remark = `The music lasts ${boughtSeconds.toFixed(1)} s, so a part of it is played ${repeats + 1} times.`;
  return { boughtSeconds, repeats, remarks: repeats === 0 ? [] : [remark] };
}

function lengthen(
  track: StereoSound,
  wanted: number,
  askedBpm: number | undefined,
): { readonly sound: StereoSound; readonly repeats: number } {
  const { length } = track.left;
  if (length >= wanted - mostMissingSeconds * masterSampleRateHz) return { sound: track, repeats: 0 };
  const beat = beatOf(track, askedBpm);
  const plan = beat === null ? null : planLoop({ length, sampleRateHz: masterSampleRateHz, ...beat });
  if (plan === null) {
    const [has, needs] = [length, wanted].map((samples) => (samples / masterSampleRateHz).toFixed(1));
    const why = beat === null ? 'has no beat to be repeated on' : 'is too short to be repeated';
    throw new FootageFault('too_short', `The music lasts ${has} s where ${needs} s are needed, and it ${why}.`);
  }
  const repeats = repeatsFor(plan, length, wanted);
  return { sound: loopSound(track, plan, repeats), repeats };
}

/** The beat as it is heard, else as it was asked for, from the first sound on; null when neither is known. */
function beatOf(
  { left, right }: StereoSound,
  askedBpm: number | undefined,
): { readonly tempoBpm: number; readonly firstBeatSeconds: number } | null {
  const mono = left.map((sample, at) => (sample + right[at]!) / 2);
  const heard = analyzeTempo(mono, masterSampleRateHz);
  if (heard.confidence >= leastConfidence) return heard;
  return askedBpm === undefined ? null : { tempoBpm: askedBpm, firstBeatSeconds: 0 };
}
