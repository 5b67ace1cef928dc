import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { billOf, type SelectedArtifact } from '#domain/bill.ts';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { Slot } from '#domain/slot.ts';
import { parseSpec } from '#domain/spec.ts';
import { offlineGraph, sha256Of } from '#testkit/bundle-digests.ts';
import { shortFilm } from '#testkit/make-requests.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import { ArtifactStore } from '../artifact-store.ts';
import type { BlobStore } from '../blob-store.ts';
import { CheckpointStore } from '../checkpoint-store.ts';
import { connectDatabase, type Database } from '../database.ts';
import { FilesystemBlobStore } from '../filesystem-blob-store.ts';
import { VideoStore } from '../video-store.ts';
import { giveSample, loadSample } from './give-sample.ts';

const sampleFolder = join(import.meta.dirname, '..', '..', '..', 'assets', 'sample');
const userId = 'local';

let temporary: TemporaryDatabase;
let database: Database;
let blobs: FilesystemBlobStore;
let videos: VideoStore;

beforeAll(async () => {
  temporary = await createTemporaryDatabase();
  database = await connectDatabase(temporary.url);
  blobs = new FilesystemBlobStore(join(temporary.homeFolder, 'blobs'));
  videos = new VideoStore(database);
});
afterAll(async () => {
  await database?.destroy();
  await temporary?.remove();
});
afterEach(async () => {
  await database.deleteFrom('video').execute();
  await database.deleteFrom('sampleAd').execute();
});

const give = async (store: BlobStore = blobs): Promise<boolean> => {
  const scratchFolder = await mkdtemp(join(temporary.homeFolder, 'scratch-'));
  return giveSample(database, store, { userId, sampleFolder, scratchFolder });
};

const titles = async (): Promise<string[]> =>
  (await videos.list(userId, { limit: 10 })).entries.map((video) => `${video.title} ${video.status} ${video.isSample}`);

describe('the sample ad', () => {
  it('is a finished video with all that belongs to one, and cost nothing', async () => {
    expect(await give()).toBe(true);
    expect(await titles()).toEqual(['Sable & Rye completed true']);
    const { id } = (await videos.list(userId, { limit: 1 })).entries[0]!;
    const artifacts = await new ArtifactStore(database, blobs).list(userId, id);
    const known = new Set(artifacts.map((artifact) => artifact.id));
    expect(artifacts.map((artifact) => artifact.slot)).toEqual(
      expect.arrayContaining(['spec', 'beat/0/image', 'chunk/0', 'music', 'final', 'final/poster', 'final/report']),
    );
    expect(new Set(artifacts.map((artifact) => artifact.costMicroUsd))).toEqual(new Set([0]));
    for (const { storageKey, sha256 } of artifacts) {
      const bytes = await readFile(await blobs.localPath(storageKey));
      expect(sha256Of(bytes)).toBe(sha256);
    }
    const checkpoints = await new CheckpointStore(database).list(userId, id);
    expect(checkpoints.map(({ phase }) => phase)).toEqual([1, 2, 3, 4]);
    expect(Object.values(checkpoints[3]!.manifest).every((artifactId) => known.has(artifactId ?? ''))).toBe(true);
  });

  it('is up to date with its plan, as today’s program reads it', async () => {
    await give();
    const artifacts = await new ArtifactStore(database, blobs).list(userId, (await loadSample(sampleFolder)).video.id);
    const plan = artifacts.find((artifact) => artifact.slot === 'spec')!;
    const spec = parseSpec(JSON.parse(await readFile(await blobs.localPath(plan.storageKey), 'utf8')));
    const selected = artifacts.map((artifact): [Slot, SelectedArtifact] => {
      const inputs = artifact.inputs as unknown as {
        content: Record<string, JsonValue>;
        slots?: readonly (readonly [string, string])[];
      };
      return [artifact.slot, { ...artifact, content: inputs.content, inputs: new Map(inputs.slots ?? []) }];
    });
    const { lines } = billOf({
      ...{ graph: offlineGraph(spec), selected: new Map(selected), toPhase: 4, remake: 'nothing' },
      ...{ locked: new Set<Slot>(), find: () => undefined, isBought: () => false },
      hash: sha256Of,
    });
    expect(lines.filter((line) => line.action !== 'reuse' || line.cause !== null)).toEqual([]);
  });

  it('is given once, and does not come back when its owner has deleted it', async () => {
    expect(await give()).toBe(true);
    expect(await give()).toBe(false);
    expect(await titles()).toHaveLength(1);
    await videos.delete(userId, (await loadSample(sampleFolder)).video.id);
    expect(await give()).toBe(false);
    expect(await titles()).toEqual([]);
  });

  it('is given once to two that start together', async () => {
    expect((await Promise.all([give(), give()])).toSorted()).toEqual([false, true]);
    expect(await titles()).toHaveLength(1);
  });

  it('is not put beside videos of one’s own, nor after they are gone', async () => {
    const request = shortFilm('Mine');
    const own = await videos.create({ userId, title: 'Mine', prompt: request.prompt, request, requestDigest: '1' });
    expect(await give()).toBe(false);
    await videos.delete(userId, own.id);
    expect(await give()).toBe(false);
    expect(await titles()).toEqual([]);
  });

  it('is given whole after a start that ended halfway', async () => {
    const put: BlobStore['put'] = (key, path) =>
      key.endsWith('.wav') ? Promise.reject(new Error('The process ended.')) : blobs.put(key, path);
    const halfway = Object.assign(Object.create(blobs) as BlobStore, { put });
    await expect(give(halfway)).rejects.toThrow('The process ended.');
    expect(await titles()).toEqual([]);
    expect(await give()).toBe(true);
    expect(await titles()).toHaveLength(1);
  });
});
