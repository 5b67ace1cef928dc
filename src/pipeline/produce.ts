import { digestsOf, kindOf, type NodeDigests } from '#domain/build-graph.ts';
import type { JsonValue } from '#domain/canonical-json.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { GraphNode } from '#domain/graph-node.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { Slot } from '#domain/slot.ts';
import { noVariation, type Variation } from '#domain/variation.ts';
import { toReference, type ArtifactReference } from './artifact-reference.ts';
import { createKeyedTurns } from './one-at-a-time.ts';
import type { PipelineContext } from './pipeline-context.ts';
import { withScratch, type Scratch } from './scratch.ts';
import type { KnownSpec } from './spec-library.ts';

/** A result made in a scratch folder, not stored yet. */
export interface MadeFile {
  readonly path: string;
  readonly mediaType: string;
  readonly metadata: object;
  /** Who made it in the end and what it really cost, when that is not what the plan says. */
  readonly provenance?: MadeProvenance;
}

export interface MadeProvenance {
  readonly provider: string;
  readonly model: string;
  readonly seed: number;
  readonly costMicroUsd: MicroUsd | null;
}

type Make = (scratch: Scratch) => Promise<MadeFile>;

/** Whose result it is, and the run that selects it; without a run it is a take that waits to be selected. */
export interface Owner {
  readonly userId: string;
  readonly videoId: string;
  readonly runId?: string | undefined;
  /** Fires when its maker is no longer wanted. */
  readonly signal?: AbortSignal;
}

/** What somebody asked for beyond the plan. */
export interface Wish {
  readonly take: number;
  readonly seed?: number;
  readonly variation: Variation;
  /** Who made it, when that is not the model of the plan. It costs nothing then. */
  readonly maker?: { readonly provider: string; readonly model: string };
  /** Another model of the table than the plan's. */
  readonly modelId?: string;
  /** Whether its price may be unknown; left out, as its video was asked for. */
  readonly allowUnpriced?: boolean;
}

/** What the plan asks for, and nothing else. */
export const planned: Wish = { take: 1, variation: noVariation };

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

/**
 * Executes one node of the graph: what the run has selected is taken; else an artifact of the same request is reused;
 * else `make` is called and its file kept. `asked` is the node as a take asks for it, of another model or in other words:
 * it names the request, while the plan's own node says what the result is current for.
 */
export async function produce(
  context: PipelineContext,
  owner: Owner,
  known: KnownSpec,
  slot: Slot,
  inputs: readonly ArtifactReference[],
  make: Make,
  wish: Wish = planned,
  asked: GraphNode = nodeOf(known, slot),
): Promise<ArtifactReference> {
  const selected = await selectedByRun(context, owner, slot);
  if (selected !== undefined) return selected;
  const node = nodeOf(known, slot);
  const { requestKey } = digestsOfWish(context, asked, inputs, wish);
  const { contentDigest } = digestsOfWish(context, node, inputs, wish);
  const variation = wish.variation === noVariation ? null : { ...wish.variation };
  return storeResult(context, owner, {
    slot,
    contentDigest,
    requestKey,
    provider: (wish.maker ?? asked.maker).provider,
    model: (wish.maker ?? asked.maker).model,
    seed: wish.seed ?? asked.seed,
    inputs: {
      content: node.content,
      slots: inputs.map((input) => [input.slot, input.sha256]),
      assets: node.assetHashes,
      ...(variation === null ? {} : { variation }),
    },
    costMicroUsd: wish.maker === undefined ? asked.estimateMicroUsd : 0,
    make,
  });
}

/** What names a node's result as somebody wants it. */
export function digestsOfWish(
  context: Pick<PipelineContext, 'hash'>,
  node: GraphNode,
  inputs: readonly ArtifactReference[],
  { take, seed, variation }: Wish,
): NodeDigests {
  const hashes = new Map(inputs.map((input) => [input.slot, input.sha256]));
  const varied: JsonValue = variation === noVariation ? null : { ...variation };
  return digestsOf(node, hashes, { take, ...(seed === undefined ? {} : { seed }), variation: varied }, context.hash);
}

/** The node of a slot. Throws `slot_unknown` when the plan has none. */
export function nodeOf(known: KnownSpec, slot: Slot): GraphNode {
  const node = known.graph.nodes.find((candidate) => candidate.slot === slot);
  if (node === undefined) throw new BeatboardError('slot_unknown', `The plan has no ${slot}.`);
  return node;
}

/** What a run has selected for a slot so far. */
export async function selectedByRun(
  context: PipelineContext,
  { runId, userId }: Owner,
  slot: Slot,
): Promise<ArtifactReference | undefined> {
  if (runId === undefined || context.sabotage === 'forget-artifacts') return undefined;
  const artifact = await context.artifacts.selectedByRun(userId, runId, slot);
  return artifact && toReference(artifact);
}

/** Requests being made in this process: who asks for the same one meanwhile waits, and finds it. */
const requestTurns = createKeyedTurns();

/** Finds the artifact of a request among the user's own, or makes and stores it. Safe to repeat at any point. */
export async function storeResult(
  context: PipelineContext,
  owner: Owner,
  request: ResultRequest,
): Promise<ArtifactReference> {
  return requestTurns(`${owner.userId} ${request.requestKey}`, async () => {
    const { userId, videoId, runId } = owner;
    const place = { videoId, slot: request.slot };
    const forgets = context.sabotage === 'forget-artifacts';
    const existing = forgets ? undefined : await context.artifacts.findByRequestKey(userId, request.requestKey, place);
    if (existing === undefined) return makeResult(context, owner, request);
    return toReference(await context.artifacts.adoptArtifact(existing, place, runId));
  });
}

function makeResult(
  context: PipelineContext,
  { userId, videoId, runId }: Owner,
  { make, ...provenance }: ResultRequest,
): Promise<ArtifactReference> {
  return withScratch(context.scratchFolder, async (scratch) => {
    const startMs = performance.now();
    const made = await make(scratch);
    const artifact = await context.artifacts.storeArtifact({
      ...provenance,
      userId,
      videoId,
      runId,
      kind: kindOf(provenance.slot),
      mediaType: made.mediaType,
      metadata: made.metadata as { readonly [field: string]: JsonValue },
      ...made.provenance,
      madeInMs: Math.round(performance.now() - startMs),
      sourceFilePath: made.path,
      extension: made.path.slice(made.path.lastIndexOf('.') + 1),
    });
    return toReference(artifact);
  });
}

/** Metadata that tells how a take differs from the plan; nothing is added to what the plan asked for. */
export function withVariation(metadata: object, variation: Variation): object {
  const differs = Object.values(variation).some((value) => value !== null);
  return differs ? { ...metadata, variation } : metadata;
}
