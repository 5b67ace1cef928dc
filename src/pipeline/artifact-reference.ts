import type { Slot } from '#domain/slot.ts';
import { variationOf, type Variation } from '#domain/variation.ts';
import type { Artifact } from '#storage/artifact-store.ts';

/** An artifact as steps hand it on: small, and enough to find the bytes and to hash what is made from them. */
export interface ArtifactReference {
  readonly artifactId: string;
  readonly slot: Slot;
  readonly sha256: string;
  readonly storageKey: string;
  /** How it differs from what the plan asks for. */
  readonly variation: Variation;
  /** Whether it was bought from a model: footage that nobody here has drawn. */
  readonly isFootage: boolean;
}

export function toReference(artifact: Artifact): ArtifactReference {
  const { id, slot, sha256, storageKey, metadata } = artifact;
  return {
    artifactId: id,
    slot,
    sha256,
    storageKey,
    variation: variationOf(metadata),
    isFootage: 'purchase' in metadata,
  };
}
