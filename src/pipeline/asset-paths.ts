import type { ImageReference, Spec } from '#domain/spec.ts';
import type { Variation } from '#domain/variation.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { AssetPath } from './plate-request-of.ts';

/** Where the files lie that a beat of a plan is drawn from: its photos and logo, and a picture that replaces them. */
export async function assetPathsOf(
  context: PipelineContext,
  userId: string,
  spec: Spec,
  variation: Variation,
): Promise<AssetPath> {
  const paths = new Map<string, string>();
  for (const assetId of assetIdsOf(spec, variation)) {
    paths.set(assetId, await context.blobs.localPath((await context.assets.get(userId, assetId)).storageKey));
  }
  return (assetId) => {
    const path = paths.get(assetId);
    if (path === undefined) throw new RangeError(`The plan does not name the asset ${assetId}.`);
    return path;
  };
}

function assetIdsOf(spec: Spec, { upload }: Variation): string[] {
  const references: (ImageReference | null)[] = [...spec.productImages, spec.logo, upload];
  return references
    .filter((reference) => reference !== null)
    .flatMap(({ assetId, cutOutAssetId }) => (cutOutAssetId === null ? [assetId] : [assetId, cutOutAssetId]));
}
