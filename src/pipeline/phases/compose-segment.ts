import { segmentSlot } from '#domain/slot.ts';
import { measurePicture } from '#media/quality/measure-picture.ts';
import type { PictureMeasures } from '#media/quality/picture-meter.ts';
import type { SegmentResult } from '#media/render-task.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { assetPathsOf } from '../asset-paths.ts';
import { joinClips } from '../join-clips.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { produce } from '../produce.ts';
import type { Run } from '../run.ts';
import { segmentTask, wordsDigest } from '../segment-task.ts';
import { loadSpec } from '../spec-library.ts';

/** Puts type, transition and grain over a beat's clips: its finished frames. */
export async function composeSegment(
  context: PipelineContext,
  run: Run,
  specReference: ArtifactReference,
  beatIndex: number,
  picture: ArtifactReference,
  clips: readonly ArtifactReference[],
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  const pathOf = await assetPathsOf(context, run.userId, spec);
  const beat = `${run.videoId}:${beatIndex}`;
  return produce(context, run, spec, segmentSlot(beatIndex), [picture, ...clips], async (scratch) => {
    const path = scratch.path('segment.mp4');
    const clip = await joinClips(context, scratch, clips, spec.fps, 'clips.mp4');
    const paths = { clip, picture: context.blobs.localPath(picture.storageKey), output: path };
    const task = segmentTask(spec, beatIndex, paths, pathOf);
    const words = wordsDigest(task, context.hash);
    const finished =
      (await context.finishedFrames.take(clips[0]!.sha256, words, path)) ?? (await context.pool.run(task, beat));
    const metadata: SegmentMetadata = { ...finished, picture: await measurePicture(context.runner, path) };
    return { path, mediaType: 'video/mp4', metadata };
  });
}

/** What is kept with a segment for the report on the film: its texts, and what was measured on its pictures. */
export interface SegmentMetadata extends SegmentResult {
  readonly picture: PictureMeasures;
}
