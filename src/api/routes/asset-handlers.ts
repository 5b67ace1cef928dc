import type { Studio } from '#pipeline/studio/studio.ts';
import type { Handlers } from '../operation-call.ts';
import { toWireArtifact } from '../wire/artifact.ts';
import { toWireAsset } from '../wire/asset.ts';

/** Uploaded files, and single artifacts. */
export function assetHandlers({
  assets,
  previews,
}: Studio): Handlers<
  'upload' | 'listAssets' | 'getAsset' | 'deleteAsset' | 'getArtifact' | 'getWaveform' | 'listTakes'
> {
  return {
    async upload({ caller, files }) {
      const ids: string[] = [];
      // One after the other: checking a file takes much memory, and equal ones must find each other.
      for (const file of files) ids.push((await assets.takeIn(caller.userId, file)).id);
      return { body: { asset_ids: ids } };
    },
    async listAssets({ caller, query, links }) {
      const { type, q: words, cursor, limit } = query;
      const page = await assets.list(caller.userId, {
        limit,
        ...(cursor !== undefined && { cursor }),
        ...(words !== undefined && { words }),
        ...(type !== undefined && { type }),
      });
      const data = await Promise.all(page.entries.map((asset) => toWireAsset(asset, links)));
      return { body: { data, next_cursor: page.nextCursor, has_more: page.nextCursor !== null } };
    },
    async getAsset({ caller, parameters, links }) {
      return { body: await toWireAsset(await assets.get(caller.userId, parameters.asset_id), links) };
    },
    async deleteAsset({ caller, parameters }) {
      await assets.delete(caller.userId, parameters.asset_id);
      return { body: undefined };
    },
    async listTakes({ caller, parameters, query, links }) {
      const takes = await assets.takes(caller.userId, parameters.video_id, query.slot);
      return { body: { takes: await Promise.all(takes.map((take) => toWireArtifact(take, links))) } };
    },
    async getWaveform({ caller, parameters, query }) {
      const sound = await previews.waveform(caller.userId, parameters.artifact_id, query.points);
      return {
        body: {
          duration_seconds: sound.durationSeconds,
          peaks: [...sound.peaks],
          tempo_bpm: sound.tempoBpm,
          beats_seconds: [...sound.beatsSeconds],
          bars_seconds: [...sound.barsSeconds],
        },
      };
    },
    async getArtifact({ caller, parameters, links }) {
      return { body: await toWireArtifact(await assets.artifact(caller.userId, parameters.artifact_id), links) };
    },
  };
}
