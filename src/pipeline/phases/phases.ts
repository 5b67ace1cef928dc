import type { ArtifactReference } from '../artifact-reference.ts';
import type { Run } from '../run.ts';

/** What the story of an ad is made of. Each function makes or finds one result and is safe to repeat. */
export interface Phases {
  writePlan(run: Run): Promise<ArtifactReference>;
  countBeats(spec: ArtifactReference): Promise<number>;
  drawPicture(run: Run, spec: ArtifactReference, beatIndex: number): Promise<ArtifactReference>;
  chunksOfBeat(spec: ArtifactReference, beatIndex: number): Promise<number[]>;
  renderClip(
    run: Run,
    spec: ArtifactReference,
    chunkIndex: number,
    before: ArtifactReference,
  ): Promise<ArtifactReference>;
  composeSegment(
    run: Run,
    spec: ArtifactReference,
    beatIndex: number,
    picture: ArtifactReference,
    clips: readonly ArtifactReference[],
  ): Promise<ArtifactReference>;
  scoreMusic(run: Run, spec: ArtifactReference): Promise<ArtifactReference>;
  mixSound(run: Run, spec: ArtifactReference, music: ArtifactReference): Promise<ArtifactReference>;
  joinFilm(
    run: Run,
    spec: ArtifactReference,
    segments: readonly ArtifactReference[],
    mix: ArtifactReference,
  ): Promise<ArtifactReference>;
  finishExtras(
    run: Run,
    spec: ArtifactReference,
    final: ArtifactReference,
    segments: readonly ArtifactReference[],
  ): Promise<void>;
  complete(run: Run): Promise<void>;
}
