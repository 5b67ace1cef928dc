import { BeatboardError } from '#domain/errors.ts';
import { masterSampleRateHz } from '../ffmpeg/audio-decode.ts';
import { inputOptions } from '../ffmpeg/input-options.ts';
import { foreignFileLimits } from '../ffmpeg/process-limits.ts';
import { FootageFault } from './footage-fault.ts';
import { footageLimits } from './footage-limits.ts';
import type { StereoSound } from '../audio/wav.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { MediaType } from '../intake/media-type.ts';

/** So much is read at most: the longest ad with room for what is cut off. In memory it is 80 MB. */
const longestSeconds = 210;

/** Decodes bought sound to samples, 48 kHz stereo, its first 210 s at most. Throws `FootageFault` (`damaged`). */
export async function decodeSound(
  runner: FfmpegRunner,
  { path, mediaType, signal }: { path: string; mediaType: MediaType; signal?: AbortSignal | undefined },
): Promise<StereoSound> {
  const args = [
    ...['-threads', '1', ...inputOptions(path, mediaType), '-map', '0:a:0', '-t', String(longestSeconds)],
    ...['-ac', '2', '-ar', String(masterSampleRateHz), '-f', 'f32le', 'pipe:1'],
  ];
  const samples = createSampleTaker();
  const limited = { signal, limits: foreignFileLimits, timeoutMs: footageLimits.timeoutMs, onOutput: samples.take };
  await runner.run(args, limited).catch((cause: unknown) => {
    if (cause instanceof BeatboardError && cause.code !== 'ffmpeg_failed') throw cause;
    throw new FootageFault('damaged', 'The sound cannot be decoded.', { cause });
  });
  return { sampleRateHz: masterSampleRateHz, left: samples.left, right: samples.right };
}

const bytesPerFrame = 8;

/** Parts interleaved samples as they come: a track is in memory once, and not a second time as ffmpeg wrote it. */
function createSampleTaker() {
  const channel = (): Float32Array =>
    new Float32Array(new ArrayBuffer(0, { maxByteLength: (longestSeconds + 1) * masterSampleRateHz * 4 }));
  const [left, right] = [channel(), channel()];
  let rest: Buffer = Buffer.alloc(0);
  let taken = 0;
  return {
    left,
    right,
    take(piece: Buffer): void {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const frames = Math.floor(bytes.length / bytesPerFrame);
      for (const { buffer } of [left, right]) (buffer as ArrayBuffer).resize((taken + frames) * 4);
      for (let frame = 0; frame < frames; frame++) {
        left[taken + frame] = bytes.readFloatLE(frame * bytesPerFrame);
        right[taken + frame] = bytes.readFloatLE(frame * bytesPerFrame + 4);
      }
      taken += frames;
      rest = bytes.subarray(frames * bytesPerFrame);
    },
  };
}

/** Sound is looked at in windows of ten milliseconds. */
const windowSeconds = 0.01;

/** The stretch of a sound from its first window above a level to its last one, in samples; null when there is none. */
export function audibleStretch(
  { left, right, sampleRateHz }: StereoSound,
  leastLevel: number,
): { readonly start: number; readonly end: number } | null {
  const length = Math.round(windowSeconds * sampleRateHz);
  let start: number | null = null;
  let end = 0;
  for (let at = 0; at < left.length; at += length) {
    const until = Math.min(left.length, at + length);
    if (levelOf(left, at, until) < leastLevel && levelOf(right, at, until) < leastLevel) continue;
    start ??= at;
    end = until;
  }
  return start === null ? null : { start, end };
}

function levelOf(samples: Float32Array, from: number, until: number): number {
  let sum = 0;
  for (let at = from; at < until; at++) sum += samples[at]! ** 2;
  return Math.sqrt(sum / Math.max(1, until - from));
}

/** A part of a sound, by samples; what lies outside of it is silence. Within the sound it shares its memory. */
export function partOf(sound: StereoSound, start: number, end: number): StereoSound {
  const cut = (samples: Float32Array): Float32Array => {
    if (end <= samples.length) return samples.subarray(start, end);
    const part = new Float32Array(end - start);
    part.set(samples.subarray(start, Math.min(end, samples.length)));
    return part;
  };
  return { sampleRateHz: sound.sampleRateHz, left: cut(sound.left), right: cut(sound.right) };
}

/** Fades the ends of a sound in place, in the shape of a quarter of a sine. */
export function fadeEnds({ left, right, sampleRateHz }: StereoSound, inSeconds: number, outSeconds: number): void {
  const quarter = (share: number): number => Math.sin((Math.PI / 2) * share);
  const fade = (seconds: number, at: (step: number) => number): void => {
    const steps = Math.min(left.length, Math.round(seconds * sampleRateHz));
    for (let step = 0; step < steps; step++) {
      const gain = quarter(step / steps);
      left[at(step)]! *= gain;
      right[at(step)]! *= gain;
    }
  };
  fade(inSeconds, (step) => step);
  fade(outSeconds, (step) => left.length - 1 - step);
}
