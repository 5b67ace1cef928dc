import type { z } from 'zod';
import type { videoCardSchema, videoSchema } from '#contract/library.ts';
import { toProblem } from '#contract/problem.ts';
import { toWireSpec } from '#contract/spec.ts';
import type { VideoCard, VideoSnapshot } from '#pipeline/studio/studio.ts';
import type { Links } from '../media/links.ts';
import { usdOrNull } from './money.ts';
import { stateOf } from './video-state.ts';
import { restoreError, toWireStatus } from './video-status.ts';

/** A video as a card of the library. */
export async function toWireCard(card: VideoCard, links: Links): Promise<z.input<typeof videoCardSchema>> {
  const { video, poster, picture, final, spec } = card;
  return {
    video_id: video.id,
    title: video.title,
    prompt: video.prompt,
    status: stateOf(video),
    progress: video.status === 'completed' ? 100 : Math.floor(card.share * 99),
    waiting_phase: video.status === 'waiting' ? Math.min(3, Math.max(1, video.phase)) : null,
    branch_count: card.branchCount,
    eta_seconds: video.status === 'completed' ? 0 : card.secondsLeft,
    error_title: video.error === null ? null : toProblem(restoreError(video.error)).detail,
    is_sample: video.isSample,
    poster_url: poster === null ? null : await links.artifact(poster),
    thumbnail_url: picture === null ? null : links.artifactThumbnail(picture.id),
    preview_url: final === null ? null : await links.artifact(final),
    final_video_url: final === null ? null : await links.artifact(final),
    duration_seconds: spec?.durationSeconds ?? null,
    aspect_ratio: spec?.aspectRatio ?? null,
    cost_usd: usdOrNull(card.costMicroUsd),
    created_at: video.createdAt,
    updated_at: video.updatedAt,
  };
}

/** Everything about one video. */
export async function toWireVideo(snapshot: VideoSnapshot, links: Links): Promise<z.input<typeof videoSchema>> {
  const { video, spec } = snapshot;
  return {
    ...(await toWireStatus(snapshot, links)),
    prompt: video.prompt,
    auto_continue: video.request.autoContinue,
    seed: video.request.seed,
    max_cost_usd: usdOrNull(video.request.maximumCostMicroUsd),
    spec: spec === null ? null : toWireSpec(spec),
    created_at: video.createdAt,
    updated_at: video.updatedAt,
  };
}
