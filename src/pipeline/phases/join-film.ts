import { frameSize } from '#domain/frame-format.ts';
import { chunkSlot } from '#domain/slot.ts';
import { planChunks } from '#domain/chunk-plan.ts';
import { frameSpans } from '#domain/timeline.ts';
import { toFrames } from '#domain/time.ts';
import type { Spec } from '#domain/spec.ts';
import { contactSheetArguments } from '#media/ffmpeg/contact-sheet.ts';
import { muxArguments } from '#media/ffmpeg/mux.ts';
import { posterArguments } from '#media/ffmpeg/poster.ts';
import { judgeFinal } from '#media/quality/judge-final.ts';
import { measureFinal } from '#media/quality/measure-final.ts';
import type { MeasuredText } from '#media/render-task.ts';
import type { Run } from '../run.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { joinClips } from '../join-clips.ts';
import { toReference, type ArtifactReference } from '../artifact-reference.ts';
import { produce } from '../produce.ts';
import type { Scratch } from '../scratch.ts';
import { loadSpec } from '../spec-library.ts';

/** Joins the film twice, side by side: its bare clips, and its finished segments with the sound. Returns the ad. */
export async function joinFilm(
  context: PipelineContext,
  run: Run,
  specReference: ArtifactReference,
  segments: readonly ArtifactReference[],
  mix: ArtifactReference,
): Promise<ArtifactReference> {
  const [final] = await Promise.all([
    cutFinal(context, run, specReference, segments, mix),
    stitchClips(context, run, specReference),
  ]);
  return final;
}

/** Joins the plates of all beats by copying: the film as it is before type and sound. */
async function stitchClips(
  context: PipelineContext,
  run: Run,
  specReference: ArtifactReference,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  const chunks = planChunks(spec.beats, context.models.video.clipLengths);
  const slots = chunks.map((chunk) => chunkSlot(chunk.chunkIndex));
  const clips = (await context.artifacts.selected(run.userId, run.videoId, slots)).map(toReference);
  return produce(context, run, spec, 'stitched', clips, async (scratch) => ({
    path: await joinClips(context, scratch, clips, spec.fps, 'stitched.mp4'),
    mediaType: 'video/mp4',
    metadata: {},
  }));
}

/** Joins the finished segments by copying and adds the sound: the ad. */
async function cutFinal(
  context: PipelineContext,
  run: Run,
  specReference: ArtifactReference,
  segments: readonly ArtifactReference[],
  mix: ArtifactReference,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  return produce(context, run, spec, 'final', [...segments, mix], async (scratch) => {
    const videoPath = await joinClips(context, scratch, segments, spec.fps, 'picture.mp4');
    const path = scratch.path('final.mp4');
    const frameCount = toFrames(spec.durationSeconds, spec.fps);
    const audioPath = context.blobs.localPath(mix.storageKey);
    await context.runner.run(muxArguments({ videoPath, audioPath, fps: spec.fps, outputPath: path }));
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
  run: Run,
  specReference: ArtifactReference,
  final: ArtifactReference,
  segments: readonly ArtifactReference[],
): Promise<void> {
  const spec = await loadSpec(context, specReference);
  const finalPath = context.blobs.localPath(final.storageKey);
  await Promise.all([
    produce(context, run, spec, 'final/poster', [final], async (scratch) => {
      const path = scratch.path('poster.jpg');
      const frame = toFrames(posterSeconds(spec), spec.fps);
      await context.runner.run(posterArguments({ inputPath: finalPath, fps: spec.fps, frame, outputPath: path }));
      return { path, mediaType: 'image/jpeg', metadata: {} };
    }),
    produce(context, run, spec, 'final/sheet', [final], async (scratch) => {
      const path = scratch.path('sheet.jpg');
      await context.runner.run(contactSheetArguments({ ...sheetOf(spec), inputPath: finalPath, outputPath: path }));
      return { path, mediaType: 'image/jpeg', metadata: {} };
    }),
    produce(context, run, spec, 'final/report', [final, ...segments], (scratch) =>
      report(context, run, spec, finalPath, segments, scratch),
    ),
  ]);
}

/** The product shown off is what a poster is for; without a reveal, the end card. */
function posterSeconds(spec: Spec): number {
  const beat = spec.beats.find((candidate) => candidate.kind === 'reveal') ?? spec.beats.at(-1)!;
  return beat.startSeconds + beat.durationSeconds * 0.7;
}

/** One frame of each beat, when everything in it has landed, in rows that make a page rather than a ribbon. */
function sheetOf(spec: Spec) {
  const frames = spec.beats.map((beat) => toFrames(beat.startSeconds + beat.durationSeconds * 0.7, spec.fps));
  const size = frameSize(spec.aspectRatio, spec.resolution);
  const columns = Math.max(2, Math.round(Math.sqrt(frames.length * (size.height / size.width) * 1.6)));
  return { size, fps: spec.fps, frames, columns: Math.min(columns, frames.length) };
}

async function report(
  context: PipelineContext,
  run: Run,
  spec: Spec,
  finalPath: string,
  segments: readonly ArtifactReference[],
  scratch: Scratch,
) {
  const measures = await measureFinal(context.runner, finalPath);
  const texts = await textsOnFilm(context, run, spec, segments);
  const quality = judgeFinal(measures, {
    frames: toFrames(spec.durationSeconds, spec.fps),
    fps: spec.fps,
    size: frameSize(spec.aspectRatio, spec.resolution),
    texts,
  });
  const path = await scratch.write('report.json', JSON.stringify(quality, null, 2));
  return { path, mediaType: 'application/json', metadata: { ...quality } };
}

/** Texts measured in each segment, moved to the film's own time. */
async function textsOnFilm(context: PipelineContext, run: Run, spec: Spec, segments: readonly ArtifactReference[]) {
  const spans = frameSpans(spec.beats, spec.fps);
  const texts = [];
  for (const [beatIndex, segment] of segments.entries()) {
    const artifact = await context.artifacts.get(run.userId, segment.artifactId);
    const startSeconds = spans[beatIndex]!.startFrame / spec.fps;
    for (const text of (artifact.metadata as unknown as { texts: readonly MeasuredText[] }).texts) {
      texts.push({ ...text, startSeconds: startSeconds + text.fromSeconds, endSeconds: startSeconds + text.toSeconds });
    }
  }
  return texts;
}
