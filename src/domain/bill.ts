import { digestsOf, type BuildGraph, type Hash, type NodeDigests } from './build-graph.ts';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import type { GraphNode } from './graph-node.ts';
import { sumMicroUsd, type MicroUsd } from './money.ts';
import { isComposed, type Phase, type Slot } from './slot.ts';

/** What is known of the artifact that a slot selects. */
export interface SelectedArtifact {
  readonly sha256: string;
  readonly contentDigest: string;
  /** What it was made from, to name what differs now. */
  readonly content: { readonly [field: string]: JsonValue };
  /** Hashes of the results it was made from, by slot. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** What going on would do with one slot. */
export interface BillLine {
  readonly slot: Slot;
  readonly phase: Phase;
  readonly action: 'make' | 'reuse' | 'keep_stale';
  /** Whether what the slot selects now stays. */
  readonly kept: boolean;
  /** Why it is made, or why it is out of date; null when it is current, or was made before for the same request. */
  readonly cause: string | null;
  readonly provider: string;
  readonly model: string;
  readonly costMicroUsd: MicroUsd | null;
  /** What making it would cost, whatever is done with it. */
  readonly priceMicroUsd: MicroUsd | null;
}

/** What going on would make and keep, slot by slot, and what it costs. */
export interface Bill {
  readonly lines: readonly BillLine[];
  /** Null when a price is unknown. */
  readonly totalMicroUsd: MicroUsd | null;
}

/** What is made again when it is out of date: nothing, what Beatboard composes from the rest, or everything. */
export type Remake = 'nothing' | 'composition' | 'everything';

/** What there is, and how it is treated. */
export interface BillRequest {
  readonly graph: BuildGraph;
  readonly selected: ReadonlyMap<Slot, SelectedArtifact>;
  readonly toPhase: Phase;
  readonly remake: Remake;
  /** Slots that are never made again. */
  readonly locked: ReadonlySet<Slot>;
  /** Bytes of a request that was made before, if it was. */
  readonly find: (requestKey: string) => string | undefined;
  /** Whether exactly this was bought before, so that what is cut from it costs nothing. */
  readonly isBought: (callKey: string) => boolean;
  readonly hash: Hash;
}

interface Evaluation {
  readonly request: BillRequest;
  /** Bytes of every slot that is not made again. */
  readonly hashes: Map<Slot, string>;
}

/** The graph evaluated without making anything: what going on would make, reuse and cost. Pure. */
export function billOf(request: BillRequest): Bill {
  const evaluation: Evaluation = { request, hashes: new Map() };
  const nodes = request.graph.nodes.filter((node) => node.phase <= request.toPhase);
  const lines = nodes.map((node) => lineOf(node, evaluation));
  return { lines, totalMicroUsd: sumMicroUsd(lines.map((line) => line.costMicroUsd)) };
}

function lineOf(node: GraphNode, evaluation: Evaluation): BillLine {
  const { request, hashes } = evaluation;
  const line = {
    slot: node.slot,
    phase: node.phase,
    provider: node.maker.provider,
    model: node.maker.model,
    priceMicroUsd: node.estimateMicroUsd,
  };
  const artifact = request.selected.get(node.slot);
  const staleCause = artifact === undefined ? null : causeOfStaleness(node, artifact, evaluation);
  if (artifact !== undefined && (staleCause === null || !mayRemake(node, request))) {
    hashes.set(node.slot, artifact.sha256);
    const action = staleCause === null ? 'reuse' : 'keep_stale';
    return { ...line, action, kept: true, cause: staleCause, costMicroUsd: 0 };
  }
  const digests = digestsIfKnown(node, evaluation);
  const known = digests && request.find(digests.requestKey);
  if (known !== undefined) {
    hashes.set(node.slot, known);
    return { ...line, action: 'reuse', kept: false, cause: null, costMicroUsd: 0 };
  }
  return {
    ...line,
    action: 'make',
    kept: false,
    cause: staleCause ?? 'not made yet',
    costMicroUsd: digests?.callKey && request.isBought(digests.callKey) ? 0 : node.estimateMicroUsd,
  };
}

function mayRemake({ slot }: GraphNode, { remake, locked }: BillRequest): boolean {
  if (remake === 'nothing' || locked.has(slot)) return false;
  return remake === 'everything' || isComposed(slot);
}

/** What names a node's result; undefined while something it is made from does not exist. */
function digestsIfKnown(node: GraphNode, { request, hashes }: Evaluation): NodeDigests | undefined {
  if (node.inputs.some((slot) => !hashes.has(slot))) return undefined;
  return digestsOf(node, hashes, { take: 1 }, request.hash);
}

/** Why an artifact is out of date for its node, in a person's words; null when it is current. */
function causeOfStaleness(node: GraphNode, artifact: SelectedArtifact, { request, hashes }: Evaluation): string | null {
  const missing = node.inputs.find((slot) => !hashes.has(slot));
  if (missing !== undefined)
    return `${nameOf(missing)} is ${request.selected.has(missing) ? 'made again' : 'not made yet'}`;
  if (digestsOf(node, hashes, { take: 1 }, request.hash).contentDigest === artifact.contentDigest) return null;
  const field = Object.keys(node.content).find(
    (name) => canonicalJson(node.content[name]!) !== canonicalJson(artifact.content[name] ?? null),
  );
  if (field !== undefined) return `${ownerOf(node.slot)} ${fieldNames[field] ?? field} changed`;
  return causeAmongInputs(node.inputs, artifact.inputs, hashes);
}

function causeAmongInputs(
  inputs: readonly Slot[],
  used: ReadonlyMap<string, string>,
  hashes: ReadonlyMap<Slot, string>,
): string {
  const usedHashes = new Set(used.values());
  const input = inputs.find((slot) => !usedHashes.has(hashes.get(slot)!));
  if (input !== undefined) return `${nameOf(input)} changed`;
  if (inputs.length < used.size) return 'something it was made from is gone';
  const isMoved = inputs.some((slot) => used.get(slot) !== hashes.get(slot));
  return isMoved ? 'the order of what it is made from changed' : 'a file it is made from changed';
}

/** What a person calls the fields of a node's content, where the name alone would not do. */
const fieldNames: Readonly<Record<string, string>> = {
  visual: 'picture description',
  value: 'brightness',
  archetype: 'style',
  palette: 'colours',
  faces: 'fonts',
  seconds: 'timing',
  size: 'format',
  signature: 'brand name',
  callToAction: 'call to action',
  fps: 'frame rate',
  frames: 'length',
};

/** `beat/3/image` belongs to beat 4, as people count. */
function ownerOf(slot: Slot): string {
  const numbered = /^(beat|segment|chunk)\/(\d+)/.exec(slot);
  if (numbered === null) return "the film's";
  const noun = numbered[1] === 'chunk' ? 'clip' : 'beat';
  return `${noun} ${Number(numbered[2]) + 1}'s`;
}

/** What a person calls the slots without a number that others are made from. */
const inputNames: Readonly<Record<string, string>> = { music: 'the music', mix: 'the sound', final: 'the film' };

function nameOf(slot: Slot): string {
  const numbered = /^(beat|segment|chunk)\/(\d+)/.exec(slot);
  if (numbered === null) return inputNames[slot] ?? slot;
  const number = Number(numbered[2]) + 1;
  if (numbered[1] === 'beat') return `beat ${number}'s picture`;
  return numbered[1] === 'chunk' ? `clip ${number}` : `beat ${number}`;
}
