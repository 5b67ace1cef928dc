import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { buildForest } from '#domain/checkpoint-tree.ts';
import { applyEdits, entriesOf, type Manifest } from '#domain/manifest.ts';
import type { Checkpoint } from '#storage/checkpoint-store.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { PaperStudio } from './paper-studio.ts';

/** The words of a model that fails on purpose: no work fails for another reason. */
export const modelFailure = 'The model did not answer.';

/** What was seen of a user's work, to be held against what is there later. */
export interface SeenWork {
  readonly userId: string;
  /** Manifests of checkpoints when they were first seen, by id. */
  readonly manifests: Map<string, string>;
  /** Hashes of artifacts when they were first seen, by id. */
  readonly hashes: Map<string, string>;
  readonly deletedVideos: Set<string>;
}

/** Holds checkpoints against what they were when they were first seen. */
export function expectUnchanged(seen: SeenWork, checkpoints: readonly Checkpoint[]): void {
  for (const { id, manifest, parentId, editedFromId, phase, version } of checkpoints) {
    const now = JSON.stringify([Object.entries(manifest).sort(), parentId, editedFromId, phase, version]);
    expect(now).toBe(seen.manifests.get(id) ?? now);
    seen.manifests.set(id, now);
  }
}

/** Everything that is true of a user's work whatever was done, once nothing runs. */
export async function expectSound(paper: PaperStudio, seen: SeenWork): Promise<void> {
  const videos = await paper.database.selectFrom('video').selectAll().where('userId', '=', seen.userId).execute();
  for (const video of videos) {
    expect(['waiting', 'completed', 'failed', 'canceled']).toContain(video.status);
    expect(video.error?.message ?? modelFailure).toBe(modelFailure);
    await expectSoundVideo(paper, seen, video.id);
  }
  await expectMadeOnce(paper, seen.userId);
  for (const videoId of seen.deletedVideos) await expectGone(paper, seen.userId, videoId);
}

async function expectSoundVideo(paper: PaperStudio, seen: SeenWork, videoId: string): Promise<void> {
  const { userId } = seen;
  const [checkpoints, artifacts, events, runs, drafts, results] = await Promise.all([
    paper.context.checkpoints.list(userId, videoId),
    paper.context.artifacts.list(userId, videoId),
    paper.context.events.eventsAfter(userId, videoId, 0, 10_000),
    paper.context.runs.unfinished(videoId),
    draftsOf(paper, videoId),
    resultsOf(paper, videoId),
  ]);
  expect(runs).toEqual([]);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expectUnchanged(seen, checkpoints);
  expectTree(checkpoints);
  const byId = new Map(artifacts.map((artifact) => [artifact.id, artifact]));
  const manifests = checkpoints.flatMap(({ id, manifest }) => [manifest, applyEdits(manifest, drafts.get(id) ?? {})]);
  await expectReachable(paper, seen, byId, [...manifests, ...results]);
  const { costMicroUsd, costByPhase } = await paper.studio.videos.snapshot(userId, videoId);
  expect(costMicroUsd).toBe(paper.spent(videoId));
  expect(Object.values(costByPhase).reduce((sum, cost) => sum! + cost!, 0)).toBe(costMicroUsd);
}

/** Every parent is there and older, and whoever is an edit stands beside what it edits. */
function expectTree(checkpoints: readonly Checkpoint[]): void {
  buildForest(checkpoints);
  const places = new Map(checkpoints.map(({ id }, place) => [id, place]));
  const byId = new Map(checkpoints.map((checkpoint) => [checkpoint.id, checkpoint]));
  for (const { id, parentId, editedFromId, phase } of checkpoints) {
    for (const olderId of [parentId, editedFromId]) {
      if (olderId !== null) expect(places.get(olderId)).toBeLessThan(places.get(id)!);
    }
    if (parentId !== null) expect(byId.get(parentId)!.phase).toBe(phase - 1);
    if (editedFromId !== null) expect(byId.get(editedFromId)).toMatchObject({ parentId, phase });
  }
  const names = checkpoints.map(({ branchName, phase, version }) => `${branchName} ${phase} ${version}`);
  expect(new Set(names).size).toBe(names.length);
}

/** Whatever is selected anywhere is a result of its own slot and video, with its bytes on disk, as it always was. */
async function expectReachable(
  paper: PaperStudio,
  seen: SeenWork,
  byId: ReadonlyMap<string, Artifact>,
  manifests: readonly Manifest[],
): Promise<void> {
  const reachable = new Map(manifests.flatMap((manifest) => entriesOf(manifest).map(([slot, id]) => [id, slot])));
  for (const [id, slot] of reachable) {
    const artifact = byId.get(id);
    expect(artifact).toMatchObject({ slot, userId: seen.userId });
    const bytes = await readFile(join(paper.blobFolder, artifact!.storageKey));
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect([id, hash]).toEqual([id, artifact!.sha256]);
    expect(seen.hashes.get(id) ?? hash).toBe(hash);
    seen.hashes.set(id, hash);
  }
}

async function draftsOf(paper: PaperStudio, videoId: string): Promise<Map<string, Manifest>> {
  const rows = await paper.database
    .selectFrom('draft')
    .innerJoin('checkpoint', 'checkpoint.id', 'draft.checkpointId')
    .select(['checkpointId', 'selected'])
    .where('videoId', '=', videoId)
    .execute();
  return new Map(rows.map(({ checkpointId, selected }) => [checkpointId, selected as Manifest]));
}

async function resultsOf(paper: PaperStudio, videoId: string): Promise<Manifest[]> {
  const rows = await paper.database
    .selectFrom('runResult')
    .innerJoin('run', 'run.id', 'runResult.runId')
    .select(['slot', 'artifactId'])
    .where('videoId', '=', videoId)
    .execute();
  return rows.map(({ slot, artifactId }) => ({ [slot]: artifactId }));
}

/** No request of one user was made twice: what is there twice was taken over. */
async function expectMadeOnce(paper: PaperStudio, userId: string): Promise<void> {
  const { rows } = await sql`select request_key from artifact
    where user_id = ${userId} and not metadata ? 'reused_from' group by request_key having count(*) > 1`.execute(
    paper.database,
  );
  expect(rows).toEqual([]);
}

async function expectGone(paper: PaperStudio, userId: string, videoId: string): Promise<void> {
  for (const table of ['artifact', 'branch', 'checkpoint', 'event', 'run', 'video'] as const) {
    const column = sql.ref(table === 'video' ? 'id' : 'video_id');
    const { rows } = await sql`select 1 from ${sql.table(table)} where ${column} = ${videoId}`.execute(paper.database);
    expect([table, rows.length]).toEqual([table, 0]);
  }
  const prefix = `${userId}/videos/${videoId}/`;
  const { rows } = await sql`select 1 from doomed_blob where storage_key like ${`${prefix}%`}`.execute(paper.database);
  expect(rows).toEqual([]);
  expect(await paper.context.blobs.exists(`${prefix}spec_v1.json`)).toBe(false);
}
