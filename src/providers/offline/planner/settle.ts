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
  /** What the owner usually wants stands below the prompt's own words, and he is told where it makes a difference. */
  const preferring = <Value>(
    name: string,
    asked: Value | null,
    read: Value | null,
    own: Value | null,
    usual: Value,
  ) => {
    if (asked === null && read === null && own !== null && own !== usual) {
      warnings.push(`No ${name} was given, so it is ${String(own)}, as your settings say.`);
    }
    return own ?? usual;
  };
  const { preferred = null, aspectRatio, resolution } = request;
  const usualFormat = preferring('format', aspectRatio, brief.aspectRatio, preferred?.aspectRatio ?? null, '16:9');
  const usualSize = preferring('size', resolution, brief.resolution, preferred?.resolution ?? null, '720p');
  const isOwnLength = request.durationSeconds === null && read === null && track === null && !brief.isMusicVideo;
  const ownSeconds = isOwnLength ? (preferred?.durationSeconds ?? null) : null;
  const usual =
    track === null || brief.isDurationGiven ? brief.durationSeconds : lengthForTrack(brief, track.durationSeconds);
  const durationSeconds = choose('a length of', request.durationSeconds, read, ownSeconds ?? usual);
  const settledSeconds = ownSeconds !== null || durationSeconds !== brief.durationSeconds;
  const isSilent = request.durationSeconds === null && read === null && settledSeconds;
  const why = ownSeconds === null ? 'as the track allows' : 'as your settings say';
  const settledWarnings = isSilent
    ? [
        ...warnings.filter((warning) => !silence.test(warning)),
        `No length was given, so the film lasts ${durationSeconds} s, ${why}.`,
      ]
    : warnings;
  return {
    durationSeconds,
    aspectRatio: choose('the format', request.aspectRatio, brief.aspectRatio, usualFormat),
    resolution: choose('the size', request.resolution, brief.resolution, usualSize),
    fps: choose('frames a second of', request.fps, brief.fps, 30),
    warnings: settledWarnings,
  };
}

/** A music video takes the whole track; an ad takes no more than there is. Whole seconds. */
function lengthForTrack(brief: Brief, trackSeconds: number): number {
  const wanted = brief.isMusicVideo ? longestSeconds : brief.durationSeconds;
  return Math.max(shortestSeconds, Math.min(wanted, Math.floor(trackSeconds)));
}
