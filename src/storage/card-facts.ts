import { type Selectable, sql } from 'kysely';
import type { MicroUsd } from '#domain/money.ts';
import type { Manifest } from '#domain/manifest.ts';
import type { Slot } from '#domain/slot.ts';
import type { Artifact } from './artifact-store.ts';
import type { Database } from './database.ts';
import type { ArtifactTable, RunTable } from './tables.ts';

/** What the library shows of a video besides the video itself. */
export interface CardFacts {
  readonly branchCount: number;
  /** Of everything made here and not bought; null when a price is not known. */
  readonly madeMicroUsd: MicroUsd | null;
  /** The newest run. */
  readonly run: Pick<Selectable<RunTable>, 'id' | 'videoId' | 'status' | 'toPhase'> | null;
  /** What the run under way selects, or else the newest checkpoint. */
  readonly manifest: Manifest;
  /** The newest of each: plan, film, poster, and picture of any beat. */
  readonly newest: Readonly<Partial<Record<'spec' | 'final' | 'final/poster' | 'beat/image', Artifact>>>;
}

interface FactRow {
  readonly videoId: string;
  readonly branchCount: number;
  readonly madeMicroUsd: MicroUsd | null;
  readonly runId: string | null;
  readonly status: Selectable<RunTable>['status'];
  readonly toPhase: Selectable<RunTable>['toPhase'];
  readonly manifest: Manifest | null;
}

/** The facts of some of a user's videos, by id: two queries, however many there are. */
export async function readCardFacts(
  database: Database,
  userId: string,
  videoIds: readonly string[],
): Promise<ReadonlyMap<string, CardFacts>> {
  if (videoIds.length === 0) return new Map();
  const [rows, artifacts] = await Promise.all([
    factRows(database, userId, videoIds),
    newestArtifacts(database, userId, videoIds),
  ]);
  const byVideo = Map.groupBy(artifacts, ({ videoId }) => videoId);
  return new Map(rows.map((row) => [row.videoId, factsOf(row, byVideo.get(row.videoId) ?? [])]));
}

function factsOf(row: FactRow, artifacts: readonly Artifact[]): CardFacts {
  const { videoId, branchCount, madeMicroUsd, runId, status, toPhase, manifest } = row;
  return {
    branchCount,
    madeMicroUsd,
    run: runId === null ? null : { id: runId, videoId, status, toPhase },
    manifest: manifest ?? {},
    newest: Object.fromEntries(artifacts.map((artifact) => [artifact.slot.replace(/^beat\/\d+\//, 'beat/'), artifact])),
  };
}

async function factRows(database: Database, userId: string, videoIds: readonly string[]): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select video.id as video_id,
      (select count(*)::int from branch where branch.video_id = video.id) as branch_count,
      (select case when bool_or(cost_micro_usd is null) then null else coalesce(sum(cost_micro_usd), 0)::bigint end
        from artifact where artifact.video_id = video.id and not artifact.metadata ? 'purchase') as made_micro_usd,
      newest_run.id as run_id, newest_run.status, newest_run.to_phase,
      case when newest_run.id is not null and (newest_run.status <> 'done' or newest.id is null)
        then (select jsonb_object_agg(slot, artifact_id) from run_result where run_id = newest_run.id)
        else newest.manifest end as manifest
    from video
    left join lateral (
      select id, status, to_phase from run where run.video_id = video.id order by created_at desc, id desc limit 1
    ) newest_run on true
    left join lateral (
      select id, manifest from checkpoint where checkpoint.video_id = video.id
      order by created_at desc, id desc limit 1
    ) newest on true
    where video.user_id = ${userId} and video.id = any(${videoIds})`.execute(database);
  return rows;
}

async function newestArtifacts(database: Database, userId: string, videoIds: readonly string[]): Promise<Artifact[]> {
  const { rows } = await sql<Selectable<ArtifactTable>>`
    select distinct on (video_id, regexp_replace(slot, '^beat/\\d+/', 'beat/')) * from artifact
    where user_id = ${userId} and video_id = any(${videoIds})
      and (slot in ('spec', 'final', 'final/poster') or slot like 'beat/%/image')
    order by video_id, regexp_replace(slot, '^beat/\\d+/', 'beat/'), created_at desc, version desc`.execute(database);
  // Only slots are ever written into the column.
  return rows.map((row) => ({ ...row, slot: row.slot as Slot }));
}
