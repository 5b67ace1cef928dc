import { numberOf, segmentSlot } from '#domain/slot.ts';
import type { FilmJoin, JoinMeasure } from '#media/quality/judge-joins.ts';
import type { SegmentResult } from '#media/render-task.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { assetPathsOf } from '../asset-paths.ts';
import { joinClips } from '../join-clips.ts';
import { footageOf } from '../footage-of.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { produce, type Owner } from '../produce.ts';
import type { Scratch } from '../scratch.ts';
import { chunkOf } from '../slot-before.ts';
import type { KnownSpec } from '../spec-library.ts';
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
  const footage = await footageOf(context, picture, clips);
  const beat = `${owner.videoId}:${beatIndex}`;
  const make = async (scratch: Scratch) => {
    const path = scratch.path('segment.mp4');
    const clip = await joinClips(context, scratch, clips, spec.fps, 'clips.mp4');
    const paths = { clip, picture: await context.blobs.localPath(picture.storageKey), output: path };
    const task = segmentTask(spec, beatIndex, paths, pathOf, variation, footage);
    const words = wordsDigest(task, context.hash);
    const finished =
      (await context.finishedFrames.take(clips[0]!.sha256, words, path)) ?? (await context.pool.run(task, beat));
    const joins = await joinsOf(context, owner, known, clips);
    const metadata: SegmentMetadata = { ...finished, joins };
    return { path, mediaType: 'video/mp4', metadata };
  };
  const slot = segmentSlot(beatIndex);
  return produce(context, owner, known, slot, [picture, ...clips], (scratch) => context.work(() => make(scratch)));
}

/** What is kept with a segment for the report on the film. */
export interface SegmentMetadata extends SegmentResult {
  /** How its clips meet, at times from the beat's start. */
  readonly joins: readonly FilmJoin[];
}

/** How bought clips of a beat meet. What is drawn here goes on without a join. */
async function joinsOf(
  context: PipelineContext,
  { userId }: Owner,
  { graph }: KnownSpec,
  clips: readonly ArtifactReference[],
): Promise<FilmJoin[]> {
  const joins: FilmJoin[] = [];
  let atSeconds = 0;
  for (const clip of clips) {
    if (clip.isFootage) {
      const { metadata } = await context.artifacts.get(userId, clip.artifactId);
      if (metadata.join) joins.push({ ...(metadata.join as unknown as JoinMeasure), atSeconds });
    }
    atSeconds += chunkOf(graph, numberOf(clip.slot)!).usedSeconds;
  }
  return joins;
}
