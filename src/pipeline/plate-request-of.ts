import { beatSeed } from '#domain/beat-seed.ts';
import { directionOf } from '#domain/language.ts';
import { frameSize } from '#domain/frame-format.ts';
import type { Beat, LayoutId } from '#domain/beat.ts';
import type { ImageReference, Spec } from '#domain/spec.ts';
import type { Variation } from '#domain/variation.ts';
import type { HeroSource, PlateRequest } from '#media/scenes/plate-request.ts';

/** Finds the file of an uploaded asset. */
export type AssetPath = (assetId: string) => string;

/** A bought picture that a drawn camera moves over. */
export interface PictureFile {
  readonly path: string;
  readonly sha256: string;
}

/**
 * The exact art direction of one beat's plate, as this take wants it, or of a move over its bought picture. Pure; words
 * on screen have no part in it.
 */
export function plateRequestOf(
  spec: Spec,
  beatIndex: number,
  pathOf: AssetPath,
  variation: Variation,
  picture: PictureFile | null = null,
): PlateRequest {
  const beat = spec.beats[beatIndex]!;
  const { width, height } = frameSize(spec.aspectRatio, spec.resolution);
  const subjects = variation.subjects ?? beat.subjects;
  return {
    archetype: spec.style.archetype,
    palette: spec.style.palette,
    layout: picture === null ? layoutOf(beat, variation) : 'caption',
    value: beat.value,
    hero:
      picture === null
        ? heroOf(spec, beat, beatIndex, pathOf, variation)
        : { kind: 'photo', ...picture, cutOut: false },
    companions: subjects.slice(1),
    shot: beat.direction.shot,
    camera: beat.direction.camera,
    move: variation.camera,
    direction: directionOf(spec.language),
    width,
    height,
    durationSeconds: beat.durationSeconds,
    pulseSeconds: 60 / spec.audio.tempoBpm,
    seed: variation.seed ?? beatSeed(spec, beatIndex),
  };
}

/** A picture of the user's own fills the frame, but for the end card, which it joins. */
export function layoutOf(beat: Beat, { upload }: Variation): LayoutId {
  return upload === null || beat.layout === 'end-card' ? beat.layout : 'caption';
}

/** The user's photo before anything drawn: the first one where the product is shown off, the others in turn elsewhere. */
function heroOf(
  spec: Spec,
  beat: Beat,
  beatIndex: number,
  pathOf: AssetPath,
  { upload, subjects }: Variation,
): HeroSource {
  if (upload !== null) return photoHero(upload, pathOf, beat.layout === 'end-card');
  const images = spec.productImages;
  if (subjects === null && images.length > 0) {
    const showsOff = beat.kind === 'reveal' || beat.kind === 'call_to_action';
    return photoHero(images[showsOff ? 0 : beatIndex % images.length]!, pathOf, true);
  }
  const icon = (subjects ?? beat.subjects)[0];
  return icon === undefined ? { kind: 'form' } : { kind: 'art', icon };
}

function photoHero(image: ImageReference, pathOf: AssetPath, mayCutOut: boolean): HeroSource {
  if (mayCutOut && image.cutOutAssetId !== null && image.cutOutSha256 !== null) {
    return { kind: 'photo', path: pathOf(image.cutOutAssetId), sha256: image.cutOutSha256, cutOut: true };
  }
  return { kind: 'photo', path: pathOf(image.assetId), sha256: image.sha256, cutOut: false };
}
