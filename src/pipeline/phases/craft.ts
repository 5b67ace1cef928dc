import type { ArtifactReference } from '../artifact-reference.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { Owner, Wish } from '../produce.ts';
import { composeSegment } from './compose-segment.ts';
import { drawPicture } from './draw-picture.ts';
import { cutFinal, finishExtras, stitchClips } from './join-film.ts';
import type { ClipOrder, MadeClip } from './clip-order.ts';
import { renderClip } from './render-clip.ts';
import { mixSound, scoreMusic } from './score-music.ts';
import { speakLines } from './speak-lines.ts';

type Reference = ArtifactReference;

/** The hands of a studio: each makes or finds one result. */
export interface Craft {
  drawPicture(owner: Owner, spec: Reference, beatIndex: number, wish?: Wish): Promise<Reference>;
  renderClip(owner: Owner, order: ClipOrder): Promise<MadeClip>;
  composeSegment(
    owner: Owner,
    spec: Reference,
    beatIndex: number,
    picture: Reference,
    clips: readonly Reference[],
  ): Promise<Reference>;
  scoreMusic(owner: Owner, spec: Reference): Promise<Reference>;
  /** Whatever is spoken in the film; none when nothing is. */
  speakLines(owner: Owner, spec: Reference): Promise<Reference[]>;
  mixSound(owner: Owner, spec: Reference, music: Reference, voices: readonly Reference[]): Promise<Reference>;
  stitchClips(owner: Owner, spec: Reference, clips: readonly Reference[]): Promise<Reference>;
  cutFinal(owner: Owner, spec: Reference, segments: readonly Reference[], mix: Reference): Promise<Reference>;
  finishExtras(owner: Owner, spec: Reference, final: Reference, segments: readonly Reference[]): Promise<void>;
}

/** The hands that draw, film, compose and cut. */
export function createCraft(context: PipelineContext): Craft {
  return {
    drawPicture: (owner, spec, beatIndex, wish) => drawPicture(context, owner, spec, beatIndex, wish),
    renderClip: (owner, order) => renderClip(context, owner, order),
    composeSegment: (owner, spec, beatIndex, picture, clips) =>
      composeSegment(context, owner, spec, beatIndex, picture, clips),
    scoreMusic: (owner, spec) => scoreMusic(context, owner, spec),
    speakLines: (owner, spec) => speakLines(context, owner, spec),
    mixSound: (owner, spec, music, voices) => mixSound(context, owner, spec, music, voices),
    stitchClips: (owner, spec, clips) => stitchClips(context, owner, spec, clips),
    cutFinal: (owner, spec, segments, mix) => cutFinal(context, owner, spec, segments, mix),
    finishExtras: (owner, spec, final, segments) => finishExtras(context, owner, spec, final, segments),
  };
}
