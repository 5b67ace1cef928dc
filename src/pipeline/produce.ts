import { buildGraph, digestsOf, kindOf, type BuildGraph } from '#domain/build-graph.ts';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { Slot } from '#domain/slot.ts';
import type { Spec } from '#domain/spec.ts';
import { toReference, type ArtifactReference } from './artifact-reference.ts';
import { closePhases } from './close-phases.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { Run } from './run.ts';
import { withScratch, type Scratch } from './scratch.ts';

/** A result made in a scratch folder, not stored yet. */
export interface MadeFile {
  readonly path: string;
  readonly mediaType: string;
  readonly metadata: object;
}

type Make = (scratch: Scratch) => Promise<MadeFile>;

/** One result to be found or made, with all that is remembered of it. */
export interface ResultRequest {
  readonly slot: Slot;
  readonly provider: string;
  readonly model: string;
  readonly seed: number;
  readonly contentDigest: string;
  readonly requestKey: string;
  readonly inputs: JsonValue;
  readonly costMicroUsd: MicroUsd | null;
  readonly make: Make;
}

const graphs = new WeakMap<Spec, BuildGraph>();

/** The build graph of a plan; plans are loaded once, so each graph is built once. */
export function graphOf(context: PipelineContext, spec: Spec): BuildGraph {
  const known = graphs.get(spec);
  if (known !== undefined) return known;
  const graph = buildGraph(spec, context.makers);
  graphs.set(spec, graph);
  return graph;
}

/** Executes one node of the graph: an artifact of the same request is reused, else `make` is called and its file kept. */
export async function produce(
  context: PipelineContext,
  run: Run,
  spec: Spec,
  slot: Slot,
  inputs: readonly ArtifactReference[],
  make: Make,
): Promise<ArtifactReference> {
  const graph = graphOf(context, spec);
  const node = graph.nodes.find((candidate) => candidate.slot === slot);
  if (node === undefined) throw new RangeError(`The plan has no ${slot}.`);
  const hashes = new Map(inputs.map((input) => [input.slot, input.sha256]));
  const reference = await storeResult(context, run, {
    slot,
    ...digestsOf(node, hashes, 1, context.hash),
    provider: node.maker.provider,
    model: node.maker.model,
    seed: node.seed,
    inputs: {
      content: node.content,
      slots: inputs.map((input) => [input.slot, input.sha256]),
      assets: node.assetHashes,
    },
    costMicroUsd: node.estimateMicroUsd,
    make,
  });
  await closePhases(context, run, graph);
  return reference;
}

/** Finds the artifact of a request among the user's own, or makes and stores it. Safe to repeat at any point. */
export async function storeResult(
  context: PipelineContext,
  run: Run,
  request: ResultRequest,
): Promise<ArtifactReference> {
  const { userId, videoId } = run;
  const { make, ...provenance } = request;
  const place = { videoId, slot: request.slot };
  const forgets = context.sabotage === 'forget-artifacts';
  const existing = forgets ? undefined : await context.artifacts.findByRequestKey(userId, request.requestKey, place);
  if (existing !== undefined) return toReference(await context.artifacts.adoptArtifact(existing, place));
  return withScratch(context.scratchFolder, async (scratch) => {
    const startMs = performance.now();
    const made = await make(scratch);
    const artifact = await context.artifacts.storeArtifact({
      ...provenance,
      userId,
      videoId,
      kind: kindOf(request.slot),
      mediaType: made.mediaType,
      metadata: made.metadata as { readonly [field: string]: JsonValue },
      madeInMs: Math.round(performance.now() - startMs),
      sourceFilePath: made.path,
      extension: made.path.slice(made.path.lastIndexOf('.') + 1),
    });
    return toReference(artifact);
  });
}
