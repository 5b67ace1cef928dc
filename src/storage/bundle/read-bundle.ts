import { posix } from 'node:path';
import type { Queryable } from '../database.ts';
import { videoBundleSchema, type VideoBundle } from './video-bundle.ts';

/** Everything the tables hold of a video that is completed. Throws when there is no such video. */
export async function readBundle(database: Queryable, videoId: string): Promise<VideoBundle> {
  const video = await database.selectFrom('video').selectAll().where('id', '=', videoId).executeTakeFirstOrThrow();
  const { id, title, prompt, request, requestDigest, status, phase } = video;
  return videoBundleSchema.parse({
    video: { id, title, prompt, request, requestDigest, status, phase },
    branches: await database
      .selectFrom('branch')
      .select(['name', 'parentName', 'lastNumber'])
      .where('videoId', '=', videoId)
      .orderBy('createdAt')
      .orderBy('name')
      .execute(),
    artifacts: await readArtifacts(database, videoId),
    history: await readHistory(database, videoId),
    events: await database
      .selectFrom('event')
      .select(['sequence', 'type', 'data'])
      .where('videoId', '=', videoId)
      .orderBy('sequence')
      .execute(),
  });
}

async function readArtifacts(database: Queryable, videoId: string): Promise<object[]> {
  const rows = await database
    .selectFrom('artifact')
    .selectAll()
    .where('videoId', '=', videoId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(({ userId: _user, videoId: _video, createdAt: _made, storageKey, ...row }) => ({
    ...row,
    file: posix.basename(storageKey),
  }));
}

async function readHistory(database: Queryable, videoId: string): Promise<object[]> {
  const runs = await database.selectFrom('run').selectAll().where('videoId', '=', videoId).execute();
  const checkpoints = await database.selectFrom('checkpoint').selectAll().where('videoId', '=', videoId).execute();
  const selected = await database
    .selectFrom('runResult')
    .innerJoin('run', 'run.id', 'runResult.runId')
    .select(['runId', 'slot', 'artifactId'])
    .where('run.videoId', '=', videoId)
    .execute();
  const resultsOf = (runId: string) =>
    Object.fromEntries(selected.filter((row) => row.runId === runId).map((row) => [row.slot, row.artifactId]));
  const entries = [
    ...runs.map(({ userId: _user, ...run }) => ({ ...run, is: 'run', results: resultsOf(run.id) })),
    ...checkpoints.map((checkpoint) => ({ ...checkpoint, is: 'checkpoint' })),
  ];
  // A run and what it begins from or ends in never bear the same time: whole phases lie between.
  entries.sort((one, other) => one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id));
  return entries.map(({ videoId: _video, createdAt: _made, ...entry }) => entry);
}
