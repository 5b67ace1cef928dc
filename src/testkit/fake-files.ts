import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { BeatboardError } from '#domain/errors.ts';
import type { AssetDesk, PreviewDesk } from '#pipeline/studio/studio.ts';
import type { FakeRecords } from './fake-records.ts';
import { pageOf } from './page-of.ts';

type Asset = Awaited<ReturnType<AssetDesk['get']>>;

/** Awaited before a file is taken in, or a picture made. */
type Command = (name: string) => Promise<void>;

/** Uploads, and the bytes of everything, of a studio in memory. */
export function createFakeAssets(records: FakeRecords, command: Command): AssetDesk {
  const uploads = new Map<string, Asset>();
  const assets: AssetDesk = {
    takeIn: async (userId, file) => {
      await command('takeIn');
      const bytes = await readFile(file.path);
      if (bytes.length === 0) throw new BeatboardError('image_unreadable', `The file ${file.name} is empty.`);
      const kept = records.keep(bytes, 'png');
      const same = [...uploads.values()].find((one) => one.userId === userId && one.sha256 === kept.sha256);
      if (same !== undefined) return same;
      const metadata = { width: 8, height: 8 };
      const createdAt = '2026-11-21T12:00:00.000Z';
      const id = records.nextId('asset');
      const asset: Asset = { ...kept, id, userId, name: file.name, mediaType: 'image/png', metadata, createdAt };
      uploads.set(id, asset);
      return asset;
    },
    list: async (userId, { limit, cursor, type, words }) => {
      const own = [...uploads.values()].filter((asset) => asset.userId === userId);
      const found = own.filter(({ mediaType, name }) => mediaType.startsWith(type ?? '') && name.includes(words ?? ''));
      return pageOf(found.toReversed(), limit, cursor);
    },
    get: async (userId, assetId) => {
      const asset = uploads.get(assetId);
      if (asset?.userId !== userId) throw new BeatboardError('not_found', `There is no asset ${assetId}.`);
      return asset;
    },
    delete: async (userId, assetId) => {
      await assets.get(userId, assetId);
      uploads.delete(assetId);
    },
    artifact: async (userId, artifactId) => {
      const all = [...records.videos.values()].flatMap(({ artifacts }) => artifacts);
      const found = all.find((artifact) => artifact.id === artifactId && artifact.userId === userId);
      if (found === undefined) throw new BeatboardError('not_found', `There is no artifact ${artifactId}.`);
      return found;
    },
    takes: async (userId, videoId, slot) =>
      records.of(userId, videoId).artifacts.filter((take) => slot === undefined || take.slot === slot),
    open: async ({ storageKey }, range) => {
      const bytes = records.bytes.get(storageKey)!;
      return Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]);
    },
    address: async () => undefined,
  };
  return assets;
}

/** Previews that say in words of what they are. */
export function createFakePreviews(assets: Pick<AssetDesk, 'artifact'>, command: Command): PreviewDesk {
  return {
    thumbnail: async ({ storageKey, mediaType }, { widthPixels, at }) => {
      await command('thumbnail');
      if (!/^(?:image|video)\//.test(mediaType)) throw new BeatboardError('preview_unavailable', 'It cannot be seen.');
      return Buffer.from(`${storageKey} ${widthPixels} ${at}`);
    },
    waveform: async (userId, artifactId, points) => {
      await assets.artifact(userId, artifactId);
      const beats = { tempoBpm: 120, beatsSeconds: [0, 0.5], barsSeconds: [0] };
      return { durationSeconds: 1, peaks: Array.from({ length: points }, () => 0.5), ...beats };
    },
  };
}
