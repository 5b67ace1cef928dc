import { analyzeTempo } from '#media/audio/tempo-analysis.ts';
import { analysisDecodeArguments, analysisSampleRateHz } from '#media/ffmpeg/audio-decode.ts';
import { readAsset, type TakenAsset } from '#media/intake/read-asset.ts';
import type { JsonObject } from '#storage/tables.ts';
import type { Asset } from '#storage/asset-store.ts';
import type { PipelineContext } from './pipeline-context.ts';
import { withScratch, type Scratch } from './scratch.ts';

/**
 * Takes in a file that anybody may have sent: told by its content, checked, and written anew. A picture with a plain
 * background is cut out as well, a track is measured. The same file gives the same asset. One at a time, since a large
 * picture takes some hundred megabytes. Throws the refusal of its kind, such as `image_unreadable`.
 */
export function takeInFile(
  context: PipelineContext,
  userId: string,
  file: { readonly path: string; readonly name: string },
  purpose?: 'image' | 'video' | 'audio',
): Promise<Asset> {
  return context.intakeTurns(() =>
    withScratch(context.scratchFolder, async (scratch) => {
      const outputFolder = scratch.folder;
      const taken = await readAsset(context.runner, file.path, { name: file.name, purpose, outputFolder });
      const { name, mediaType, filePath: sourceFilePath } = taken;
      const metadata = await describe(context, userId, taken, scratch);
      return context.assets.store({ userId, name, mediaType, metadata, sourceFilePath });
    }),
  );
}

async function describe(
  context: PipelineContext,
  userId: string,
  taken: TakenAsset,
  scratch: Scratch,
): Promise<JsonObject> {
  if (taken.kind === 'image') return describeImage(context, userId, taken, scratch);
  if (taken.kind === 'audio') return describeTrack(context, taken);
  const { width, height, durationSeconds } = taken;
  return { width, height, durationSeconds };
}

/** The product alone, when its background is plain, is an asset of its own. */
async function describeImage(
  context: PipelineContext,
  userId: string,
  { name, filePath, width, height }: TakenAsset & { readonly kind: 'image' },
  scratch: Scratch,
): Promise<JsonObject> {
  const sourceFilePath = scratch.path('cut-out.png');
  const task = { kind: 'cut-out', inputPath: filePath, outputPath: sourceFilePath } as const;
  const { cutOut, palette } = await context.pool.run(task, 'intake');
  const alone = cutOut
    ? await context.assets.store({
        ...{ userId, name: `cut-out-${name}`, mediaType: 'image/png', sourceFilePath },
        metadata: { derived: true },
      })
    : null;
  return { width, height, cutOutAssetId: alone?.id ?? null, cutOutSha256: alone?.sha256 ?? null, palette };
}

async function describeTrack(
  context: PipelineContext,
  { filePath, durationSeconds }: TakenAsset & { readonly kind: 'audio' },
): Promise<JsonObject> {
  const args = analysisDecodeArguments({ inputPath: filePath, mediaType: 'flac' });
  const { output } = await context.runner.run(args);
  const samples = new Float32Array(output.buffer.slice(output.byteOffset, output.byteOffset + output.byteLength));
  const { tempoBpm, firstBeatSeconds } = analyzeTempo(samples, analysisSampleRateHz);
  return { format: 'flac', durationSeconds, tempoBpm, firstBeatSeconds };
}
