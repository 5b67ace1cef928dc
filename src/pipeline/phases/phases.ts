import type { ArtifactReference } from '../produce.ts';
import type { MakeAdInput } from '../make-ad.ts';

/** What the story of an ad is made of. Each function makes or finds one result and is safe to repeat. */
export interface Phases {
  writePlan(run: MakeAdInput): Promise<ArtifactReference>;
  countBeats(spec: ArtifactReference): Promise<number>;
  drawPicture(run: MakeAdInput, spec: ArtifactReference, beatIndex: number): Promise<ArtifactReference>;
  chunksOfBeat(spec: ArtifactReference, beatIndex: number): Promise<number[]>;
  renderClip(
    run: MakeAdInput,
    spec: ArtifactReference,
    chunkIndex: number,
    before: ArtifactReference,
  ): Promise<ArtifactReference>;
  composeSegment(
    run: MakeAdInput,
    spec: ArtifactReference,
    beatIndex: number,
    picture: ArtifactReference,
    clips: readonly ArtifactReference[],
  ): Promise<ArtifactReference>;
  scoreMusic(run: MakeAdInput, spec: ArtifactReference): Promise<ArtifactReference>;
  mixSound(run: MakeAdInput, spec: ArtifactReference, music: ArtifactReference): Promise<ArtifactReference>;
  stitchClips(run: MakeAdInput, spec: ArtifactReference): Promise<ArtifactReference>;
  cutFinal(
    run: MakeAdInput,
    spec: ArtifactReference,
    segments: readonly ArtifactReference[],
    mix: ArtifactReference,
  ): Promise<ArtifactReference>;
  finishExtras(
    run: MakeAdInput,
    spec: ArtifactReference,
    final: ArtifactReference,
    segments: readonly ArtifactReference[],
  ): Promise<void>;
  complete(run: MakeAdInput): Promise<void>;
}
