import { digestsOf, type BuildGraph, type GraphNode, type Hash } from './build-graph.ts';
import type { JsonValue } from './canonical-json.ts';
import { sumMicroUsd, type MicroUsd } from './money.ts';
import type { Slot } from './slot.ts';

/** What is known of the artifact that a slot selects now. */
export interface SelectedArtifact {
  readonly sha256: string;
  readonly contentDigest: string;
  readonly content: { readonly [field: string]: JsonValue };
  readonly take: number;
}

/** What going on would do with one slot. */
export interface BillLine {
  readonly slot: Slot;
  readonly action: 'make' | 'reuse';
  /** Why it is made: nothing there yet, a field of its own that changed, or an input that is made again. */
  readonly cause: string | null;
  readonly costMicroUsd: MicroUsd | null;
}

/** What going on would make and keep, slot by slot, and what it costs. */
export interface Bill {
  readonly lines: readonly BillLine[];
  /** Null when a price is unknown. */
  readonly totalMicroUsd: MicroUsd | null;
}

/** The graph evaluated without making anything: what going on would make, reuse and cost. */
export function billOf(graph: BuildGraph, selected: ReadonlyMap<Slot, SelectedArtifact>, hash: Hash): Bill {
  const remade = new Set<Slot>();
  const hashes = new Map<Slot, string>();
  const lines: BillLine[] = [];
  for (const node of graph.nodes) {
    const artifact = selected.get(node.slot);
    const cause = causeToMake(node, artifact, remade, hashes, hash);
    if (cause === null) hashes.set(node.slot, artifact!.sha256);
    else remade.add(node.slot);
    lines.push({
      slot: node.slot,
      action: cause === null ? 'reuse' : 'make',
      cause,
      costMicroUsd: cause === null ? 0 : node.estimateMicroUsd,
    });
  }
  return { lines, totalMicroUsd: sumMicroUsd(lines.map((line) => line.costMicroUsd)) };
}

function causeToMake(
  node: GraphNode,
  artifact: SelectedArtifact | undefined,
  remade: ReadonlySet<Slot>,
  hashes: ReadonlyMap<Slot, string>,
  hash: Hash,
): string | null {
  if (artifact === undefined) return 'not made yet';
  const input = node.inputs.find((slot) => remade.has(slot));
  if (input !== undefined) return `${input} is made again`;
  if (digestsOf(node, hashes, artifact.take, hash).contentDigest === artifact.contentDigest) return null;
  const field = Object.keys(node.content).find(
    (name) => JSON.stringify(node.content[name]) !== JSON.stringify(artifact.content[name]),
  );
  return field === undefined ? 'an input picture or file changed' : `its ${field} changed`;
}
