import { beatSeed } from '#domain/beat-seed.ts';
import type { Hash } from '#domain/build-graph.ts';
import { footageLayout } from '#domain/footage-layout.ts';
import { frameSize } from '#domain/frame-format.ts';
import { framesOf } from '#domain/graph-nodes.ts';
import { deriveSeed } from '#domain/random.ts';
import type { Spec } from '#domain/spec.ts';
import type { Variation } from '#domain/variation.ts';
import type { SegmentTask } from '#media/render-task.ts';
import type { Footage } from './footage-of.ts';
import { layoutOf, plateRequestOf, type AssetPath } from './plate-request-of.ts';

/** Files a segment is made from and into. */
export interface SegmentPaths {
  readonly clip: string;
  readonly picture: string;
  readonly output: string;
}

/** What finishing one beat's frames takes: its words, look, transition and exact frames. Pure. */
export function segmentTask(
  spec: Spec,
  beatIndex: number,
  paths: SegmentPaths,
  pathOf: AssetPath,
  variation: Variation,
  footage: Footage = { picture: null, isFilmed: false },
): SegmentTask {
  const beat = spec.beats[beatIndex]!;
  const { brand, name, callToAction } = spec.product;
  return {
    kind: 'segment',
    clipPath: paths.clip,
    picturePath: paths.picture,
    plate: footage.isFilmed ? null : plateRequestOf(spec, beatIndex, pathOf, variation, footage.picture),
    type: {
      archetype: spec.style.archetype,
      palette: spec.style.palette,
      faces: spec.style.faces,
      layout: footage.isFilmed || footage.picture !== null ? footageLayout(beat) : layoutOf(beat, variation),
      value: beat.value,
      kind: beat.kind,
      language: spec.language,
      text: beat.text,
      signature: brand ?? name,
      callToAction,
      logoPath: spec.logo === null ? null : pathOf(spec.logo.cutOutAssetId ?? spec.logo.assetId),
      hasHero: !footage.isFilmed,
      durationSeconds: beat.durationSeconds,
      pulseSeconds: 60 / spec.audio.tempoBpm,
      seed: variation.seed ?? beatSeed(spec, beatIndex),
    },
    transition: beat.transition,
    fps: spec.fps,
    frameCount: framesOf({ startSeconds: beat.startSeconds, usedSeconds: beat.durationSeconds }, spec.fps),
    ...frameSize(spec.aspectRatio, spec.resolution),
    seed: deriveSeed(spec.seed, 'grain', beatIndex),
    outputPath: paths.output,
  };
}

/** Names what goes over a clip, whatever the files are called: two segments of one clip and one digest are the same. */
export function wordsDigest(task: SegmentTask, hash: Hash): string {
  return hash(JSON.stringify([task.type, task.transition, task.seed, task.fps, task.frameCount]));
}
