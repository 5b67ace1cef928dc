import { basename } from 'node:path';
import { analyzeTempo } from '#media/audio/tempo-analysis.ts';
import { analysisDecodeArguments, analysisSampleRateHz } from '#media/ffmpeg/audio-decode.ts';
import { readAudioAsset } from '#media/intake/read-audio-asset.ts';
import { readImageAsset } from '#media/intake/read-image-asset.ts';
import type { Asset } from '#storage/asset-store.ts';
import type { PipelineContext } from './pipeline-context.ts';
import { withScratch } from './scratch.ts';

/**
 * Takes in a picture: checked, upright, clean, and cut out when its background is plain. The cut-out is an asset of its
 * own. The same file gives the same asset. Throws `image_unreadable` or `image_too_large`.
 */
export async function takeInImage(context: PipelineContext, userId: string, filePath: string): Promise<Asset> {
  return withScratch(context.scratchFolder, async (scratch) => {
    const name = `${basename(filePath).replace(/\.[^.]*$/, '')}.png`;
    const cleanPath = scratch.path('clean.png');
    await readImageAsset(filePath, cleanPath);
    const cutOutPath = scratch.path('cut-out.png');
    const { cutOut, palette } = await context.pool.run(
      { kind: 'cut-out', inputPath: cleanPath, outputPath: cutOutPath },
      'intake',
    );
    const file = { userId, mediaType: 'image/png' };
    const alone = cutOut
      ? await context.assets.store({ ...file, name: `cut-out-${name}`, metadata: {}, sourceFilePath: cutOutPath })
      : null;
    const metadata = { cutOutAssetId: alone?.id ?? null, cutOutSha256: alone?.sha256 ?? null, palette };
    return context.assets.store({ ...file, name, metadata, sourceFilePath: cleanPath });
  });
}

/** Takes in a track: checked, measured, and its tempo and first beat found. Throws `audio_unreadable`. */
export async function takeInTrack(context: PipelineContext, userId: string, filePath: string): Promise<Asset> {
  const { mediaType, durationSeconds } = await readAudioAsset(context.runner, filePath);
  const { output } = await context.runner.run(analysisDecodeArguments({ inputPath: filePath, mediaType }));
  const samples = new Float32Array(output.buffer.slice(output.byteOffset, output.byteOffset + output.byteLength));
  const { tempoBpm, firstBeatSeconds } = analyzeTempo(samples, analysisSampleRateHz);
  return context.assets.store({
    userId,
    name: basename(filePath),
    mediaType: `audio/${mediaType}`,
    metadata: { format: mediaType, durationSeconds, tempoBpm, firstBeatSeconds },
    sourceFilePath: filePath,
  });
}
