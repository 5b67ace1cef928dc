import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';
import type { ClipPlace } from '../../lib/playback/clip-places.ts';
import type { Film } from '../../lib/playback/film.ts';
import { toFrames } from '#domain/time.ts';

/**
 * The clips as one film. Where they are joined in one file already, that file is played; else they are played one after
 * the other, and a picture of the storyboard holds the place of each that is not there.
 */
export function clipsFilm(
  { spec, artifacts, edited_slots: edited }: CheckpointView,
  clips: readonly ClipPlace[],
): Film {
  const frames = toFrames(spec.duration_seconds, spec.fps);
  const scenes = clips.map(({ startFrame }) => startFrame);
  const bySlot = new Map(artifacts.map((artifact) => [artifact.slot, artifact]));
  const stitched = bySlot.get('stitched');
  const isAsJoined = !edited.some((slot) => slot === 'spec' || slot.startsWith('chunk/'));
  if (
    stitched !== undefined &&
    stitched.stale === null &&
    isAsJoined &&
    clips.every(({ artifact }) => artifact !== null)
  ) {
    const part = { key: stitched.artifact_id, startFrame: 0, frames, src: stitched.s3_url, still: null };
    return { fps: spec.fps, frames, parts: [part], scenes };
  }
  const parts = clips.map(({ artifact, slot, startFrame, frames: length, beatIndex }) => {
    const picture = bySlot.get(`beat/${beatIndex}/image`)?.thumbnail_url ?? null;
    return {
      key: artifact?.artifact_id ?? slot,
      startFrame,
      frames: length,
      src: artifact?.s3_url ?? null,
      still: picture === null ? null : `${picture}&width=960`,
    };
  });
  return { fps: spec.fps, frames, parts, scenes };
}
