import { framesOf } from '#domain/build-graph.ts';
import { frameSize } from '#domain/frame-format.ts';
import { deriveSeed } from '#domain/random.ts';
import { segmentSlot } from '#domain/slot.ts';
import type { Spec } from '#domain/spec.ts';
import type { SegmentTask } from '#media/render-task.ts';
import type { Run } from '../run.ts';
import { assetPathsOf } from '../asset-paths.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { joinClips } from '../join-clips.ts';
import { plateRequestOf, type AssetPath } from '../plate-request-of.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { produce } from '../produce.ts';
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
  return produce(context, run, spec, segmentSlot(beatIndex), [picture, ...clips], async (scratch) => {
    const clipPath = await joinClips(context, scratch, clips, spec.fps, 'clips.mp4');
    const outputPath = scratch.path('segment.mp4');
    const paths = { clip: clipPath, picture: context.blobs.localPath(picture.storageKey), output: outputPath };
    const task = segmentTask(spec, beatIndex, paths, pathOf);
    const { texts } = await context.pool.run(task, `${run.videoId}:${beatIndex}`);
    return { path: outputPath, mediaType: 'video/mp4', metadata: { texts } };
  });
}

interface SegmentPaths {
  readonly clip: string;
  readonly picture: string;
  readonly output: string;
}

function segmentTask(spec: Spec, beatIndex: number, paths: SegmentPaths, pathOf: AssetPath): SegmentTask {
  const beat = spec.beats[beatIndex]!;
  const { brand, name, callToAction } = spec.product;
  return {
    kind: 'segment',
    clipPath: paths.clip,
    picturePath: paths.picture,
    plate: plateRequestOf(spec, beatIndex, pathOf),
    type: {
      archetype: spec.style.archetype,
      palette: spec.style.palette,
      faces: spec.style.faces,
      layout: beat.layout,
      value: beat.value,
      kind: beat.kind,
      language: spec.language,
      text: beat.text,
      signature: brand ?? name,
      callToAction,
      logoPath: spec.logo === null ? null : pathOf(spec.logo.cutOutAssetId ?? spec.logo.assetId),
      hasHero: true,
      durationSeconds: beat.durationSeconds,
      pulseSeconds: 60 / spec.audio.tempoBpm,
      seed: deriveSeed(spec.seed, 'scene', beatIndex),
    },
    transition: beat.transition,
    fps: spec.fps,
    frameCount: framesOf({ startSeconds: beat.startSeconds, usedSeconds: beat.durationSeconds }, spec.fps),
    ...frameSize(spec.aspectRatio, spec.resolution),
    seed: deriveSeed(spec.seed, 'grain', beatIndex),
    outputPath: paths.output,
  };
}
