import { useEffect, useMemo, useState } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { toFrames } from '#domain/time.ts';
import type { FilmPart } from '../../lib/playback/film.ts';
import type { CompareMedia, MediaSide } from './compare-media.ts';
import { createPairPlayback, type PairPlayback } from './pair-playback.ts';
import type { FilmPair } from './pair-runner.ts';

/** A player of what is compared; it stays the same while its films change. */
export function usePairPlayback(media: CompareMedia | null, spec: WireSpec | null): PairPlayback {
  const pair = useMemo(() => pairOf(media, spec), [media, spec]);
  const [playback] = useState(() => createPairPlayback(pair));
  useEffect(() => playback.setPair(pair), [playback, pair]);
  return playback;
}

const nothing: FilmPart = { key: 'none', startFrame: 0, frames: 1, src: null, still: null };

function pairOf(media: CompareMedia | null, spec: WireSpec | null): FilmPair {
  if (media === null || media.kind === 'picture') {
    return { film: { fps: 24, frames: 1, parts: [nothing], scenes: [0] }, a: nothing, b: nothing };
  }
  const partOf = ({ artifact, frames }: MediaSide): FilmPart => ({
    ...{ key: artifact.artifact_id, startFrame: 0, src: artifact.s3_url, still: null },
    frames: frames ?? toFrames(artifact.media?.duration_seconds ?? 1, media.fps),
  });
  const [a, b] = [partOf(media.a), partOf(media.b)];
  const frames = Math.max(a.frames, b.frames);
  const starts =
    media.kind === 'film' ? (spec?.beats ?? []).map((beat) => toFrames(beat.start_seconds, media.fps)) : [];
  const scenes = starts.length === 0 ? [0] : starts;
  return { film: { fps: media.fps, frames, parts: [{ ...a, frames }], scenes }, a, b };
}
