import { selectedIds, type Manifest, type Sha256Of } from '#domain/manifest.ts';
import type { PipelineContext } from '../pipeline-context.ts';

/** Hashes of everything that some manifests of a user select. */
export async function hashesOf(
  context: PipelineContext,
  userId: string,
  ...manifests: readonly Manifest[]
): Promise<Sha256Of> {
  const ids = new Set(manifests.flatMap(selectedIds));
  const artifacts = await context.artifacts.byIds(userId, [...ids]);
  const hashes = new Map(artifacts.map((artifact) => [artifact.id, artifact.sha256]));
  return (artifactId) => hashes.get(artifactId) ?? artifactId;
}
