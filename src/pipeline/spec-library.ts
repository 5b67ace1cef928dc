import { readFile } from 'node:fs/promises';
import { parseSpec, type Spec } from '#domain/spec.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { ArtifactReference } from './artifact-reference.ts';

/** Plans already read, by artifact: artifacts never change, so neither does what was read. */
const loaded = new WeakMap<PipelineContext, Map<string, Spec>>();

/** The plan an artifact holds. */
export async function loadSpec(context: PipelineContext, reference: ArtifactReference): Promise<Spec> {
  const specs = loaded.get(context) ?? new Map<string, Spec>();
  loaded.set(context, specs);
  const known = specs.get(reference.artifactId);
  if (known !== undefined) return known;
  const spec = parseSpec(JSON.parse(await readFile(context.blobs.localPath(reference.storageKey), 'utf8')));
  specs.set(reference.artifactId, spec);
  return spec;
}
