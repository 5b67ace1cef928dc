import type { Engine } from '#engine/engine.ts';
import type { Workflow } from '#engine/workflow.ts';
import type { ArtifactReference } from './artifact-reference.ts';
import type { TakeOrder } from './make-take.ts';
import type { FilmOutline, MadeBeat, Phases } from './phases/phases.ts';
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
/** The queue of beats and sound that models of others make: most of their time they wait. */
export const filmQueue = 'film';

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
  const makeBeat = engine.register('make-beat', (input: MakeBeatInput) => tellBeat(engine, phases, input));

  const makeSound = engine.register('make-sound', async (input: MakeSoundInput): Promise<ArtifactReference> => {
    const { spec } = input;
    const [music, voices] = await Promise.all([
      engine.step('music', (signal) => phases.scoreMusic({ ...input, signal }, spec)),
      engine.step('voices', (signal) => phases.speakLines({ ...input, signal }, spec)),
    ]);
    return engine.step('mix', () => phases.mixSound(input, spec, music, voices));
  });

  async function tell(run: Run): Promise<void> {
    const spec = await engine.step('plan', (signal) => phases.writePlan({ ...run, signal }));
    if (run.toPhase === 1) return;
    await engine.step('budget', () => phases.checkBudget(run, spec));
    const outline = await engine.step('outline', () => phases.describeFilm(spec));
    const queue = outline.isSoundBought ? filmQueue : soundQueue;
    const startSound = () => engine.start(makeSound, { id: `${run.runId}:sound`, queue }, { ...run, spec });
    const sound = run.toPhase === 4 ? await startSound() : null;
    const beats = await makeBeats(engine, makeBeat, outline, run, spec);
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
    const take = await engine.step('take', (signal) => phases.makeTake(order, signal));
    await engine.step('select', () => phases.selectTake(order, take));
    return take;
  });

  return { makeAd, makeTake };
}

/** How a beat is made: its picture, its clips one after the other, and its finished frames. */
async function tellBeat(engine: StoryEngine, phases: Phases, input: MakeBeatInput): Promise<MadeBeat> {
  const { spec, beatIndex, toPhase } = input;
  const picture = await engine.step('picture', (signal) => phases.drawPicture({ ...input, signal }, spec, beatIndex));
  const clips: ArtifactReference[] = [];
  if (toPhase < 3) return { clips, segment: null };
  const planned = await engine.step('clips', () => phases.clipsOfBeat(spec, beatIndex));
  let before = picture;
  for (const { chunkIndex, startsFromPicture } of planned) {
    if (startsFromPicture) before = picture;
    const order = { spec, chunkIndex, before, finish: toPhase === 4 };
    const made = await engine.step(`clip-${chunkIndex}`, (signal) => phases.renderClip({ ...input, signal }, order));
    clips.push(made.clip);
    before = made.end;
  }
  if (toPhase < 4) return { clips, segment: null };
  const segment = await engine.step('segment', () => phases.composeSegment(input, spec, beatIndex, picture, clips));
  return { clips, segment };
}

/** All beats of a film side by side, started in their order. */
async function makeBeats(
  engine: StoryEngine,
  makeBeat: Workflow<MakeBeatInput, MadeBeat>,
  { beatCount, isFilmed }: FilmOutline,
  run: Run,
  spec: ArtifactReference,
): Promise<MadeBeat[]> {
  const started = [];
  for (let beatIndex = 0; beatIndex < beatCount; beatIndex++) {
    const id = `${run.runId}:beat:${beatIndex}`;
    started.push(
      await engine.start(makeBeat, { id, queue: isFilmed ? filmQueue : beatQueue }, { ...run, spec, beatIndex }),
    );
  }
  const beats: MadeBeat[] = [];
  for (const beat of started) beats.push(await beat.result());
  return beats;
}
