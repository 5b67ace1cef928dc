import { videoStateSchema } from '#contract/video-state-schema.ts';
import { videoStates } from '#contract/video-state.ts';
import { BeatboardError } from '#domain/errors.ts';
import { allVideos, type VideoCard } from '../find-video.ts';
import { alignColumns, printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { money } from '../progress-text.ts';
import { fitColumns, plainText } from '../terminal.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** Options of `videos` as they stand on the command line. */
export interface VideosOptions extends SessionOptions {
  readonly status?: string;
  readonly query?: string;
  readonly limit?: string;
}

const defaultLimit = 50;

/** `beatboard videos`: the library, newest first. Returns the exit code. */
export async function runVideos(options: VideosOptions, dependencies: ProgramDependencies): Promise<number> {
  const status = parseStatus(options.status);
  const limit = parseLimit(options.limit);
  return withSession(options, dependencies, async ({ client, signal }) => {
    const query = {
      limit: Math.min(limit, 200),
      ...(status && { status }),
      ...(options.query && { q: options.query }),
    };
    const videos: VideoCard[] = [];
    for await (const card of allVideos(client, query, signal)) {
      if (videos.push(card) >= limit) break;
    }
    printResult(dependencies, options.json, { data: videos }, describeVideos(videos));
    return 0;
  });
}

function describeVideos(videos: readonly VideoCard[]): string[] {
  if (videos.length === 0) return ['There is no video.'];
  return alignColumns(
    videos.map((card) => [
      card.video_id,
      card.status,
      card.duration_seconds === null ? '' : `${card.duration_seconds} s`,
      card.aspect_ratio ?? '',
      money(card.cost_usd),
      card.created_at.slice(0, 10),
      fitColumns(plainText(card.title), 60),
    ]),
  );
}

function parseStatus(value: string | undefined) {
  if (value === undefined) return undefined;
  const status = videoStateSchema.safeParse(value.trim());
  if (status.success) return status.data;
  throw new BeatboardError(
    'option_invalid',
    `--status takes one of ${videoStates.join(', ')}; "${value}" is none of them.`,
  );
}

function parseLimit(value: string | undefined): number {
  if (value === undefined) return defaultLimit;
  const limit = /^\d{1,5}$/.test(value.trim()) ? Number(value) : 0;
  if (limit > 0) return limit;
  throw new BeatboardError('option_invalid', `--limit takes a whole number from 1; "${value}" is not one.`);
}
