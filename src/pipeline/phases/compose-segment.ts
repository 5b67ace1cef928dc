import { framesOf } from '#domain/build-graph.ts';
import { frameSize } from '#domain/frame-format.ts';
import { deriveSeed } from '#domain/random.ts';
import { segmentSlot } from '#domain/slot.ts';
import type { Spec } from '#domain/spec.ts';
import { concatArguments, writeConcatList } from '#media/ffmpeg/concat-arguments.ts';
import type { SegmentTask } from '#media/render-task.ts';
import type { MakeAdInput } from '../make-ad.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { plateRequestOf } from '../plate-request-of.ts';
import { produce, type ArtifactReference } from '../produce.ts';
import { loadSpec } from '../spec-library.ts';

/** Puts type, transition and grain over a beat's clips: its finished frames. */
export async function composeSegment(
  context: PipelineContext,
  run: MakeAdInput,
  specReference: ArtifactReference,
  beatIndex: number,
  picture: ArtifactReference,
  clips: readonly ArtifactReference[],
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  return produce(context, run, spec, segmentSlot(beatIndex), [picture, ...clips], async (scratch) => {
    const clipPath = await joinedClip(context, scratch.path('clips.mp4'), clips);
    const outputPath = scratch.path('segment.mp4');
    const task = segmentTask(
      context,
      spec,
      beatIndex,
      clipPath,
      context.blobs.localPath(picture.storageKey),
      outputPath,
    );
    const { texts } = await context.pool.run(task, `${run.videoId}:${beatIndex}`);
    return { path: outputPath, mediaType: 'video/mp4', metadata: { texts } };
  });
}

async function joinedClip(
  context: PipelineContext,
  outputPath: string,
  clips: readonly ArtifactReference[],
): Promise<string> {
  const paths = clips.map((clip) => context.blobs.localPath(clip.storageKey));
  if (paths.length === 1) return paths[0]!;
  const listPath = await writeConcatList(`${outputPath}.txt`, paths);
  await context.runner.run(concatArguments({ listPath, outputPath }));
  return outputPath;
}

function segmentTask(
  context: PipelineContext,
  spec: Spec,
  beatIndex: number,
  clipPath: string,
  picturePath: string,
  outputPath: string,
): SegmentTask {
  const beat = spec.beats[beatIndex]!;
  const { brand, name, callToAction } = spec.product;
  return {
    kind: 'segment',
    clipPath,
    picturePath,
    plate: plateRequestOf(spec, beatIndex, context.assetPath),
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
      logoPath: spec.logo === null ? null : context.assetPath(spec.logo.cutOutAssetId ?? spec.logo.assetId),
      hasHero: true,
      durationSeconds: beat.durationSeconds,
      pulseSeconds: 60 / spec.audio.tempoBpm,
      seed: deriveSeed(spec.seed, 'type', beatIndex),
    },
    transition: beat.transition,
    fps: spec.fps,
    frameCount: framesOf({ startSeconds: beat.startSeconds, usedSeconds: beat.durationSeconds }, spec.fps),
    ...frameSize(spec.aspectRatio, spec.resolution),
    seed: deriveSeed(spec.seed, 'grain', beatIndex),
    outputPath,
  };
}
