import { frameSpans } from '#domain/timeline.ts';
import { toFrames } from '#domain/time.ts';
import type { Artifact } from '#contract/artifact.ts';
import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';
import type { Film } from '../../lib/playback/film.ts';

/** The finished film; before there is one, the clips as they are joined; before those, the newest picture. */
export function finalFilm({ spec, artifacts }: CheckpointView): {
  readonly film: Film;
  readonly source: Artifact | null;
} {
  const bySlot = new Map(artifacts.map((artifact) => [artifact.slot, artifact]));
  const source = bySlot.get('final') ?? bySlot.get('stitched') ?? null;
  const picture = bySlot.get('beat/0/image')?.thumbnail_url ?? null;
  const frames = toFrames(spec.duration_seconds, spec.fps);
  const beats = spec.beats.map((beat) => ({
    startSeconds: beat.start_seconds,
    durationSeconds: beat.duration_seconds,
  }));
  const part = {
    key: source?.artifact_id ?? 'none',
    startFrame: 0,
    frames,
    src: source?.s3_url ?? null,
    still: picture === null ? null : `${picture}&width=960`,
  };
  const scenes = frameSpans(beats, spec.fps).map(({ startFrame }) => startFrame);
  return { film: { fps: spec.fps, frames, parts: [part], scenes }, source };
}
