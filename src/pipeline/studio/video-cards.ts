import { sumMicroUsd, type MicroUsd } from '#domain/money.ts';
import type { Slot } from '#domain/slot.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { CardFacts } from '#storage/card-facts.ts';
import type { Page } from '#storage/page.ts';
import type { Video } from '#storage/video-store.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { paidOf } from '../video-cost.ts';
import { progressOf } from '../video-progress.ts';
import type { VideoCard, VideoQuery } from './studio.ts';
import type { VideoSnapshots } from './video-snapshots.ts';

/** A page of a user's videos as the library shows them. */
export async function listCards(
  context: PipelineContext,
  snapshots: VideoSnapshots,
  userId: string,
  query: VideoQuery,
): Promise<Page<VideoCard>> {
  const page = await context.videos.list(userId, query);
  const ids = page.entries.map(({ id }) => id);
  if (ids.length === 0) return { entries: [], nextCursor: page.nextCursor };
  const [facts, rows] = await Promise.all([
    context.videos.cardFacts(userId, ids),
    context.ledger.listCosts({ userId }, 'video'),
  ]);
  const bought = new Map(rows.map((row) => [row.key, paidOf(row)]));
  const plans = await plansInWork(context, userId, [...facts.values()]);
  const cards = page.entries.map(async (video) => {
    const known = facts.get(video.id);
    // Deleted since the page was read.
    if (known === undefined) return [];
    const boughtMicroUsd = bought.get(video.id);
    const paidMicroUsd = boughtMicroUsd === undefined ? 0 : boughtMicroUsd;
    return [await cardOf(context, snapshots, { video, facts: known, plans, boughtMicroUsd: paidMicroUsd })];
  });
  return { entries: (await Promise.all(cards)).flat(), nextCursor: page.nextCursor };
}

/** Plans that are being carried out though there are newer ones. */
async function plansInWork(
  context: PipelineContext,
  userId: string,
  facts: readonly CardFacts[],
): Promise<ReadonlyMap<string, Artifact>> {
  const ids = facts.flatMap(({ manifest, newest }) =>
    manifest.spec === undefined || manifest.spec === newest.spec?.id ? [] : [manifest.spec],
  );
  const plans = await context.artifacts.byIds(userId, ids);
  return new Map(plans.map((plan) => [plan.id, plan]));
}

interface CardMaterial {
  readonly video: Video;
  readonly facts: CardFacts;
  readonly plans: ReadonlyMap<string, Artifact>;
  readonly boughtMicroUsd: MicroUsd | null;
}

async function cardOf(
  { specs }: PipelineContext,
  snapshots: VideoSnapshots,
  { video, facts, plans, boughtMicroUsd }: CardMaterial,
): Promise<VideoCard> {
  const { run, manifest, newest } = facts;
  const plan = newest.spec;
  const planInWork = manifest.spec === undefined ? undefined : (plans.get(manifest.spec) ?? plan);
  const graph = planInWork === undefined ? null : (await specs.load(planInWork)).graph;
  const made = new Set(Object.keys(manifest) as Slot[]);
  const isRunning = run?.status === 'running';
  return {
    video,
    share: video.status === 'completed' ? 1 : graph === null ? 0 : progressOf(graph, made).share,
    secondsLeft: graph === null || !isRunning ? null : snapshots.secondsLeft(run, graph, made),
    branchCount: facts.branchCount,
    poster: newest['final/poster'] ?? null,
    final: newest.final ?? null,
    picture: newest['final/poster'] ?? newest['beat/image'] ?? null,
    spec: plan === undefined ? null : (await specs.load(plan)).spec,
    costMicroUsd: sumMicroUsd([boughtMicroUsd, facts.madeMicroUsd]),
  };
}
