import type { Engine } from '#engine/engine.ts';
import type { Workflow } from '#engine/workflow.ts';
import type { ArtifactReference } from './artifact-reference.ts';
import type { Phases } from './phases/phases.ts';
import type { Run } from './run.ts';

interface MakeBeatInput extends Run {
  readonly spec: ArtifactReference;
  readonly beatIndex: number;
}

interface MakeSoundInput extends Run {
  readonly spec: ArtifactReference;
}

/** The queue on which beats are drawn; as many at once as there are rendering threads. */
export const beatQueue = 'beats';
/** The queue of music and mixes, beside the beats. */
export const soundQueue = 'sound';

/**
 * How an ad is made, as a producer would tell it: plan it; draw, film and finish each beat, all beats side by side,
 * with the music beside them; then join, mix and check. Each step is recorded; what is recorded is never done again.
 */
export function registerMakeAd(engine: Engine, phases: Phases): Workflow<Run, ArtifactReference> {
  const makeBeat = engine.register('make-beat', async (input: MakeBeatInput): Promise<ArtifactReference> => {
    const { spec, beatIndex } = input;
    const picture = await engine.step('picture', () => phases.drawPicture(input, spec, beatIndex));
    const clips: ArtifactReference[] = [];
    for (const chunkIndex of await engine.step('chunks', () => phases.chunksOfBeat(spec, beatIndex))) {
      const before = clips.at(-1) ?? picture;
      clips.push(await engine.step(`clip-${chunkIndex}`, () => phases.renderClip(input, spec, chunkIndex, before)));
    }
    return engine.step('segment', () => phases.composeSegment(input, spec, beatIndex, picture, clips));
  });

  const makeSound = engine.register('make-sound', async (input: MakeSoundInput): Promise<ArtifactReference> => {
    const music = await engine.step('music', () => phases.scoreMusic(input, input.spec));
    return engine.step('mix', () => phases.mixSound(input, input.spec, music));
  });

  return engine.register('make-ad', async (input: Run): Promise<ArtifactReference> => {
    const spec = await engine.step('plan', () => phases.writePlan(input));
    const beatCount = await engine.step('beats', () => phases.countBeats(spec));

    const sound = await engine.start(makeSound, { id: `${input.runId}:sound`, queue: soundQueue }, { ...input, spec });
    const beats = [];
    for (let beatIndex = 0; beatIndex < beatCount; beatIndex++) {
      const id = `${input.runId}:beat:${beatIndex}`;
      beats.push(await engine.start(makeBeat, { id, queue: beatQueue }, { ...input, spec, beatIndex }));
    }
    const segments: ArtifactReference[] = [];
    for (const beat of beats) segments.push(await beat.result());

    const mix = await sound.result();
    const final = await engine.step('final', () => phases.joinFilm(input, spec, segments, mix));
    await engine.step('extras', () => phases.finishExtras(input, spec, final, segments));
    await engine.step('complete', () => phases.complete(input));
    return final;
  });
}
