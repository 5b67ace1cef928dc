import { frameSize } from '#domain/frame-format.ts';
import { chunkSlot } from '#domain/slot.ts';
import { planChunks } from '#domain/chunk-plan.ts';
import { frameSpans } from '#domain/timeline.ts';
import { toFrames } from '#domain/time.ts';
import type { Spec } from '#domain/spec.ts';
import { concatArguments, writeConcatList } from '#media/ffmpeg/concat-arguments.ts';
import { makeContactSheet } from '#media/ffmpeg/contact-sheet.ts';
import { muxArguments } from '#media/ffmpeg/mux-arguments.ts';
import { posterArguments } from '#media/ffmpeg/poster-arguments.ts';
import { judgeFinal } from '#media/quality/judge-final.ts';
import { measureFinal } from '#media/quality/measure-final.ts';
import type { MeasuredText } from '#media/render-task.ts';
import type { MakeAdInput } from '../make-ad.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { produce, type ArtifactReference, type Scratch } from '../produce.ts';
import { loadSpec } from '../spec-library.ts';

/** Joins the plates of all beats by copying: the film as it is before type and sound. */
export async function stitchClips(
  context: PipelineContext,
  run: MakeAdInput,
  specReference: ArtifactReference,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  const chunks = planChunks(spec.beats, context.models.video.clipLengths);
  const clips = await context.artifacts.selected(
    run.userId,
    run.videoId,
    chunks.map((chunk) => chunkSlot(chunk.chunkIndex)),
  );
  return produce(context, run, spec, 'stitched', clips, async (scratch) => ({
    path: await join(context, scratch, clips, 'stitched.mp4'),
    mediaType: 'video/mp4',
    metadata: {},
  }));
}

/** Joins the finished segments by copying and adds the sound: the ad. */
export async function cutFinal(
  context: PipelineContext,
  run: MakeAdInput,
  specReference: ArtifactReference,
  segments: readonly ArtifactReference[],
  mix: ArtifactReference,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  return produce(context, run, spec, 'final', [...segments, mix], async (scratch) => {
    const picturePath = await join(context, scratch, segments, 'picture.mp4');
    const path = scratch.path('final.mp4');
    const frameCount = toFrames(spec.durationSeconds, spec.fps);
    const audioPath = context.blobs.localPath(mix.storageKey);
    await context.runner.run(
      muxArguments({ picturePath, audioPath, frameCount, fps: spec.fps, title: spec.title, outputPath: path }),
    );
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
  run: MakeAdInput,
  specReference: ArtifactReference,
  final: ArtifactReference,
  segments: readonly ArtifactReference[],
): Promise<void> {
  const spec = await loadSpec(context, specReference);
  const finalPath = context.blobs.localPath(final.storageKey);
  await Promise.all([
    produce(context, run, spec, 'final/poster', [final], async (scratch) => {
      const path = scratch.path('poster.png');
      await context.runner.run(
        posterArguments({ inputPath: finalPath, atSeconds: posterSeconds(spec), outputPath: path }),
      );
      return { path, mediaType: 'image/png', metadata: {} };
    }),
    produce(context, run, spec, 'final/sheet', [final], async (scratch) => {
      const path = scratch.path('sheet.png');
      const timesSeconds = spec.beats.map((beat) => beat.startSeconds + beat.durationSeconds * 0.62);
      await makeContactSheet(context.runner, {
        inputPath: finalPath,
        timesSeconds,
        outputPath: path,
        scratchFolder: scratch.folder,
      });
      return { path, mediaType: 'image/png', metadata: {} };
    }),
    produce(context, run, spec, 'final/report', [final, ...segments], (scratch) =>
      report(context, run, spec, finalPath, segments, scratch),
    ),
  ]);
}

async function join(
  context: PipelineContext,
  scratch: Scratch,
  parts: readonly ArtifactReference[],
  name: string,
): Promise<string> {
  const listPath = await writeConcatList(
    scratch.path(`${name}.txt`),
    parts.map((part) => context.blobs.localPath(part.storageKey)),
  );
  const outputPath = scratch.path(name);
  await context.runner.run(concatArguments({ listPath, outputPath }));
  return outputPath;
}

/** The product shown off is what a poster is for; without a reveal, the end card. */
function posterSeconds(spec: Spec): number {
  const beat = spec.beats.find((candidate) => candidate.kind === 'reveal') ?? spec.beats.at(-1)!;
  return beat.startSeconds + beat.durationSeconds * 0.7;
}

async function report(
  context: PipelineContext,
  run: MakeAdInput,
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
    ...frameSize(spec.aspectRatio, spec.resolution),
    texts,
  });
  const path = await scratch.write('report.json', JSON.stringify(quality, null, 2));
  return { path, mediaType: 'application/json', metadata: { ...quality } };
}

/** Texts measured in each segment, moved to the film's own time. */
async function textsOnFilm(
  context: PipelineContext,
  run: MakeAdInput,
  spec: Spec,
  segments: readonly ArtifactReference[],
) {
  const spans = frameSpans(spec.beats, spec.fps);
  const texts = [];
  for (const [beatIndex, segment] of segments.entries()) {
    const artifact = await context.artifacts.get(run.userId, segment.artifactId);
    const startSeconds = spans[beatIndex]!.startFrame / spec.fps;
    for (const text of (artifact.metadata as { texts: readonly MeasuredText[] }).texts) {
      texts.push({ ...text, startSeconds: startSeconds + text.fromSeconds, endSeconds: startSeconds + text.toSeconds });
    }
  }
  return texts;
}
