import { loadSpec } from '../spec-library.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { completeVideo } from '../complete-video.ts';
import { composeSegment } from './compose-segment.ts';
import { finishExtras, joinFilm } from './join-film.ts';
import { drawPicture } from './draw-picture.ts';
import type { Phases } from './phases.ts';
import { chunksOfBeat, renderClip } from './render-clip.ts';
import { mixSound, scoreMusic } from './score-music.ts';
import { writePlan } from './write-plan.ts';

/** The phases of an ad, acting on one context. */
export function createPhases(context: PipelineContext): Phases {
  return {
    writePlan: (run) => writePlan(context, run),
    countBeats: async (spec) => (await loadSpec(context, spec)).beats.length,
    drawPicture: (run, spec, beatIndex) => drawPicture(context, run, spec, beatIndex),
    chunksOfBeat: (spec, beatIndex) => chunksOfBeat(context, spec, beatIndex),
    renderClip: (run, spec, chunkIndex, before) => renderClip(context, run, spec, chunkIndex, before),
    composeSegment: (run, spec, beatIndex, picture, clips) =>
      composeSegment(context, run, spec, beatIndex, picture, clips),
    scoreMusic: (run, spec) => scoreMusic(context, run, spec),
    mixSound: (run, spec, music) => mixSound(context, run, spec, music),
    joinFilm: (run, spec, segments, mix) => joinFilm(context, run, spec, segments, mix),
    finishExtras: (run, spec, final, segments) => finishExtras(context, run, spec, final, segments),
    complete: (run) => completeVideo(context, run),
  };
}
