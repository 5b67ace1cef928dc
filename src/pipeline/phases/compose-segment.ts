import { segmentSlot } from '#domain/slot.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { assetPathsOf } from '../asset-paths.ts';
import { joinClips } from '../join-clips.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { produce, type Owner } from '../produce.ts';
import { segmentTask, wordsDigest } from '../segment-task.ts';

/** Puts type, transition and grain over a beat's clips: its finished frames, with what was measured on them. */
export async function composeSegment(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
  beatIndex: number,
  picture: ArtifactReference,
  clips: readonly ArtifactReference[],
): Promise<ArtifactReference> {
  const known = await context.specs.load(specReference);
  const { spec } = known;
  const { variation } = clips[0]!;
  const pathOf = await assetPathsOf(context, owner.userId, spec, variation);
  const beat = `${owner.videoId}:${beatIndex}`;
  return produce(context, owner, known, segmentSlot(beatIndex), [picture, ...clips], async (scratch) => {
    const path = scratch.path('segment.mp4');
    const clip = await joinClips(context, scratch, clips, spec.fps, 'clips.mp4');
    const paths = { clip, picture: await context.blobs.localPath(picture.storageKey), output: path };
    const task = segmentTask(spec, beatIndex, paths, pathOf, variation);
    const words = wordsDigest(task, context.hash);
    const finished =
      (await context.finishedFrames.take(clips[0]!.sha256, words, path)) ?? (await context.pool.run(task, beat));
    return { path, mediaType: 'video/mp4', metadata: { ...finished } };
  });
}
