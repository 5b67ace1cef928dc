import type { Spec } from '#domain/spec.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { AssetPath } from './plate-request-of.ts';

const known = new WeakMap<Spec, Promise<AssetPath>>();

/** Where the files of a plan's photos and logo lie. Looked up once for each plan: assets never move. */
export function assetPathsOf(context: PipelineContext, userId: string, spec: Spec): Promise<AssetPath> {
  const found = known.get(spec) ?? lookUp(context, userId, spec);
  known.set(spec, found);
  found.catch(() => known.delete(spec));
  return found;
}

async function lookUp(context: PipelineContext, userId: string, spec: Spec): Promise<AssetPath> {
  const references = spec.logo === null ? spec.productImages : [...spec.productImages, spec.logo];
  const ids = references.flatMap(({ assetId, cutOutAssetId }) =>
    cutOutAssetId === null ? [assetId] : [assetId, cutOutAssetId],
  );
  const paths = new Map<string, string>();
  for (const id of ids) paths.set(id, context.blobs.localPath((await context.assets.get(userId, id)).storageKey));
  return (assetId) => {
    const path = paths.get(assetId);
    if (path === undefined) throw new RangeError(`The plan does not name the asset ${assetId}.`);
    return path;
  };
}
