import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobFolder, filesBelow, readHomeRecords } from '../home-records.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';
import { fillLibrary } from './fill-library.ts';

let place: TemporaryFolder;

beforeAll(async () => {
  place = await createTemporaryFolder('library');
});
afterAll(() => place.remove());

describe('a filled library', () => {
  it('has as many videos, beats and checkpoints as are asked for, each with its files', async () => {
    const homeFolder = join(place.path, 'home');
    const ids = await fillLibrary(homeFolder, { videos: 3, beats: 20, checkpoints: 60 });
    const records = await readHomeRecords(homeFolder);
    expect(records.map(({ video }) => video.id).toSorted()).toEqual(ids.toSorted());
    for (const { video, artifacts, checkpoints } of records) {
      expect([video.status, video.isSample]).toEqual(['completed', false]);
      expect(artifacts.filter(({ slot }) => /^beat\/\d+\/image$/.test(slot))).toHaveLength(40);
      expect(checkpoints).toHaveLength(60);
      const branches = new Set(checkpoints.map(({ branchName }) => branchName));
      expect([...branches].some((name) => /^main-\d+-\d+$/.test(name))).toBe(true);
      const known = new Set(artifacts.map(({ id }) => id));
      const selected = checkpoints.flatMap(({ manifest }) => Object.values(manifest));
      expect(selected.filter((id) => !known.has(id ?? ''))).toEqual([]);
    }
    const keys = records.flatMap(({ artifacts }) => artifacts.map(({ storageKey }) => storageKey));
    const files = await filesBelow(blobFolder(homeFolder));
    expect(files.map((path) => path.slice(blobFolder(homeFolder).length + 1)).toSorted()).toEqual(keys.toSorted());
  });
});
