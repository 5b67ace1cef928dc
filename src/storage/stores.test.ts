import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Slot } from '#domain/slot.ts';
import { shortFilm } from '#testkit/make-requests.ts';
import { eventually } from '#testkit/eventually.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import { type Artifact, ArtifactStore, type NewArtifact } from './artifact-store.ts';
import { AssetStore } from './asset-store.ts';
import { BranchStore, insertBranch } from './branch-store.ts';
import { CheckpointStore, insertCheckpoint, lockVideo } from './checkpoint-store.ts';
import type { Checkpoint, NewCheckpoint } from './checkpoint-store.ts';
import { connectDatabase, type Database } from './database.ts';
import { appendEvent, EventLog } from './event-log.ts';
import { FilesystemBlobStore } from './filesystem-blob-store.ts';
import { type Video, VideoStore } from './video-store.ts';

let temporary: TemporaryDatabase;
let database: Database;
let blobs: FilesystemBlobStore;
let videos: VideoStore;
let branches: BranchStore;
let checkpoints: CheckpointStore;
let artifacts: ArtifactStore;
let assets: AssetStore;
let events: EventLog;

beforeAll(async () => {
  temporary = await createTemporaryDatabase();
  database = await connectDatabase(temporary.url);
  blobs = new FilesystemBlobStore(path.join(temporary.homeFolder, 'blobs'));
  videos = new VideoStore(database);
  branches = new BranchStore(database);
  checkpoints = new CheckpointStore(database);
  artifacts = new ArtifactStore(database, blobs);
  assets = new AssetStore(database, blobs);
  events = new EventLog(database);
});
afterAll(async () => {
  await database?.destroy();
  await temporary?.remove();
});

const request = shortFilm('Ad for a café', { seed: 4_294_967_295, imageAssetIds: ['asset_1'] });

async function newVideo(userId = 'ann', requestDigest = 'digest'): Promise<Video> {
  return videos.create({ userId, title: 'Café', prompt: request.prompt, request, requestDigest });
}

async function fileWith(content: string): Promise<string> {
  const filePath = path.join(temporary.homeFolder, `source-${content.length}`);
  await writeFile(filePath, content);
  return filePath;
}

async function newArtifact(video: Video, slot: Slot, content: string, requestKey = content): Promise<NewArtifact> {
  return {
    userId: video.userId,
    videoId: video.id,
    slot,
    kind: 'image',
    mediaType: 'image/png',
    contentDigest: 'content',
    requestKey,
    provider: 'offline',
    model: 'plates',
    seed: 4_294_967_295,
    inputs: ['artifact_1', { sha256: 'ab' }],
    metadata: { widthPixels: 1280 },
    costMicroUsd: 1_500_000,
    madeInMs: 12,
    sourceFilePath: await fileWith(content),
    extension: 'png',
  };
}

describe('connectDatabase', () => {
  it('migrates once, also when two processes start together, and keeps what is there', async () => {
    const video = await newVideo();
    const [one, two] = await Promise.all([connectDatabase(temporary.url), connectDatabase(temporary.url)]);
    expect(await new VideoStore(one).get('ann', video.id)).toEqual(video);
    await Promise.all([one.destroy(), two.destroy()]);
  });

  it('says that a database cannot be reached', async () => {
    const nowhere = 'postgresql://beatboard:secret@127.0.0.1:9/postgres';
    const error: unknown = await connectDatabase(nowhere).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'database_unavailable' });
    expect(String(error)).not.toContain('secret');
  });
});

describe('VideoStore', () => {
  it('keeps a video with its request and its branch main', async () => {
    const video = await newVideo();
    expect(video).toMatchObject({ userId: 'ann', status: 'pending', phase: 0, error: null, request });
    expect(video.createdAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect((await branches.list('ann', video.id)).map((branch) => branch.name)).toEqual(['main']);
  });

  it('changes status, phase and error', async () => {
    const video = await newVideo();
    const error = { code: 'disk_full', message: 'The disk is full.' };
    const failed = await videos.update('ann', video.id, { status: 'failed', phase: 2, error });
    expect(failed).toMatchObject({ status: 'failed', phase: 2, error });
    expect(Date.parse(failed?.updatedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(video.updatedAt));
    expect(await videos.update('ann', video.id, { status: 'running', error: null })).toMatchObject({ error: null });
    expect((await videos.get('ann', video.id)).phase).toBe(2);
  });

  it('finds the newest unfinished video of the same user and request', async () => {
    const digest = 'same request';
    const first = await newVideo('ann', digest);
    const second = await newVideo('ann', digest);
    await newVideo('bob', digest);
    expect((await videos.findLatestUnfinished('ann', digest))?.id).toBe(second.id);
    await videos.update('ann', second.id, { status: 'completed' });
    await videos.update('ann', first.id, { status: 'failed' });
    expect((await videos.findLatestUnfinished('ann', digest))?.id).toBe(first.id);
    await videos.update('ann', first.id, { status: 'completed' });
    expect(await videos.findLatestUnfinished('ann', digest)).toBeUndefined();
  });

  it('shows a user nothing of another', async () => {
    const video = await newVideo('ann');
    expect(await videos.find('bob', video.id)).toBeUndefined();
    await expect(videos.get('bob', video.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await videos.update('bob', video.id, { status: 'failed' })).toBeUndefined();
    expect(await videos.delete('bob', video.id)).toBeUndefined();
    expect(await branches.list('bob', video.id)).toEqual([]);
    expect(await events.eventsAfter('bob', video.id, 0)).toEqual([]);
    expect((await videos.list('bob', { limit: 200 })).entries.map((other) => other.id)).not.toContain(video.id);
  });
});

describe('BranchStore', () => {
  const open = (videoId: string, parentName: string, userId = 'ann'): Promise<string> =>
    database.transaction().execute(async (transaction) => {
      await lockVideo(transaction, userId, videoId);
      return (await insertBranch(transaction, userId, videoId, parentName)).name;
    });

  it('names the n-th branch off b "b-n", also when some are opened at once', async () => {
    const video = await newVideo();
    const opened = await Promise.all([1, 2, 3].map(() => open(video.id, 'main')));
    expect(opened.toSorted()).toEqual(['main-1', 'main-2', 'main-3']);
    expect(await open(video.id, 'main-1')).toBe('main-1-1');
    await expect(open(video.id, 'nowhere')).rejects.toMatchObject({ code: 'not_found' });
    await expect(open(video.id, 'main', 'bob')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('never gives a number twice, whatever the branches are called meanwhile', async () => {
    const video = await newVideo();
    expect([await open(video.id, 'main'), await open(video.id, 'main-1')]).toEqual(['main-1', 'main-1-1']);
    await branches.rename('ann', video.id, 'main-1', 'sunny');
    expect([await open(video.id, 'main'), await open(video.id, 'sunny')]).toEqual(['main-2', 'sunny-2']);
    await branches.rename('ann', video.id, 'main-2', 'main-3');
    expect(await open(video.id, 'main')).toBe('main-4');
    await branches.rename('ann', video.id, 'main', 'first');
    expect(await open(video.id, 'first')).toBe('first-5');
    const parents = (await branches.list('ann', video.id)).map(({ name, parentName }) => [name, parentName]);
    expect(Object.fromEntries(parents)).toMatchObject({ 'main-1-1': 'sunny', sunny: 'first', first: null });
    await expect(branches.rename('ann', video.id, 'sunny', 'first')).rejects.toMatchObject({ code: 'name_taken' });
    await expect(branches.rename('bob', video.id, 'sunny', 'x')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('CheckpointStore', () => {
  it('counts versions within a branch and phase, also when some are made at once', async () => {
    const video = await newVideo();
    const checkpoint: NewCheckpoint = {
      ...{ userId: 'ann', videoId: video.id, branchName: 'main', phase: 1, parentId: null, editedFromId: null },
      ...{ runId: null, status: 'approved', manifest: { spec: 'artifact_1' }, locked: [], costMicroUsd: null },
    };
    const create = (over: Partial<NewCheckpoint> = {}): Promise<Checkpoint> =>
      database.transaction().execute(async (transaction) => {
        await lockVideo(transaction, over.userId ?? 'ann', video.id);
        return insertCheckpoint(transaction, { ...checkpoint, ...over });
      });
    const made = await Promise.all([1, 2, 3].map(() => create()));
    expect(made.map((one) => one.version).toSorted()).toEqual([1, 2, 3]);
    const second = await create({ phase: 2, parentId: made[0]!.id, costMicroUsd: 0 });
    expect(second).toMatchObject({ version: 1, manifest: { spec: 'artifact_1' }, costMicroUsd: 0 });
    expect(await checkpoints.list('ann', video.id)).toHaveLength(4);
    expect(await checkpoints.list('bob', video.id)).toEqual([]);
    await expect(checkpoints.get('ann', 'video_other', second.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(checkpoints.get('bob', video.id, second.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(create({ userId: 'bob' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('ArtifactStore', () => {
  it('keeps a result whole: bytes, provenance, version and event', async () => {
    const video = await newVideo();
    const artifact = await artifacts.storeArtifact(await newArtifact(video, 'beat/3/image', 'picture'));
    expect(artifact).toMatchObject({
      slot: 'beat/3/image',
      version: 1,
      storageKey: `ann/videos/${video.id}/beat_03_v1.png`,
      sizeBytes: 7,
      seed: 4_294_967_295,
      costMicroUsd: 1_500_000,
      inputs: ['artifact_1', { sha256: 'ab' }],
      metadata: { widthPixels: 1280 },
    });
    expect(await readFile(await blobs.localPath(artifact.storageKey), 'utf8')).toBe('picture');
    const created = (await events.eventsAfter('ann', video.id, 0)).at(-2);
    expect(created).toMatchObject({
      type: 'artifact_created',
      data: { artifactId: artifact.id, slot: 'beat/3/image' },
    });
    expect(await artifacts.get('ann', artifact.id)).toEqual(artifact);
    expect(await artifacts.find('bob', artifact.id)).toBeUndefined();
  });

  it('gives writers of one slot at one time different versions', async () => {
    const video = await newVideo();
    const stored = await Promise.all(
      ['a', 'bb', 'ccc'].map(async (content) => artifacts.storeArtifact(await newArtifact(video, 'music', content))),
    );
    expect(stored.map((artifact) => artifact.version).toSorted()).toEqual([1, 2, 3]);
    for (const artifact of stored) expect(await blobs.sizeOf(artifact.storageKey)).toBe(artifact.sizeBytes);
    const newest = stored.find((artifact) => artifact.version === 3);
    expect((await artifacts.list('ann', video.id)).at(-1)).toEqual(newest);
    const ids = stored.map(({ id }) => id);
    expect(await artifacts.byIds('ann', ids)).toHaveLength(3);
    await expect(artifacts.byIds('bob', ids)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leaves no row when it is cut off between blob and row, and the next try takes the same version', async () => {
    const video = await newVideo();
    const artifact = await newArtifact(video, 'final', 'cut off');
    const put = blobs.put.bind(blobs);
    vi.spyOn(blobs, 'put').mockImplementationOnce(async (key, source) => {
      await put(key, source);
      throw new Error('cut off here');
    });
    await expect(artifacts.storeArtifact(artifact)).rejects.toThrow('cut off here');
    const orphan = `ann/videos/${video.id}/final_v1.png`;
    expect(await blobs.exists(orphan)).toBe(true);
    expect(await artifacts.list('ann', video.id)).toEqual([]);
    expect((await events.eventsAfter('ann', video.id, 0)).map((event) => event.type)).toEqual(['video_created']);

    const again = await artifacts.storeArtifact({ ...artifact, sourceFilePath: await fileWith('second try') });
    expect(again).toMatchObject({ version: 1, storageKey: orphan, sizeBytes: 10 });
    expect(await readFile(await blobs.localPath(orphan), 'utf8')).toBe('second try');
  });

  it('refuses a video of another user', async () => {
    const video = await newVideo('ann');
    const artifact = await newArtifact(video, 'music', 'mine');
    await expect(artifacts.storeArtifact({ ...artifact, userId: 'bob' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('reuse of artifacts', () => {
  it('finds an equal request of the same user only, first in its own slot', async () => {
    const [first, second] = [await newVideo(), await newVideo()];
    const own = await artifacts.storeArtifact(await newArtifact(first, 'beat/0/image', 'same', 'key'));
    const newer = await artifacts.storeArtifact(await newArtifact(second, 'beat/0/image', 'same', 'key'));
    const findFor = async (userId: string, videoId: string): Promise<Artifact | undefined> =>
      artifacts.findByRequestKey(userId, 'key', { videoId, slot: 'beat/0/image' });
    expect((await findFor('ann', first.id))?.id).toBe(own.id);
    expect((await findFor('ann', 'video_other'))?.id).toBe(newer.id);
    expect(await findFor('bob', first.id)).toBeUndefined();
  });

  it('passes over an artifact whose bytes are lost', async () => {
    const video = await newVideo();
    const artifact = await artifacts.storeArtifact(await newArtifact(video, 'music', 'lost', 'lost key'));
    await blobs.delete(artifact.storageKey);
    const place = { videoId: video.id, slot: 'music' } as const;
    expect(await artifacts.findByRequestKey('ann', 'lost key', place)).toBeUndefined();
  });

  it('adopts an artifact into another video for nothing, and into its own slot as itself', async () => {
    const [from, to] = [await newVideo(), await newVideo()];
    const existing = await artifacts.storeArtifact(await newArtifact(from, 'beat/1/image', 'adopted'));
    expect(await artifacts.adoptArtifact(existing, { videoId: from.id, slot: 'beat/1/image' })).toBe(existing);

    const adopted = await artifacts.adoptArtifact(existing, { videoId: to.id, slot: 'beat/2/image' });
    expect(adopted).toMatchObject({
      videoId: to.id,
      slot: 'beat/2/image',
      version: 1,
      storageKey: `ann/videos/${to.id}/beat_02_v1.png`,
      sha256: existing.sha256,
      costMicroUsd: 0,
      metadata: { widthPixels: 1280, reused_from: existing.id },
    });
    await blobs.delete(existing.storageKey);
    expect(await readFile(await blobs.localPath(adopted.storageKey), 'utf8')).toBe('adopted');
  });

  it("does not adopt into another user's video", async () => {
    const [mine, theirs] = [await newVideo('ann'), await newVideo('bob')];
    const existing = await artifacts.storeArtifact(await newArtifact(mine, 'music', 'mine alone'));
    const adopting = artifacts.adoptArtifact(existing, { videoId: theirs.id, slot: 'music' });
    await expect(adopting).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('AssetStore', () => {
  it('keeps an upload and gives the same asset for the same bytes', async () => {
    const asset = { name: 'my shoe.png', mediaType: 'image/png', metadata: { widthPixels: 2 } };
    const source = { ...asset, sourceFilePath: await fileWith('shoe') };
    const first = await assets.store({ ...source, userId: 'ann' });
    expect(first.storageKey).toBe(`assets/ann/${first.id}/my_shoe.png`);
    await blobs.delete(first.storageKey);
    expect(await assets.store({ ...source, userId: 'ann' })).toEqual(first);
    expect(await blobs.sizeOf(first.storageKey)).toBe(4);
    expect((await assets.store({ ...source, userId: 'bob' })).id).not.toBe(first.id);
    expect((await assets.store({ ...source, userId: 'ann', metadata: {} })).id).not.toBe(first.id);
    expect(await assets.get('ann', first.id)).toEqual(first);
    await expect(assets.get('bob', first.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await assets.list('ann', { limit: 10 })).entries).toHaveLength(2);
  });
});

describe('EventLog', () => {
  it('gives what came after a sequence number, oldest first', async () => {
    const video = await newVideo();
    const event = { userId: 'ann', videoId: video.id, type: 'noted' };
    const first = await events.append({ ...event, data: { text: 'one' } });
    await events.append({ ...event, data: { text: 'two' } });
    const later = await events.eventsAfter('ann', video.id, first);
    expect(later.map(({ sequence, data }) => [typeof sequence, data])).toEqual([['number', { text: 'two' }]]);
    expect(await events.eventsAfter('ann', video.id, 0, 1)).toHaveLength(1);
    expect(await events.eventsAfter('bob', video.id, 0)).toEqual([]);
    expect([await events.latestSequence('ann', video.id), await events.latestSequence('bob', video.id)]).toEqual([
      3, 0,
    ]);
    expect(await events.newest([video.id, 'video_gone'])).toEqual(new Map([[video.id, 3]]));
  });

  it('numbers the events of each video 1, 2, 3 …, however many are appended at once', async () => {
    const [one, other] = [await newVideo(), await newVideo()];
    const append = (videoId: string, text: number) =>
      events.append({ userId: 'ann', videoId, type: 'noted', data: { text } });
    const given = await Promise.all(Array.from({ length: 60 }, (_, text) => append((text % 3 ? one : other).id, text)));
    for (const [video, count] of [
      [one, 40],
      [other, 20],
    ] as const) {
      const seen = await events.eventsAfter('ann', video.id, 0);
      expect(seen.map(({ sequence }) => sequence)).toEqual(Array.from({ length: count + 1 }, (_, index) => index + 1));
      const own = given.filter((_, text) => (text % 3 ? one : other) === video);
      expect(own.toSorted((a, b) => a - b)).toEqual(seen.slice(1).map(({ sequence }) => sequence));
    }
  });

  it('vanishes with a transaction that is rolled back', async () => {
    const video = await newVideo();
    const rolledBack = database.transaction().execute(async (transaction) => {
      await appendEvent(transaction, { userId: 'ann', videoId: video.id, type: 'noted', data: {} });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect((await events.eventsAfter('ann', video.id, 0)).map((event) => event.type)).toEqual(['video_created']);
  });

  it('shows events of one video in the order of their numbers: none appears behind one already seen', async () => {
    const video = await newVideo();
    const event = { userId: 'ann', videoId: video.id, data: {} };
    const order: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let firstAppended = (): void => undefined;
    const appended = new Promise<void>((resolve) => (firstAppended = resolve));
    const slow = database.transaction().execute(async (transaction) => {
      await appendEvent(transaction, { ...event, type: 'slow' });
      firstAppended();
      await held;
    });
    await appended;
    const quick = events.append({ ...event, type: 'quick' }).then(() => order.push('quick'));
    try {
      await eventually(async () => {
        const { rows } = await sql`
          select 1 from pg_locks join pg_database on pg_database.oid = pg_locks.database
            where locktype = 'advisory' and not granted and datname = current_database()`.execute(database);
        expect(rows.length + order.length).toBe(1);
      });
      expect(order).toEqual([]);
    } finally {
      release();
    }
    await Promise.all([slow, quick]);
    const seen = await events.eventsAfter('ann', video.id, 0);
    expect(seen.map((one) => one.type)).toEqual(['video_created', 'slow', 'quick']);
  });
});
