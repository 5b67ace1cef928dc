import type { AspectRatio, FrameRate, Resolution } from '#domain/frame-format.ts';
import type { PlanRequest } from '../../planner.ts';
import type { Brief } from './brief.ts';
import { longestSeconds, shortestSeconds } from './read-duration.ts';

/** What request and prompt together come to. */
export interface Settled {
  readonly durationSeconds: number;
  readonly aspectRatio: AspectRatio;
  readonly resolution: Resolution;
  readonly fps: FrameRate;
  readonly warnings: readonly string[];
}

const silence = /^No length was given/u;

/** An option given beside the prompt beats the prompt's own words; where they differ, a warning says so. */
export function settle(brief: Brief, planRequest: PlanRequest): Settled {
  const { request, track } = planRequest;
  const warnings = brief.warnings.filter((warning) => request.durationSeconds === null || !/ength/u.test(warning));
  const choose = <Value>(name: string, asked: Value | null, read: Value | null, usual: Value): Value => {
    if (asked !== null && read !== null && asked !== read) {
      warnings.push(
        `The prompt asks for ${name} ${String(read)}, the options for ${String(asked)}; the options are used.`,
      );
    }
    return asked ?? read ?? usual;
  };
  const read = brief.isDurationGiven ? brief.durationSeconds : null;
  const usual =
    track === null || brief.isDurationGiven ? brief.durationSeconds : lengthForTrack(brief, track.durationSeconds);
  const durationSeconds = choose('a length of', request.durationSeconds, read, usual);
  const isTrackLength = request.durationSeconds === null && read === null && durationSeconds !== brief.durationSeconds;
  const settledWarnings = isTrackLength
    ? [
        ...warnings.filter((warning) => !silence.test(warning)),
        `No length was given, so the film lasts ${durationSeconds} s, as the track allows.`,
      ]
    : warnings;
  return {
    durationSeconds,
    aspectRatio: choose('the format', request.aspectRatio, brief.aspectRatio, '16:9'),
    resolution: choose('the size', request.resolution, brief.resolution, '720p'),
    fps: choose('frames a second of', request.fps, brief.fps, 30),
    warnings: settledWarnings,
  };
}

/** A music video takes the whole track; an ad takes no more than there is. Whole seconds. */
function lengthForTrack(brief: Brief, trackSeconds: number): number {
  const wanted = brief.isMusicVideo ? longestSeconds : brief.durationSeconds;
  return Math.max(shortestSeconds, Math.min(wanted, Math.floor(trackSeconds)));
}
