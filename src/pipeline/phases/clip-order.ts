import type { ArtifactReference } from '../artifact-reference.ts';
import type { Wish } from '../produce.ts';

/** A clip, and what the next one of its beat goes on from: its last used frame when it was bought, else itself. */
export interface MadeClip {
  readonly clip: ArtifactReference;
  readonly end: ArtifactReference;
}

/** What one clip is made of. */
export interface ClipOrder {
  readonly spec: ArtifactReference;
  readonly chunkIndex: number;
  /** The picture, frame or clip it starts from. */
  readonly before: ArtifactReference;
  /** Whether the beat's finished frames will be wanted too. */
  readonly finish: boolean;
  readonly wish?: Wish;
}
