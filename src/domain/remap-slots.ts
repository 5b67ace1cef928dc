import { digestsOf, type BuildGraph, type Hash } from './build-graph.ts';
import type { GraphNode } from './graph-node.ts';
import { slotsOf, type Manifest } from './manifest.ts';
import { chunkSlot, imageSlot, lastFrameSlot, segmentSlot, voiceSlot, type Slot } from './slot.ts';

/** What is selected for one plan, and the plan it shall serve now. */
export interface RemapRequest {
  /** The graph of the plan that the manifest was selected for. */
  readonly before: BuildGraph;
  readonly after: BuildGraph;
  /** For each beat of the new plan the old beat it is made from (`beatOrigins`); left out: the one at its place. */
  readonly origins?: readonly (number | null)[];
  readonly manifest: Manifest;
  readonly artifactOf: (artifactId: string) => { readonly sha256: string; readonly contentDigest: string };
  /** Old slots whose artifact is not exchanged for another one. */
  readonly locked?: ReadonlySet<Slot>;
  readonly hash: Hash;
}

/** What serves the new plan, and what became of the rest. */
export interface RemappedSlots {
  readonly manifest: Manifest;
  /** For each slot of it the slot that selected its artifact before; locks move along. */
  readonly sources: ReadonlyMap<Slot, Slot>;
  /** Old slots whose artifact serves no slot any more. The artifacts themselves stay takes of the video. */
  readonly dropped: readonly Slot[];
}

/**
 * Which selected artifact serves which slot after an edit that reorders, inserts or removes beats. Slot by slot, in the
 * graph's order, so that a clip is looked at when it is known which picture it starts from:
 *
 * 1. The artifact that the slot's beat had stays with the beat, wherever that stands now, as long as it fits: its
 *    content digest is what the new plan wants.
 * 2. Otherwise an artifact that fits serves, whichever slot it was selected in, if need be in several slots: asking for
 *    the same content once more would be paying for the same thing twice. A locked artifact is not exchanged.
 * 3. Otherwise the artifact that the beat had stays with it. It is out of date then, and its digest says so.
 * 4. A slot without any of these is empty: a new beat shows nothing rather than another beat's picture.
 *
 * So a slot is empty only when its beat had nothing there, and an artifact is dropped only when its beat is gone, has
 * fewer clips now, or has an artifact that fits. What is not of the graph, the plan above all, stays as it is.
 */
export function remapSlots(request: RemapRequest): RemappedSlots {
  const { before, after, manifest, artifactOf, locked, hash } = request;
  const former = formerSlots(before, after, request.origins);
  const byDigest = slotsByDigest(request);
  const hashes = new Map<Slot, string>();
  const sources = new Map<Slot, Slot>();
  for (const node of after.nodes) {
    const own = former.get(node.slot);
    const wanted = wantedDigest(node, hashes, hash);
    const ownId = own === undefined ? undefined : manifest[own];
    const isSettled = ownId !== undefined && (locked?.has(own!) === true || artifactOf(ownId).contentDigest === wanted);
    const fitting = isSettled || wanted === undefined ? undefined : byDigest.get(wanted);
    const source = fitting ?? (ownId === undefined ? undefined : own);
    if (source === undefined) continue;
    sources.set(node.slot, source);
    hashes.set(node.slot, artifactOf(manifest[source]!).sha256);
  }
  const known = new Set([...before.nodes, ...after.nodes].map((node) => node.slot));
  for (const slot of slotsOf(manifest)) if (!known.has(slot)) sources.set(slot, slot);
  const used = new Set(sources.values());
  return {
    manifest: Object.fromEntries([...sources].map(([slot, source]) => [slot, manifest[source]!])),
    sources,
    dropped: slotsOf(manifest).filter((slot) => !used.has(slot)),
  };
}

/** The old slot of what each new slot is made from: the same beat, and within it the clip at the same place. */
function formerSlots(before: BuildGraph, after: BuildGraph, origins: RemapRequest['origins']): Map<Slot, Slot> {
  const beatSlots = /^(?:beat|segment|voice|chunk)\//;
  const former = new Map(after.nodes.filter(({ slot }) => !beatSlots.test(slot)).map(({ slot }) => [slot, slot]));
  const oldChunks = new Map(before.chunks.map((chunk) => [`${chunk.beatIndex}/${chunk.position}`, chunk.chunkIndex]));
  for (const { chunkIndex, beatIndex, position } of after.chunks) {
    const origin = origins === undefined ? beatIndex : (origins[beatIndex] ?? null);
    if (origin === null) continue;
    former.set(imageSlot(beatIndex), imageSlot(origin));
    former.set(segmentSlot(beatIndex), segmentSlot(origin));
    former.set(voiceSlot(beatIndex), voiceSlot(origin));
    const oldChunk = oldChunks.get(`${origin}/${position}`);
    if (oldChunk === undefined) continue;
    former.set(chunkSlot(chunkIndex), chunkSlot(oldChunk));
    former.set(lastFrameSlot(chunkIndex), lastFrameSlot(oldChunk));
  }
  return former;
}

/** The first slot that selects an artifact of each content digest. The digest includes the kind of slot. */
function slotsByDigest({ before, manifest, artifactOf }: RemapRequest): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const { slot } of before.nodes) {
    const id = manifest[slot];
    if (id === undefined) continue;
    const { contentDigest } = artifactOf(id);
    if (!slots.has(contentDigest)) slots.set(contentDigest, slot);
  }
  return slots;
}

/** What the plan wants in a slot; undefined while an input is missing, so that nobody can tell. */
function wantedDigest(node: GraphNode, hashes: ReadonlyMap<Slot, string>, hash: Hash): string | undefined {
  if (node.inputs.some((slot) => !hashes.has(slot))) return undefined;
  return digestsOf(node, hashes, { take: 1 }, hash).contentDigest;
}
