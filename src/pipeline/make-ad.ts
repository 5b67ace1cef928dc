import type { Engine } from '#engine/engine.ts';
import type { Workflow } from '#engine/workflow.ts';
import type { ArtifactReference } from './artifact-reference.ts';
import type { TakeOrder } from './make-take.ts';
import type { MadeBeat, Phases } from './phases/phases.ts';
import type { Run } from './run.ts';

interface MakeBeatInput extends Run {
  readonly spec: ArtifactReference;
  readonly beatIndex: number;
}

interface MakeSoundInput extends Run {
  readonly spec: ArtifactReference;
}

/** The queue of runs: each waits for its beats, so it never stands on theirs. */
export const runQueue = 'runs';
/** The queue on which beats are drawn; as many at once as there are rendering threads. */
export const beatQueue = 'beats';
/** The queue of music and mixes, beside the beats. */
export const soundQueue = 'sound';

/** What of the engine stories are told with. */
export type StoryEngine = Pick<Engine, 'register' | 'start' | 'step' | 'status' | 'cancel'>;

/** What a studio can set going. */
export interface Stories {
  readonly makeAd: Workflow<Run, null>;
  readonly makeTake: Workflow<TakeOrder, ArtifactReference>;
}

/**
 * How an ad is made, as a producer would tell it: plan it; draw, film and finish each beat, all beats side by side,
 * with the music beside them; then join, mix and check. A run stops at the phase it was asked for, and the next one
 * goes on from the checkpoint it left. Each step is recorded; what is recorded is never done again.
 */
export function registerStories(engine: StoryEngine, phases: Phases): Stories {
  const makeBeat = engine.register('make-beat', async (input: MakeBeatInput): Promise<MadeBeat> => {
    const { spec, beatIndex, toPhase } = input;
    const picture = await engine.step('picture', () => phases.drawPicture(input, spec, beatIndex));
    const clips: ArtifactReference[] = [];
    if (toPhase < 3) return { clips, segment: null };
    for (const chunkIndex of await engine.step('chunks', () => phases.chunksOfBeat(spec, beatIndex))) {
      const order = { spec, chunkIndex, before: clips.at(-1) ?? picture, finish: toPhase === 4 };
      clips.push(await engine.step(`clip-${chunkIndex}`, () => phases.renderClip(input, order)));
    }
    if (toPhase < 4) return { clips, segment: null };
    const segment = await engine.step('segment', () => phases.composeSegment(input, spec, beatIndex, picture, clips));
    return { clips, segment };
  });

  const makeSound = engine.register('make-sound', async (input: MakeSoundInput): Promise<ArtifactReference> => {
    const music = await engine.step('music', () => phases.scoreMusic(input, input.spec));
    return engine.step('mix', () => phases.mixSound(input, input.spec, music));
  });

  async function tell(run: Run): Promise<void> {
    const spec = await engine.step('plan', () => phases.writePlan(run));
    if (run.toPhase === 1) return;
    await engine.step('budget', () => phases.checkBudget(run, spec));
    const startSound = () => engine.start(makeSound, { id: `${run.runId}:sound`, queue: soundQueue }, { ...run, spec });
    const sound = run.toPhase === 4 ? await startSound() : null;
    const beats = await makeBeats(engine, phases, makeBeat, run, spec);
    if (run.toPhase === 2) return;
    const mix = sound === null ? null : await sound.result();
    const final = await engine.step('film', () => phases.joinFilm(run, spec, beats, mix));
    if (final !== null) await engine.step('extras', () => phases.finishExtras(run, spec, final, beats));
  }

  const makeAd = engine.register('make-ad', async (run: Run): Promise<null> => {
    try {
      await tell(run);
    } catch (error) {
      await engine.step('fail', () => phases.fail(run, error));
      throw error;
    }
    await engine.step('finish', () => phases.finish(run));
    return null;
  });

  const makeTake = engine.register('make-take', async (order: TakeOrder): Promise<ArtifactReference> => {
    const take = await engine.step('take', () => phases.makeTake(order));
    await engine.step('select', () => phases.selectTake(order, take));
    return take;
  });

  return { makeAd, makeTake };
}

/** All beats of a film side by side, started in their order. */
async function makeBeats(
  engine: StoryEngine,
  phases: Phases,
  makeBeat: Workflow<MakeBeatInput, MadeBeat>,
  run: Run,
  spec: ArtifactReference,
): Promise<MadeBeat[]> {
  const beatCount = await engine.step('beats', () => phases.countBeats(spec));
  const started = [];
  for (let beatIndex = 0; beatIndex < beatCount; beatIndex++) {
    const id = `${run.runId}:beat:${beatIndex}`;
    started.push(await engine.start(makeBeat, { id, queue: beatQueue }, { ...run, spec, beatIndex }));
  }
  const beats: MadeBeat[] = [];
  for (const beat of started) beats.push(await beat.result());
  return beats;
}
