import { frameSize } from '#domain/frame-format.ts';
import { frameSpans } from '#domain/timeline.ts';
import { toFrames } from '#domain/time.ts';
import type { Spec } from '#domain/spec.ts';
import { concatList } from '#media/ffmpeg/concat.ts';
import { contactSheetArguments } from '#media/ffmpeg/contact-sheet.ts';
import { muxArguments } from '#media/ffmpeg/mux.ts';
import { posterArguments } from '#media/ffmpeg/poster.ts';
import { judgeFinal } from '#media/quality/judge-final.ts';
import type { FilmJoin } from '#media/quality/judge-joins.ts';
import { measureFinal } from '#media/quality/measure-final.ts';
import { joinPictureMeasures } from '#media/quality/measure-picture.ts';
import type { SegmentMetadata } from './compose-segment.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { joinClips } from '../join-clips.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { produce, type Owner } from '../produce.ts';
import type { Scratch } from '../scratch.ts';

/** Joins the plates of all beats by copying: the film as it is before type and sound. */
export async function stitchClips(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
  clips: readonly ArtifactReference[],
): Promise<ArtifactReference> {
  const known = await context.specs.load(specReference);
  return produce(context, owner, known, 'stitched', clips, async (scratch) => ({
    path: await joinClips(context, scratch, clips, known.spec.fps, 'stitched.mp4'),
    mediaType: 'video/mp4',
    metadata: {},
  }));
}

/** Joins the finished segments by copying and adds the sound: the ad. */
export async function cutFinal(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
  segments: readonly ArtifactReference[],
  mix: ArtifactReference,
): Promise<ArtifactReference> {
  const known = await context.specs.load(specReference);
  const { spec } = known;
  return produce(context, owner, known, 'final', [...segments, mix], async (scratch) => {
    const parts = await Promise.all(segments.map((segment) => context.blobs.localPath(segment.storageKey)));
    const listPath = await scratch.write('picture.txt', concatList(parts));
    const path = scratch.path('final.mp4');
    const frameCount = toFrames(spec.durationSeconds, spec.fps);
    const audioPath = await context.blobs.localPath(mix.storageKey);
    const mux = muxArguments({ video: { listPath }, audioPath, fps: spec.fps, outputPath: path });
    await context.work(() => context.runner.run(mux));
    return {
      path,
      mediaType: 'video/mp4',
      metadata: { frames: frameCount, fps: spec.fps, ...frameSize(spec.aspectRatio, spec.resolution) },
    };
  });
}

/** Makes what goes with an ad: a poster, a contact sheet and the quality report. */
export async function finishExtras(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
  final: ArtifactReference,
  segments: readonly ArtifactReference[],
): Promise<void> {
  const known = await context.specs.load(specReference);
  const { spec } = known;
  const finalPath = await context.blobs.localPath(final.storageKey);
  await Promise.all([
    produce(context, owner, known, 'final/poster', [final], async (scratch) => {
      const path = scratch.path('poster.jpg');
      const frame = posterFrame(spec);
      const poster = posterArguments({ inputPath: finalPath, fps: spec.fps, frame, outputPath: path });
      await context.work(() => context.runner.run(poster));
      return { path, mediaType: 'image/jpeg', metadata: {} };
    }),
    produce(context, owner, known, 'final/sheet', [final], async (scratch) => {
      const path = scratch.path('sheet.jpg');
      const sheet = contactSheetArguments({ ...sheetOf(spec), inputPath: finalPath, outputPath: path });
      await context.work(() => context.runner.run(sheet));
      return { path, mediaType: 'image/jpeg', metadata: {} };
    }),
    produce(context, owner, known, 'final/report', [final, ...segments], (scratch) =>
      context.work(() => report(context, owner, spec, finalPath, segments, scratch)),
    ),
  ]);
}

/** The product shown off is what a poster is for; without a reveal, the end card. */
function posterFrame(spec: Spec): number {
  const reveal = spec.beats.findIndex((beat) => beat.kind === 'reveal');
  return restingFrame(spec, reveal < 0 ? spec.beats.length - 1 : reveal);
}

/**
 * A frame of a beat in which everything has landed. Segments begin a new group of pictures every second, and the frame
 * after such a beginning is found by decoding two frames instead of thirty, so one of those is taken where it can be.
 */
function restingFrame(spec: Spec, beatIndex: number): number {
  const { startFrame, endFrame } = frameSpans(spec.beats, spec.fps)[beatIndex]!;
  const length = endFrame - startFrame;
  const wholeSeconds = Math.floor((length * 0.85) / spec.fps);
  return startFrame + (wholeSeconds >= 1 ? wholeSeconds * spec.fps + 1 : Math.floor(length * 0.7));
}

/** Most frames on a contact sheet. Each is read by a decoder of its own, and more would not be looked at. */
const maximumSheetFrames = 36;

/** One frame of each beat, or of evenly chosen ones of a long film, in rows that make a page rather than a ribbon. */
function sheetOf(spec: Spec) {
  const count = Math.min(maximumSheetFrames, spec.beats.length);
  const chosen = Array.from({ length: count }, (_, index) => Math.floor((index * spec.beats.length) / count));
  const frames = chosen.map((beatIndex) => restingFrame(spec, beatIndex));
  const size = frameSize(spec.aspectRatio, spec.resolution);
  const columns = Math.max(2, Math.round(Math.sqrt(frames.length * (size.height / size.width) * 1.6)));
  return { size, fps: spec.fps, frames, columns: Math.min(columns, frames.length) };
}

async function report(
  context: PipelineContext,
  owner: Owner,
  spec: Spec,
  finalPath: string,
  segments: readonly ArtifactReference[],
  scratch: Scratch,
) {
  const parts = await measuredParts(context, owner, segments);
  const picture = joinPictureMeasures(parts.map((part) => part.picture));
  const quality = judgeFinal(await measureFinal(context.runner, finalPath, { picture }), {
    frames: toFrames(spec.durationSeconds, spec.fps),
    fps: spec.fps,
    size: frameSize(spec.aspectRatio, spec.resolution),
    texts: textsOnFilm(spec, parts),
    joins: joinsOnFilm(spec, parts),
  });
  const path = await scratch.write('report.json', JSON.stringify(quality, null, 2));
  return { path, mediaType: 'application/json', metadata: { ...quality } };
}

async function measuredParts(
  context: PipelineContext,
  owner: Owner,
  segments: readonly ArtifactReference[],
): Promise<SegmentMetadata[]> {
  const parts: SegmentMetadata[] = [];
  for (const segment of segments) {
    const { metadata } = await context.artifacts.get(owner.userId, segment.artifactId);
    parts.push(metadata as unknown as SegmentMetadata);
  }
  return parts;
}

/** Joins within the beats, moved to the film's own time. */
function joinsOnFilm(spec: Spec, parts: readonly SegmentMetadata[]): FilmJoin[] {
  return parts.flatMap(({ joins = [] }, beatIndex) =>
    joins.map((join) => ({ ...join, atSeconds: spec.beats[beatIndex]!.startSeconds + join.atSeconds })),
  );
}

/** Texts measured in each segment, moved to the film's own time. */
function textsOnFilm(spec: Spec, parts: readonly SegmentMetadata[]) {
  const spans = frameSpans(spec.beats, spec.fps);
  return parts.flatMap(({ texts }, beatIndex) => {
    const startSeconds = spans[beatIndex]!.startFrame / spec.fps;
    return texts.map((text) => ({
      ...text,
      startSeconds: startSeconds + text.fromSeconds,
      endSeconds: startSeconds + text.toSeconds,
    }));
  });
}
