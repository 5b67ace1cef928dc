import { beatSeed } from '#domain/build-graph.ts';
import { directionOf } from '#domain/language.ts';
import { frameSize } from '#domain/frame-format.ts';
import type { Beat } from '#domain/beat.ts';
import type { ImageReference, Spec } from '#domain/spec.ts';
import type { HeroSource, PlateRequest } from '#media/scenes/plate-request.ts';

/** Finds the file of an uploaded asset. */
export type AssetPath = (assetId: string) => string;

/** The exact art direction of one beat's plate. Pure; words on screen have no part in it. */
export function plateRequestOf(spec: Spec, beatIndex: number, pathOf: AssetPath): PlateRequest {
  const beat = spec.beats[beatIndex]!;
  const { width, height } = frameSize(spec.aspectRatio, spec.resolution);
  return {
    archetype: spec.style.archetype,
    palette: spec.style.palette,
    layout: beat.layout,
    value: beat.value,
    hero: heroOf(spec, beat, beatIndex, pathOf),
    companions: beat.subjects.slice(1),
    shot: beat.direction.shot,
    camera: beat.direction.camera,
    direction: directionOf(spec.language),
    width,
    height,
    durationSeconds: beat.durationSeconds,
    pulseSeconds: 60 / spec.audio.tempoBpm,
    seed: beatSeed(spec, beatIndex),
  };
}

/** The user's photo before anything drawn: the first one where the product is shown off, the others in turn elsewhere. */
function heroOf(spec: Spec, beat: Beat, beatIndex: number, pathOf: AssetPath): HeroSource {
  const images = spec.productImages;
  if (images.length > 0) {
    const showsOff = beat.kind === 'reveal' || beat.kind === 'call_to_action';
    return photoHero(images[showsOff ? 0 : beatIndex % images.length]!, pathOf);
  }
  const icon = beat.subjects[0];
  return icon === undefined ? { kind: 'form' } : { kind: 'art', icon };
}

function photoHero(image: ImageReference, pathOf: AssetPath): HeroSource {
  if (image.cutOutAssetId !== null && image.cutOutSha256 !== null) {
    return { kind: 'photo', path: pathOf(image.cutOutAssetId), sha256: image.cutOutSha256, cutOut: true };
  }
  return { kind: 'photo', path: pathOf(image.assetId), sha256: image.sha256, cutOut: false };
}
