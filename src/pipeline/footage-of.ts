import type { ArtifactReference } from './artifact-reference.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { PictureFile } from './plate-request-of.ts';

/** What of a beat was bought instead of drawn. */
export interface Footage {
  /** The bought picture that a drawn camera moves over. */
  readonly picture: PictureFile | null;
  /** Whether its clips were filmed by a model. */
  readonly isFilmed: boolean;
}

/** What of a beat was bought, from its picture and its clips, if there are any yet. */
export async function footageOf(
  context: Pick<PipelineContext, 'blobs'>,
  picture: ArtifactReference,
  clips: readonly ArtifactReference[] = [],
): Promise<Footage> {
  const isFilmed = clips.some((clip) => clip.isFootage);
  if (isFilmed || !picture.isFootage) return { picture: null, isFilmed };
  return { picture: { path: await context.blobs.localPath(picture.storageKey), sha256: picture.sha256 }, isFilmed };
}
