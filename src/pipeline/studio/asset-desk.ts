import type { PipelineContext } from '../pipeline-context.ts';
import { takeInFile } from '../take-in.ts';
import type { AssetDesk } from './studio.ts';

/** Uploaded files, and the bytes of everything. */
export function createAssetDesk(context: PipelineContext): AssetDesk {
  return {
    takeIn: (userId, file) => takeInFile(context, userId, file),
    list: (userId, query) => context.assets.list(userId, query),
    get: (userId, assetId) => context.assets.get(userId, assetId),
    async delete(userId, assetId) {
      const { storageKey } = await context.assets.get(userId, assetId);
      await context.assets.delete(userId, assetId);
      await context.previews.forget([storageKey]);
      await context.deleteDoomedBlobs();
    },
    artifact: (userId, artifactId) => context.artifacts.get(userId, artifactId),
    async takes(userId, videoId, slot) {
      const takes = await context.artifacts.takes(userId, videoId, slot);
      if (takes.length === 0) await context.videos.get(userId, videoId);
      return takes;
    },
    open: ({ storageKey }, range) => context.blobs.read(storageKey, range),
    address: ({ storageKey, mediaType }, expiresInSeconds) =>
      context.blobs.temporaryUrl(storageKey, { expiresInSeconds, contentType: mediaType }),
  };
}
