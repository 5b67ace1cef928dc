import type { ArtifactReference } from '../artifact-reference.ts';
import type { TakeOrder } from '../make-take.ts';
import type { Run } from '../run.ts';
import type { ClipOrder, MadeClip } from './clip-order.ts';
import type { ClipStart } from './render-clip.ts';

/** A beat made as far as its run goes. */
export interface MadeBeat {
  readonly clips: readonly ArtifactReference[];
  /** Null when the run ends before the beat is finished. */
  readonly segment: ArtifactReference | null;
}

/** Work for a run that may wait for others, until its signal fires. */
export type Work = Run & { readonly signal: AbortSignal };

/** What a story has to know of its film. */
export interface FilmOutline {
  readonly beatCount: number;
  /** Whether its beats wait for models of others, and so take no thread of ours meanwhile. */
  readonly isFilmed: boolean;
  /** Whether its sound does. */
  readonly isSoundBought: boolean;
}

/** What the story of an ad is made of. Each function makes or finds one result and is safe to repeat. */
export interface Phases {
  writePlan(work: Work): Promise<ArtifactReference>;
  /** Refuses with `budget_refused` before anything of the run is made that costs more than its owner allows. */
  checkBudget(run: Run, spec: ArtifactReference): Promise<void>;
  describeFilm(spec: ArtifactReference): Promise<FilmOutline>;
  drawPicture(work: Work, spec: ArtifactReference, beatIndex: number): Promise<ArtifactReference>;
  clipsOfBeat(spec: ArtifactReference, beatIndex: number): Promise<ClipStart[]>;
  renderClip(work: Work, order: ClipOrder): Promise<MadeClip>;
  composeSegment(
    run: Run,
    spec: ArtifactReference,
    beatIndex: number,
    picture: ArtifactReference,
    clips: readonly ArtifactReference[],
  ): Promise<ArtifactReference>;
  scoreMusic(work: Work, spec: ArtifactReference): Promise<ArtifactReference>;
  speakLines(work: Work, spec: ArtifactReference): Promise<ArtifactReference[]>;
  mixSound(
    run: Run,
    spec: ArtifactReference,
    music: ArtifactReference,
    voices: readonly ArtifactReference[],
  ): Promise<ArtifactReference>;
  /** Joins the bare clips, and beside them, when there is sound, the finished segments: the ad. */
  joinFilm(
    run: Run,
    spec: ArtifactReference,
    beats: readonly MadeBeat[],
    mix: ArtifactReference | null,
  ): Promise<ArtifactReference | null>;
  finishExtras(run: Run, spec: ArtifactReference, final: ArtifactReference, beats: readonly MadeBeat[]): Promise<void>;
  /** Makes another take of one slot and selects it at its checkpoint. */
  makeTake(order: TakeOrder, signal: AbortSignal): Promise<ArtifactReference>;
  selectTake(order: TakeOrder, take: ArtifactReference): Promise<void>;
  /** Ends a run: the video waits for its owner, or is finished. */
  finish(run: Run): Promise<void>;
  fail(run: Run, error: unknown): Promise<void>;
}
