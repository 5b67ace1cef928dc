import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { planChunks, type PlannedChunk } from './chunk-plan.ts';
import { isDrawn } from './drawn-beat.ts';
import type { GraphNode, NodeMaker, VideoMaker } from './graph-node.ts';
import {
  chunkNode,
  imageNode,
  joinNode,
  lastFrameNode,
  mixNode,
  musicNode,
  segmentNode,
  voiceNode,
} from './graph-nodes.ts';
import { toJson } from './model-call.ts';
import { chunkSlot, segmentSlot, type Slot } from './slot.ts';
import type { Spec } from './spec.ts';

/** Makers of a film. Clip lengths decide how many chunks a beat has. */
export interface NodeMakers {
  readonly image: NodeMaker;
  readonly video: VideoMaker;
  readonly music: NodeMaker;
  /** Who speaks; absent when nobody can, and then nothing is spoken. */
  readonly speech?: NodeMaker;
  readonly composition: NodeMaker;
  /** Who draws the beats that are drawn whatever models a film is made with; absent when the others do that too. */
  readonly drawn?: { readonly image: NodeMaker; readonly video: VideoMaker };
}

/** Everything one film is made of. */
export interface BuildGraph {
  /** In an order in which every node comes after its inputs. */
  readonly nodes: readonly GraphNode[];
  readonly chunks: readonly PlannedChunk[];
}

/** Turns text into a digest; SHA-256 as lower-case hex outside of tests. */
export type Hash = (text: string) => string;

/** What one film needs made, from its plan and the makers chosen for it. Pure. */
export function buildGraph(spec: Spec, makers: NodeMakers): BuildGraph {
  const { composition } = makers;
  const makersOf = (beatIndex: number) => makersOfBeat(spec, beatIndex, makers);
  const chunks = planChunks(spec.beats, (beatIndex) => makersOf(beatIndex).video.clipLengths);
  const beatIndexes = [...spec.beats.keys()];
  const chunkSlots = chunks.map(({ chunkIndex }) => chunkSlot(chunkIndex));
  const segments = beatIndexes.map(segmentSlot);
  const voices = makers.speech === undefined ? [] : voiceNodes(spec, makers.speech);
  const nodes: GraphNode[] = [
    ...beatIndexes.map((beatIndex) => imageNode(spec, beatIndex, makersOf(beatIndex).image)),
    ...chunks.flatMap((chunk) => clipNodes(spec, chunk, makersOf(chunk.beatIndex).video, composition)),
    musicNode(spec, spec.audio.assetId === null ? makers.music : ownTrackMaker(makers)),
    ...voices,
    mixNode(
      spec,
      voices.map(({ slot }) => slot),
      composition,
    ),
    ...beatIndexes.map((beatIndex) => segmentNode(spec, beatIndex, chunks, makersOf(beatIndex).video, composition)),
    joinNode('stitched', 3, spec, chunkSlots, composition),
    joinNode('final', 4, spec, [...segments, 'mix'], composition),
    joinNode('final/poster', 4, spec, ['final'], composition),
    joinNode('final/sheet', 4, spec, ['final'], composition),
    joinNode('final/report', 4, spec, ['final', ...segments], composition),
  ];
  return { nodes, chunks };
}

/** Who makes the picture and the clips of one beat. */
export function makersOfBeat(
  spec: Spec,
  beatIndex: number,
  { image, video, drawn }: NodeMakers,
): { readonly image: NodeMaker; readonly video: VideoMaker } {
  return drawn !== undefined && isDrawn(spec.beats[beatIndex]!) ? drawn : { image, video };
}

/** The user's own track is cut to length, never bought. */
function ownTrackMaker({ music, composition }: NodeMakers): NodeMaker {
  return music.bought === undefined ? music : composition;
}

/** A clip and, when it is bought, the frame from which the next one of its beat may go on. */
function clipNodes(spec: Spec, chunk: PlannedChunk, maker: VideoMaker, composition: NodeMaker): GraphNode[] {
  const clip = chunkNode(spec, chunk, maker);
  return maker.bought === undefined ? [clip] : [clip, lastFrameNode(spec, chunk, composition)];
}

function voiceNodes(spec: Spec, maker: NodeMaker): GraphNode[] {
  return spec.beats.flatMap(({ voiceOver }, beatIndex) =>
    voiceOver === '' ? [] : [voiceNode(spec, beatIndex, maker)],
  );
}

/** What sets one take of a request apart from the next. */
export interface TakeOptions {
  /** Counted from 1; raised to ask for another result of the same request. */
  readonly take: number;
  /** Replaces the node's own seed. */
  readonly seed?: number;
  /** What somebody asked for beyond the plan. */
  readonly variation?: JsonValue;
}

/** What names a node's result. */
export interface NodeDigests {
  /** What the plan wants: slot numbers and wishes beyond the plan are left out. */
  readonly contentDigest: string;
  /** The exact request: equal ones share one result. */
  readonly requestKey: string;
  /** The exact purchase behind it, when it is bought: what is cut from it may differ. */
  readonly callKey: string | null;
}

/**
 * The digests of a node, once its inputs exist. A take made with another prompt is current as long as the plan stays the
 * same.
 */
export function digestsOf(
  node: GraphNode,
  inputHashes: ReadonlyMap<Slot, string>,
  { take, seed = node.seed, variation = null }: TakeOptions,
  hash: Hash,
): NodeDigests {
  const inputs = node.inputs.map((slot) => {
    const inputHash = inputHashes.get(slot);
    if (inputHash === undefined) throw new RangeError(`${node.slot} needs ${slot}, which does not exist yet.`);
    return inputHash;
  });
  const request: JsonValue = { kind: kindOf(node.slot), content: node.content, inputs, assets: node.assetHashes };
  const { provider, model, version } = node.maker;
  const maker = { provider, model, version };
  const contentDigest = hash(canonicalJson(request));
  if (node.call === undefined) {
    return {
      contentDigest,
      requestKey: hash(canonicalJson({ ...maker, request, seed, take, variation })),
      callKey: null,
    };
  }
  const call = { ...maker, call: toJson(node.call), inputs, assets: node.assetHashes, seed, take, variation };
  const callKey = hash(canonicalJson(call));
  return { contentDigest, requestKey: hash(canonicalJson({ callKey, request })), callKey };
}

/** What a slot holds, without its number: two beats with the same request share one result. */
export function kindOf(slot: Slot): string {
  return slot.replace(/\/\d+/g, '');
}
