import { concatArguments, concatList } from '#media/ffmpeg/concat.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { ArtifactReference } from './artifact-reference.ts';
import type { Scratch } from './scratch.ts';

/** Clips of equal encoding, one after the other in one file, joined by copying. A single clip is used where it lies. */
export async function joinClips(
  context: PipelineContext,
  scratch: Scratch,
  clips: readonly ArtifactReference[],
  fps: number,
  name: string,
): Promise<string> {
  const paths = await Promise.all(clips.map((clip) => context.blobs.localPath(clip.storageKey)));
  if (paths.length === 1) return paths[0]!;
  const listPath = await scratch.write(`${name}.txt`, concatList(paths));
  const outputPath = scratch.path(name);
  await context.runner.run(concatArguments({ listPath, fps, outputPath }));
  return outputPath;
}
