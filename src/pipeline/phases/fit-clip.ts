import type { FrameSize } from '#domain/frame-format.ts';
import type { ColourMatch } from '#media/ffmpeg/conform.ts';
import { colourMatchOf } from '#media/footage/colour-match.ts';
import { conformClip, type ConformedClip } from '#media/footage/conform-clip.ts';
import { firstUsedFrame } from '#media/footage/last-used-frame.ts';
import { measureJoin } from '#media/footage/measure-join.ts';
import type { JoinMeasure } from '#media/quality/judge-joins.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import type { Bought } from '../paid/paid-order.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { Scratch } from '../scratch.ts';
import { clipOf } from './check-bought.ts';

/** A bought clip and its place in the film. */
export interface ClipFit extends FrameSize {
  readonly bought: Bought;
  /** The last used frame of the clip it goes on from; null for the first of a beat. */
  readonly goesOnFrom: ArtifactReference | null;
  readonly frameCount: number;
  readonly fps: number;
  readonly signal?: AbortSignal | undefined;
}

/** A clip of the film, and what became of it on the way. */
export interface FittedClip {
  readonly path: string;
  readonly remarks: readonly string[];
  /** How it meets the clip it goes on from. */
  readonly join: JoinMeasure | null;
}

/** Cuts a bought clip to its frames. Where it goes on from another one, its light is brought to that one's. */
export async function fitClip(context: PipelineContext, scratch: Scratch, fit: ClipFit): Promise<FittedClip> {
  const { bought, goesOnFrom, ...target } = fit;
  const inputPath = await context.blobs.localPath(bought.storageKey);
  const footage = clipOf(bought.metadata, 0);
  // A clip that goes on from a frame begins with that frame, which is in the film already: it is left out if there is room.
  const isLongEnough = footage.seconds >= (fit.frameCount + 1) / fit.fps + 1 / footage.fps;
  const startSeconds = goesOnFrom !== null && isLongEnough ? 1 / footage.fps : 0;
  const conform = (name: string, match: ColourMatch | null): Promise<ConformedClip> =>
    conformClip(context.runner, { ...target, inputPath, footage, startSeconds, outputPath: scratch.path(name), match });
  return context.work(async () => {
    const { remarks } = await conform('clip.mp4', null);
    if (goesOnFrom === null) return { path: scratch.path('clip.mp4'), remarks, join: null };
    const before = await context.blobs.localPath(goesOnFrom.storageKey);
    const join = await joinOf(context, scratch, before, 'clip.mp4');
    const match = await colourMatchOf(before, scratch.path('clip.mp4.png'));
    if (match === null) return { path: scratch.path('clip.mp4'), remarks, join };
    await conform('matched.mp4', match);
    const matched = await joinOf(context, scratch, before, 'matched.mp4');
    const isBetter = matched.difference < join.difference;
    return isBetter
      ? { path: scratch.path('matched.mp4'), remarks, join: matched }
      : { path: scratch.path('clip.mp4'), remarks, join };
  });
}

async function joinOf(context: PipelineContext, scratch: Scratch, before: string, name: string): Promise<JoinMeasure> {
  const first = scratch.path(`${name}.png`);
  await firstUsedFrame(context.runner, scratch.path(name), first);
  return measureJoin(before, first);
}
