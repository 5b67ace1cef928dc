import type { Artifact } from '#contract/artifact.ts';
import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';
import { clipPlaces } from '../../lib/playback/clip-places.ts';

/** What is seen of one side. */
export interface MediaSide {
  readonly artifact: Artifact;
  /** Null for pictures. */
  readonly frames: number | null;
}

/** What both sides are seen by: whole films, or one clip or picture. Null where they have nothing of a kind in common. */
export interface CompareMedia {
  readonly kind: 'film' | 'clip' | 'picture';
  readonly a: MediaSide;
  readonly b: MediaSide;
  readonly fps: number;
  /** Width by height. */
  readonly ratio: number;
  /** Seconds into the ad at which it begins. */
  readonly startSeconds: number;
}

const filmSlots = ['final', 'stitched'] as const;

/**
 * What two checkpoints are seen by: their films when both have one, else the clip of a beat, else its picture. `closeSlot`
 * is looked at by itself when both have it.
 */
export function compareMedia(
  a: CheckpointView,
  b: CheckpointView,
  beatIndex: number,
  closeSlot: string | null = null,
): CompareMedia | null {
  const close = closeSlot === null ? null : pairOf(artifactAt(a, closeSlot), artifactAt(b, closeSlot));
  if (close !== null) return takesMedia(close.a.artifact, close.b.artifact);
  for (const slot of filmSlots) {
    const pair = pairOf(artifactAt(a, slot), artifactAt(b, slot));
    if (pair !== null) return { ...pair, kind: 'film', fps: a.spec.fps, ratio: ratioOf(a), startSeconds: 0 };
  }
  const startSeconds = a.spec.beats[beatIndex]?.start_seconds ?? 0;
  const place = { fps: a.spec.fps, ratio: ratioOf(a), startSeconds };
  const clips = pairOf(clipOf(a, beatIndex), clipOf(b, beatIndex));
  if (clips !== null) return { ...clips, ...place, kind: 'clip' };
  const slot = `beat/${beatIndex}/image`;
  const pictures = pairOf(artifactAt(a, slot), artifactAt(b, slot));
  return pictures === null ? null : { ...pictures, ...place, kind: 'picture' };
}

/** Two takes of one slot. */
export function takesMedia(a: Artifact, b: Artifact): CompareMedia {
  const { width, height, fps } = a.media ?? {};
  const isFilm = (fps ?? null) !== null;
  return {
    kind: isFilm ? 'clip' : 'picture',
    ...{ a: sideOf(a), b: sideOf(b), fps: fps ?? 24, startSeconds: 0 },
    ratio: width && height ? width / height : 16 / 9,
  };
}

const artifactAt = ({ artifacts }: CheckpointView, slot: string): Artifact | undefined =>
  artifacts.find((artifact) => artifact.slot === slot);

function clipOf({ spec, artifacts }: CheckpointView, beatIndex: number): Artifact | undefined {
  const clip = clipPlaces(spec, artifacts, () => null).find((place) => place.beatIndex === beatIndex);
  return clip?.artifact ?? undefined;
}

function pairOf(
  a: Artifact | undefined,
  b: Artifact | undefined,
): { readonly a: MediaSide; readonly b: MediaSide } | null {
  return a === undefined || b === undefined ? null : { a: sideOf(a), b: sideOf(b) };
}

const sideOf = (artifact: Artifact): MediaSide => ({ artifact, frames: artifact.media?.frames ?? null });

function ratioOf({ spec }: CheckpointView): number {
  const [width, height] = spec.aspect_ratio.split(':').map(Number);
  return width && height ? width / height : 16 / 9;
}
