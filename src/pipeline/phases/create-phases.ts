import { makeTake, selectTake } from '../make-take.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { closePhases } from '../close-phases.ts';
import { failRun, finishRun } from '../end-run.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import type { Run } from '../run.ts';
import type { KnownSpec } from '../spec-library.ts';
import { checkBudget } from './check-budget.ts';
import type { Craft } from './craft.ts';
import type { FilmOutline, MadeBeat, Phases } from './phases.ts';
import { clipsOfBeat } from './render-clip.ts';
import { writePlan } from './write-plan.ts';

/** The phases of an ad, acting on one context. Whatever is made closes the phases it was the last of. */
export function createPhases(context: PipelineContext, craft: Craft): Phases {
  async function closing<Result>(run: Run, spec: ArtifactReference, making: Promise<Result>): Promise<Result> {
    const made = await making;
    await closePhases(context, run, spec);
    return made;
  }
  async function joinFilm(
    run: Run,
    spec: ArtifactReference,
    beats: readonly MadeBeat[],
    mix: ArtifactReference | null,
  ): Promise<ArtifactReference | null> {
    const clips = beats.flatMap((beat) => beat.clips);
    const cutting = mix === null ? null : craft.cutFinal(run, spec, segmentsOf(beats), mix);
    const [final] = await Promise.all([cutting, craft.stitchClips(run, spec, clips)]);
    return final;
  }
  return {
    async writePlan(run) {
      const spec = await writePlan(context, run);
      await closePhases(context, run, spec);
      return spec;
    },
    checkBudget: (run, spec) => checkBudget(context, run, spec),
    describeFilm: async (spec) => outlineOf(await context.specs.load(spec)),
    drawPicture: (work, spec, beatIndex) => closing(work, spec, craft.drawPicture(work, spec, beatIndex)),
    clipsOfBeat: (spec, beatIndex) => clipsOfBeat(context, spec, beatIndex),
    renderClip: (run, order) => closing(run, order.spec, craft.renderClip(run, order)),
    composeSegment: (run, spec, beatIndex, picture, clips) =>
      closing(run, spec, craft.composeSegment(run, spec, beatIndex, picture, clips)),
    scoreMusic: (run, spec) => craft.scoreMusic(run, spec),
    speakLines: (run, spec) => craft.speakLines(run, spec),
    mixSound: (run, spec, music, voices) => craft.mixSound(run, spec, music, voices),
    joinFilm: (run, spec, beats, mix) => closing(run, spec, joinFilm(run, spec, beats, mix)),
    finishExtras: (run, spec, final, beats) =>
      closing(run, spec, craft.finishExtras(run, spec, final, segmentsOf(beats))),
    makeTake: (order, signal) => makeTake(context, craft, order, signal),
    selectTake: (order, take) => selectTake(context, order, take),
    finish: (run) => finishRun(context, run),
    fail: (run, error) => failRun(context, run, error),
  };
}

function outlineOf({ spec, graph }: KnownSpec): FilmOutline {
  const isBought = (slots: RegExp) =>
    graph.nodes.some(({ slot, maker }) => slots.test(slot) && maker.bought !== undefined);
  return {
    beatCount: spec.beats.length,
    isFilmed: isBought(/^(?:beat|chunk)\//),
    isSoundBought: isBought(/^(?:music|voice)/),
  };
}

function segmentsOf(beats: readonly MadeBeat[]): ArtifactReference[] {
  return beats.map(({ segment }, beatIndex) => {
    if (segment === null) throw new RangeError(`Beat ${beatIndex} was not finished.`);
    return segment;
  });
}
