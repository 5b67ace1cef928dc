import { stat } from 'node:fs/promises';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { GraphNode } from '#domain/graph-node.ts';
import type { GenerationRequest, GivenFile } from '#providers/vendor.ts';
import { isRetry } from '#storage/run-store.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { canceledWith } from '../paid/canceled-with.ts';
import type { Bought } from '../paid/paid-order.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { digestsOfWish, type MadeProvenance, type Owner, type Wish } from '../produce.ts';

/** Pictures a model is given along with its words. */
export type GivenFiles = Pick<GenerationRequest, 'firstFrame' | 'lastFrame' | 'references'>;

/** One result to be bought. */
export interface Purchase {
  /** The node as it is wanted, then as other models would make it: each is tried when the one before cannot. */
  readonly nodes: readonly [GraphNode, ...GraphNode[]];
  readonly inputs: readonly ArtifactReference[];
  readonly wish: Wish;
  /** The files a node's model is given. */
  readonly filesFor: (node: GraphNode) => GivenFiles;
  /** Throws when a file that came is not what was asked for. */
  readonly check: (metadata: JsonValue) => unknown;
}

/** Buys a result, or finds that it was bought before. The file is kept as it came. */
export async function buyResult(context: PipelineContext, owner: Owner, purchase: Purchase): Promise<Bought> {
  const { nodes, inputs, wish, filesFor, check } = purchase;
  const { userId, videoId, runId, signal } = owner;
  const { allowUnpriced, maximumCostMicroUsd } = (await context.videos.get(userId, videoId)).request;
  return context.paid.buy(
    {
      owner: { userId, videoId, runId },
      slot: nodes[0].slot,
      videoMaximumMicroUsd: maximumCostMicroUsd,
      mayPayAgain: runId !== undefined && isRetry(runId),
      choices: nodes.map((node) => ({
        request: requestOf(node, wish, filesFor(node)),
        callKey: digestsOfWish(context, node, node.inputs.length === 0 ? [] : inputs, wish).callKey!,
        ceilingMicroUsd: node.estimateMicroUsd,
        allowUnpriced: wish.allowUnpriced ?? allowUnpriced,
        check: async (metadata: JsonValue) => void check(metadata),
      })),
    },
    canceledWith(signal),
  );
}

/** What a model is asked for, from the call that names it. */
export function requestOf({ maker, call, seed }: GraphNode, wish: Wish, files: GivenFiles): GenerationRequest {
  const { prompt, negativePrompt, aspectRatio, size, seconds, language } = call!;
  return {
    entry: maker.bought!.entry,
    prompt,
    seed: wish.seed ?? seed,
    withAudio: false,
    ...(negativePrompt === null ? {} : { negativePrompt }),
    ...(aspectRatio === null ? {} : { aspectRatio }),
    ...(size === null ? {} : { size }),
    ...(seconds === null ? {} : { seconds }),
    ...(language === null ? {} : { language }),
    ...files,
  };
}

/** A result of ours as a model is given it. */
export async function givenFile(
  context: PipelineContext,
  { storageKey, sha256 }: ArtifactReference,
): Promise<GivenFile> {
  const path = await context.blobs.localPath(storageKey);
  // Pictures are PNG, but for those of the sample ad.
  const mediaType = storageKey.endsWith('.jpg') ? 'image/jpeg' : 'image/png';
  return { path, mediaType, sha256, sizeBytes: (await stat(path)).size };
}

/** Pictures of the product, as many as a call asks for. */
export async function productPhotos(
  context: PipelineContext,
  { userId }: Owner,
  assetIds: readonly string[],
): Promise<GivenFile[]> {
  const photos: GivenFile[] = [];
  for (const assetId of assetIds) {
    const { storageKey, mediaType, sha256, sizeBytes } = await context.assets.get(userId, assetId);
    photos.push({ path: await context.blobs.localPath(storageKey), mediaType, sha256, sizeBytes });
  }
  return photos;
}

/**
 * Who made a bought result and what it cost. Its price is told once: of the first artifact made from it, whoever cuts
 * another one from the same purchase gets that for nothing.
 */
export async function provenanceOf(
  context: PipelineContext,
  { userId }: Owner,
  { attemptId, provider, model, seed, costMicroUsd }: Bought,
): Promise<MadeProvenance> {
  const isTold = await context.artifacts.hasPurchase(userId, attemptId);
  return { provider, model: model.slice(model.indexOf('/') + 1), seed, costMicroUsd: isTold ? 0 : costMicroUsd };
}
