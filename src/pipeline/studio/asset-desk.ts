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
      await context.assets.delete(userId, assetId);
      await context.deleteDoomedBlobs();
    },
    artifact: (userId, artifactId) => context.artifacts.get(userId, artifactId),
    open: ({ storageKey }, range) => context.blobs.read(storageKey, range),
    address: ({ storageKey, mediaType }, expiresInSeconds) =>
      context.blobs.temporaryUrl(storageKey, { expiresInSeconds, contentType: mediaType }),
  };
}
