import { rm } from 'node:fs/promises';
import { conformArguments } from '../ffmpeg/conform.ts';
import { probeMedia } from '../ffmpeg/probe.ts';
import { foreignFileLimits } from '../ffmpeg/process-limits.ts';
import { BeatboardError } from '#domain/errors.ts';
import { FootageFault } from './footage-fault.ts';
import { footageLimits, mostMissingSeconds } from './footage-limits.ts';
import { inspectClip } from './check-footage.ts';
import type { ColourMatch } from '../ffmpeg/conform.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { VideoTarget } from '../ffmpeg/video-options.ts';
import type { VideoFootage } from './inspect-footage.ts';

export interface ConformClipOptions extends VideoTarget {
  /** The file as it was bought. */
  readonly inputPath: string;
  /** What `inspectFootage` said of it. Default: it is inspected. */
  readonly footage?: VideoFootage | undefined;
  /** Where in the clip the used part begins. Default: 0. */
  readonly startSeconds?: number | undefined;
  /** Exactly so many frames are written. */
  readonly frameCount: number;
  /** From `colourMatchOf`. Default: colours stay as they are. */
  readonly match?: ColourMatch | null | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ConformedClip {
  readonly frames: number;
  /** Seconds of the bought clip that were used. */
  readonly usedSeconds: number;
  /** How much slower it runs than it was bought: 1 is its own pace, 1.04 means 4 % slower. */
  readonly slowedBy: number;
  /** For a person, when something was done to the clip that was not ordered; else empty. */
  readonly remarks: readonly string[];
}

/**
 * Makes a bought clip a chunk of the film: its used part alone, filling the frame without being squeezed, exact frames at
 * the film's rate, without sound, joined to other chunks by copying. A clip that misses up to 0.25 s is slowed evenly,
 * and the result says so. 1.7 to 2.7 s of CPU for 6 s of 768p to 720p, a quarter more with a match.
 *
 * Throws `FootageFault` (`too_short`, `damaged` …); then nothing is left at `outputPath`.
 */
export async function conformClip(runner: FfmpegRunner, options: ConformClipOptions): Promise<ConformedClip> {
  const { inputPath, outputPath, frameCount, fps, width, height, startSeconds = 0, signal } = options;
  const footage = options.footage ?? (await inspectClip(runner, inputPath, { signal }));
  const pace = paceOf({ availableSeconds: footage.seconds - startSeconds, neededSeconds: frameCount / fps, fps });
  const args = conformArguments({
    ...{ inputPath, outputPath, frameCount, fps, width, height, startSeconds },
    ...{ mediaType: footage.mediaType, source: footage, stretch: pace.slowedBy, match: options.match ?? undefined },
  });
  try {
    await runner.run(args, { signal, limits: foreignFileLimits, timeoutMs: footageLimits.timeoutMs });
    await assertFrames(runner, outputPath, frameCount, signal);
  } catch (error) {
    await rm(outputPath, { force: true });
    if (error instanceof BeatboardError && error.code === 'ffmpeg_failed') {
      throw new FootageFault('damaged', 'The clip cannot be decoded.', { cause: error });
    }
    throw error;
  }
  return { frames: frameCount, ...pace };
}

/** How a clip covers its place: at its own pace, or slowed evenly by what it misses. Throws `too_short`. */
export function paceOf({
  availableSeconds,
  neededSeconds,
  fps,
}: {
  readonly availableSeconds: number;
  readonly neededSeconds: number;
  readonly fps: number;
}): Pick<ConformedClip, 'usedSeconds' | 'slowedBy' | 'remarks'> {
  const missingSeconds = neededSeconds - availableSeconds;
  // Less than a frame: its last one stands that little longer.
  if (missingSeconds <= 0.75 / fps) {
    return { usedSeconds: Math.min(neededSeconds, availableSeconds), slowedBy: 1, remarks: [] };
  }
  if (!(missingSeconds <= mostMissingSeconds + 1e-6) || availableSeconds < 4 * mostMissingSeconds) {
    const [has, needs] = [Math.max(0, availableSeconds), neededSeconds].map((seconds) => seconds.toFixed(2));
    throw new FootageFault('too_short', `The clip has ${has} s to give where ${needs} s are needed.`);
  }
  const slowedBy = neededSeconds / availableSeconds;
  const percent = ((slowedBy - 1) * 100).toFixed(1);
  const remark = `The clip was ${missingSeconds.toFixed(2)} s shorter than its place and runs ${percent} % slower.`;
  return { usedSeconds: availableSeconds, slowedBy, remarks: [remark] };
}

async function assertFrames(
  runner: FfmpegRunner,
  path: string,
  frameCount: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { video } = await probeMedia(runner, path, { signal });
  if (video?.frames === frameCount) return;
  throw new FootageFault('damaged', `The clip gave ${video?.frames ?? 0} of ${frameCount} frames.`);
}
