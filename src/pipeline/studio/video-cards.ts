import { sumMicroUsd, type MicroUsd } from '#domain/money.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { Page } from '#storage/page.ts';
import type { Video } from '#storage/video-store.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { isBought, paidOf } from '../video-cost.ts';
import type { VideoCard, VideoQuery } from './studio.ts';

/** A page of a user's videos as the library shows them. */
export async function listCards(context: PipelineContext, userId: string, query: VideoQuery): Promise<Page<VideoCard>> {
  const page = await context.videos.list(userId, query);
  const rows = page.entries.length === 0 ? [] : await context.ledger.listCosts({ userId }, 'video');
  const bought = new Map(rows.map((row) => [row.key, paidOf(row)]));
  const cards: VideoCard[] = [];
  for (const video of page.entries) {
    const boughtMicroUsd = bought.get(video.id);
    cards.push(await cardOf(context, userId, video, boughtMicroUsd === undefined ? 0 : boughtMicroUsd));
  }
  return { entries: cards, nextCursor: page.nextCursor };
}

async function cardOf(
  context: PipelineContext,
  userId: string,
  video: Video,
  boughtMicroUsd: MicroUsd | null,
): Promise<VideoCard> {
  const artifacts = await context.artifacts.list(userId, video.id);
  const newest = (slot: string): Artifact | null => artifacts.findLast((artifact) => artifact.slot === slot) ?? null;
  const plan = newest('spec');
  const made = artifacts.filter((artifact) => !isBought(artifact)).map(({ costMicroUsd }) => costMicroUsd);
  return {
    video,
    poster: newest('final/poster'),
    final: newest('final'),
    spec: plan === null ? null : (await context.specs.load(plan)).spec,
    costMicroUsd: sumMicroUsd([boughtMicroUsd, ...made]),
  };
}
