import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortFilm } from '#testkit/make-requests.ts';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import type { Checkpoint } from './checkpoint-store.ts';
import type { Continuation } from './commits.ts';

let paper: PaperStudio;
beforeAll(async () => {
  paper = await createPaperStudio({ videosInWork: 2 });
});
afterAll(() => paper?.remove());

async function plannedVideo(userId: string): Promise<Checkpoint> {
  const { video } = await paper.studio.videos.make(userId, shortFilm('Ember coffee'));
  await paper.settle();
  return (await paper.context.checkpoints.list(userId, video.id)).at(-1)!;
}

function continuing(userId: string, { id, videoId, manifest }: Checkpoint, runId: string, revision = 0): Continuation {
  const run = { id: runId, toPhase: 2, remakeStale: false, keep: manifest } as const;
  return { userId, videoId, checkpointId: id, revision, locksLeft: [], run };
}

describe('commits', () => {
  it('start one run of a video at a time, and find the one they started', async () => {
    const checkpoint = await plannedVideo('ann');
    const { commits, checkpoints } = paper.context;
    const [one, other] = await Promise.allSettled([
      commits.continueFrom(continuing('ann', checkpoint, 'run-a')),
      commits.continueFrom(continuing('ann', checkpoint, 'run-b')),
    ]);
    const [kept, refused] = one.status === 'fulfilled' ? [one, other] : [other as typeof one, one];
    expect(kept.status).toBe('fulfilled');
    expect(refused).toMatchObject({ reason: { code: 'video_busy' } });
    const [run] = await paper.context.runs.unfinished(checkpoint.videoId);
    expect(await commits.continueFrom(continuing('ann', checkpoint, run!.id, 99))).toEqual(run);
    expect(await paper.context.runs.manifest(run!.id)).toEqual(checkpoint.manifest);
    expect((await checkpoints.get('ann', checkpoint.videoId, checkpoint.id)).status).toBe('approved');
    const place = { runId: run!.id, userId: 'ann', videoId: checkpoint.videoId };
    expect(await commits.endRun(place, 'canceled', { status: 'canceled' })).toBe(true);
    expect(await commits.endRun(place, 'done', { status: 'completed' })).toBe(false);
    expect((await paper.context.videos.get('ann', checkpoint.videoId)).status).toBe('canceled');
    // A repeated command finds the ended run and does not claim that the video is being made.
    await commits.continueFrom(continuing('ann', checkpoint, run!.id));
    expect((await paper.context.videos.get('ann', checkpoint.videoId)).status).toBe('canceled');
  });

  it('refuse more videos in work than allowed, of this user only, also when many come at once', async () => {
    const checkpoints = [await plannedVideo('cleo'), await plannedVideo('cleo'), await plannedVideo('cleo')];
    const outcomes = await Promise.allSettled(
      checkpoints.map((checkpoint) =>
        paper.context.commits.continueFrom(continuing('cleo', checkpoint, `${checkpoint.videoId}:go`)),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'too_many_videos' } });
    await expect(paper.studio.videos.make('cleo', shortFilm('One more'))).rejects.toMatchObject({
      code: 'too_many_videos',
    });
    expect((await plannedVideo('dora')).phase).toBe(1);
  });

  it('refuse to commit edits that have moved on, and commit nothing of them', async () => {
    const checkpoint = await plannedVideo('eve');
    const address = { userId: 'eve', videoId: checkpoint.videoId, checkpointId: checkpoint.id };
    const lock = () => paper.context.drafts.change(address, ({ selected }) => ({ selected, locked: ['spec'] }), 0);
    const [one, other] = await Promise.allSettled([lock(), lock()]);
    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = one.status === 'rejected' ? one : other;
    expect(refused).toMatchObject({ reason: { code: 'edit_conflict', details: { yours: 0, theirs: 1 } } });
    const late = paper.context.commits.continueFrom(continuing('eve', checkpoint, 'eve-run', 0));
    await expect(late).rejects.toMatchObject({ code: 'edit_conflict' });
    expect(await paper.context.runs.find('eve-run')).toBeUndefined();
    expect((await paper.context.checkpoints.get('eve', checkpoint.videoId, checkpoint.id)).status).toBe('pending');
  });

  it('writes no checkpoint for a run that was stopped', async () => {
    const checkpoint = await plannedVideo('finn');
    const { commits, checkpoints } = paper.context;
    const run = await commits.continueFrom(continuing('finn', checkpoint, 'finn-run'));
    const place = { runId: run.id, userId: 'finn', videoId: checkpoint.videoId };
    const closed = { phase: 2, status: 'pending', manifest: checkpoint.manifest } as const;
    await Promise.all([commits.closePhases(place, [closed]), commits.closePhases(place, [closed])]);
    expect(await checkpoints.list('finn', checkpoint.videoId)).toHaveLength(2);
    await commits.endRun(place, 'canceled', { status: 'canceled' });
    await commits.closePhases(place, [{ ...closed, phase: 3 }]);
    expect(await checkpoints.list('finn', checkpoint.videoId)).toHaveLength(2);
  });
});

describe('deleting a video', () => {
  it('leaves no row, and dooms its own blobs and no others', async () => {
    const user = 'gus';
    const [gone, kept] = [await plannedVideo(user), await plannedVideo(user)];
    await paper.studio.checkpoints.continueFrom({ userId: user, videoId: gone.videoId, checkpointId: gone.id });
    await paper.settle();
    const own = (await paper.context.artifacts.list(user, gone.videoId)).map(({ storageKey }) => storageKey);
    const others = (await paper.context.artifacts.list(user, kept.videoId)).map(({ storageKey }) => storageKey);
    expect((await paper.context.videos.delete(user, gone.videoId))?.toSorted()).toEqual(own.toSorted());
    const doomed = await paper.database.selectFrom('doomedBlob').select('storageKey').execute();
    expect(doomed.map(({ storageKey }) => storageKey).toSorted()).toEqual(own.toSorted());
    for (const table of ['artifact', 'branch', 'checkpoint', 'event', 'run'] as const) {
      const { rows } = await sql`select 1 from ${sql.table(table)} where video_id = ${gone.videoId}`.execute(
        paper.database,
      );
      expect([table, rows.length]).toEqual([table, 0]);
    }
    for (const key of own) expect(await paper.context.blobs.exists(key)).toBe(true);
    await paper.context.deleteDoomedBlobs();
    expect(await paper.database.selectFrom('doomedBlob').selectAll().execute()).toEqual([]);
    for (const key of others) expect(await paper.context.blobs.exists(key)).toBe(true);
    expect(await readdir(join(paper.blobFolder, user, 'videos', gone.videoId)).catch(() => [])).toEqual([]);
  });

  it('waits for what is being stored, so that no bytes stay without a row', async () => {
    const checkpoint = await plannedVideo('hal');
    const { videoId } = checkpoint;
    const spec = await paper.context.artifacts.get('hal', checkpoint.manifest.spec!);
    const put = paper.context.blobs.put.bind(paper.context.blobs);
    let deleting: Promise<unknown> | undefined;
    const sourceFilePath = await paper.context.blobs.localPath(spec.storageKey);
    paper.context.blobs.put = async (key, source) => {
      const stored = await put(key, source);
      deleting = paper.context.videos.delete('hal', videoId);
      return stored;
    };
    const {
      id: _id,
      createdAt: _made,
      version: _version,
      storageKey: _key,
      sha256: _hash,
      sizeBytes: _size,
      ...row
    } = spec;
    try {
      const storing = paper.context.artifacts.storeArtifact({ ...row, seed: 1, sourceFilePath, extension: 'json' });
      const { storageKey } = await storing;
      expect(await deleting).toContain(storageKey);
    } finally {
      paper.context.blobs.put = put;
    }
    await paper.context.deleteDoomedBlobs();
    expect(await readdir(join(paper.blobFolder, 'hal', 'videos', videoId)).catch(() => [])).toEqual([]);
  });
});
