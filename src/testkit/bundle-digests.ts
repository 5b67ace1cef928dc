import { createHash } from 'node:crypto';
import { buildGraph, digestsOf, type BuildGraph, type NodeMakers } from '#domain/build-graph.ts';
import type { Slot } from '#domain/slot.ts';
import type { Spec } from '#domain/spec.ts';
import type { BundledArtifact } from '#storage/bundle/video-bundle.ts';

const maker = { provider: 'offline', model: '', version: '', price: { unit: 'result', microUsd: 0 } } as const;
const clipLengths = { kind: 'range', shortest: 0.1, longest: 60 } as const;

/** Who makes a film offline, as far as the digests of contents depend on it. */
export const offlineMakers: NodeMakers = {
  image: maker,
  video: { ...maker, clipLengths },
  music: maker,
  composition: maker,
};

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * What tells that an artifact is up to date, when it is made from the results of these hashes. A plan is made from
 * nothing and stays as it is.
 */
export function upToDate<Kind extends Pick<BundledArtifact, 'slot' | 'contentDigest' | 'inputs'>>(
  artifact: Kind,
  graph: BuildGraph,
  hashes: ReadonlyMap<Slot, string>,
): Kind {
  const node = graph.nodes.find(({ slot }) => slot === artifact.slot);
  if (node === undefined) return artifact;
  const { contentDigest } = digestsOf(node, hashes, { take: 1 }, sha256Of);
  const slots = node.inputs.map((slot) => [slot, hashes.get(slot)!]);
  return { ...artifact, contentDigest, inputs: { content: node.content, slots, assets: [...node.assetHashes] } };
}

/** The graph of a plan made offline. */
export function offlineGraph(spec: Spec): BuildGraph {
  return buildGraph(spec, offlineMakers);
}
