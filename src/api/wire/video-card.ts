import type { z } from 'zod';
import type { videoCardSchema, videoSchema } from '#contract/library.ts';
import { toWireSpec } from '#contract/spec.ts';
import type { VideoCard, VideoSnapshot } from '#pipeline/studio/studio.ts';
import type { Links } from '../media/links.ts';
import { usdOrNull } from './money.ts';
import { stateOf } from './video-state.ts';
import { toWireStatus } from './video-status.ts';

/** A video as a card of the library. */
export async function toWireCard(card: VideoCard, links: Links): Promise<z.input<typeof videoCardSchema>> {
  const { video, poster, final, spec } = card;
  return {
    video_id: video.id,
    title: video.title,
    prompt: video.prompt,
    status: stateOf(video),
    poster_url: poster === null ? null : await links.artifact(poster),
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
