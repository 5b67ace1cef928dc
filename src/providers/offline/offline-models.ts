import type { NodeMaker } from '#domain/graph-node.ts';
import type { RenderPool } from '#media/render-pool.ts';
import type { ClipTask } from '#media/render-task.ts';
import type { ImageModel } from '../image-model.ts';
import type { MusicModel } from '../music-model.ts';
import type { VideoModel } from '../video-model.ts';

/**
 * The built-in provider: free, without network, the same result for the same request.
 * Versions are raised whenever a change to drawing or sound gives other bytes for the same request.
 */
const provider = 'offline';
const version = '2';

/** Price of everything the offline provider makes: nothing, and known to be nothing. */
export const offlinePrice: NodeMaker['price'] = { unit: 'result', microUsd: 0 };

/** Draws storyboard pictures as art direction says. */
export function createOfflineImageModel(pool: RenderPool): ImageModel {
  return {
    provider,
    model: 'plate-still',
    version,
    async makeImage({ plate, outputPath, affinity }) {
      await pool.run({ kind: 'picture', plate, outputPath }, affinity);
    },
  };
}

/** Draws moving plates; any length up to a minute in one clip. */
export function createOfflineVideoModel(pool: RenderPool): VideoModel {
  return {
    provider,
    model: 'plate-clip',
    version,
    clipLengths: { kind: 'range', shortest: 0.1, longest: 60 },
    async makeClip({ plate, fps, frameCount, outputPath, affinity, alongside }) {
      const clip: ClipTask = { kind: 'clip', plate, fps, frameCount, outputPath };
      if (alongside !== undefined)
        return { segment: await pool.run({ kind: 'film', clip, segment: alongside }, affinity) };
      await pool.run(clip, affinity);
      return { segment: null };
    },
  };
}

/** Composes to tempo, mood and the film's beats. */
export function createOfflineMusicModel(pool: RenderPool): MusicModel {
  return {
    provider,
    model: 'synthesiser',
    version,
    async makeMusic({ score, outputPath }) {
      await pool.run({ kind: 'music', score, outputPath }, 'music');
    },
  };
}
