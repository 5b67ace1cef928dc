import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { planChunks, type ClipLengths, type PlannedChunk } from './chunk-plan.ts';
import type { MicroUsd } from './money.ts';
import { deriveSeed } from './random.ts';
import { chunkSlot, imageSlot, segmentSlot, type Phase, type Slot } from './slot.ts';
import type { Spec } from './spec.ts';
import { toFrames } from './time.ts';

/** Who makes the results of one kind, and at what price. */
export interface NodeMaker {
  readonly provider: string;
  readonly model: string;
  /** Raised when the same request would give other bytes. */
  readonly version: string;
  /** Price of one result, or of one second of it; null when unknown, which is never counted as free. */
  readonly price: { readonly unit: 'result' | 'second'; readonly microUsd: MicroUsd | null };
}

/** Makers of a film. Clip lengths decide how many chunks a beat has. */
export interface NodeMakers {
  readonly image: NodeMaker;
  readonly video: NodeMaker & { readonly clipLengths: ClipLengths };
  readonly music: NodeMaker;
  readonly composition: NodeMaker;
}

/** One result to be made: what it is made from, and by whom. */
export interface GraphNode {
  readonly slot: Slot;
  readonly phase: Phase;
  readonly maker: NodeMaker;
  /** Slots whose artifacts go into this one; their hashes are part of both digests. */
  readonly inputs: readonly Slot[];
  /** Hashes of files from outside the graph: product photos, a logo, a track. */
  readonly assetHashes: readonly string[];
  /** What a person would call this result's inputs; staleness compares it and names the field that differs. */
  readonly content: { readonly [field: string]: JsonValue };
  readonly seed: number;
  readonly seconds: number;
  readonly estimateMicroUsd: MicroUsd | null;
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
  const chunks = planChunks(spec.beats, makers.video.clipLengths);
  const nodes: GraphNode[] = [];
  for (const beatIndex of spec.beats.keys()) nodes.push(imageNode(spec, beatIndex, makers.image));
  for (const chunk of chunks) nodes.push(chunkNode(spec, chunk, makers.video));
  nodes.push(musicNode(spec, makers.music));
  nodes.push(joinNode('mix', 4, spec, ['music'], makers.composition));
  for (const beatIndex of spec.beats.keys()) nodes.push(segmentNode(spec, beatIndex, chunks, makers.composition));
  nodes.push(
    joinNode(
      'stitched',
      3,
      spec,
      chunks.map((chunk) => chunkSlot(chunk.chunkIndex)),
      makers.composition,
    ),
  );
  const segments = [...spec.beats.keys()].map(segmentSlot);
  nodes.push(joinNode('final', 4, spec, [...segments, 'mix'], makers.composition));
  for (const slot of ['final/poster', 'final/sheet', 'final/report'] as const) {
    nodes.push(
      joinNode(slot, 4, spec, slot === 'final/report' ? ['final', ...segments] : ['final'], makers.composition),
    );
  }
  return { nodes, chunks };
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

/**
 * Both digests of a node, once its inputs exist. The content digest tells what the plan wants and leaves out the slot's
 * number and every wish beyond the plan: a take made with another prompt is current as long as the plan stays the same.
 */
export function digestsOf(
  node: GraphNode,
  inputHashes: ReadonlyMap<Slot, string>,
  { take, seed = node.seed, variation = null }: TakeOptions,
  hash: Hash,
): { contentDigest: string; requestKey: string } {
  const inputs = node.inputs.map((slot) => {
    const inputHash = inputHashes.get(slot);
    if (inputHash === undefined) throw new RangeError(`${node.slot} needs ${slot}, which does not exist yet.`);
    return inputHash;
  });
  const request: JsonValue = { kind: kindOf(node.slot), content: node.content, inputs, assets: node.assetHashes };
  const { provider, model, version } = node.maker;
  return {
    contentDigest: hash(canonicalJson(request)),
    requestKey: hash(canonicalJson({ provider, model, version, request, seed, take, variation })),
  };
}

/** What a slot holds, without its number: two beats with the same request share one result. */
export function kindOf(slot: Slot): string {
  return slot.replace(/\/\d+/g, '');
}

function estimate(maker: NodeMaker, seconds: number): MicroUsd | null {
  if (maker.price.microUsd === null) return null;
  return maker.price.unit === 'second' ? Math.ceil(maker.price.microUsd * seconds) : maker.price.microUsd;
}

/** The look shared by picture and clip of a beat. Words on screen are not part of it. */
function pictureContent(spec: Spec, beatIndex: number): { [field: string]: JsonValue } {
  const beat = spec.beats[beatIndex]!;
  return {
    kind: beat.kind,
    visual: beat.visual,
    archetype: spec.style.archetype,
    palette: spec.style.palette,
    layout: beat.layout,
    value: beat.value,
    subjects: beat.subjects,
    shot: beat.direction.shot,
    camera: beat.direction.camera,
    seconds: beat.durationSeconds,
    tempo: spec.audio.tempoBpm,
    language: spec.language === 'ar' ? 'rtl' : 'ltr',
    size: [spec.aspectRatio, spec.resolution],
  };
}

function photoHashes(spec: Spec): string[] {
  return spec.productImages.flatMap((image) =>
    image.cutOutSha256 === null ? [image.sha256] : [image.sha256, image.cutOutSha256],
  );
}

function imageNode(spec: Spec, beatIndex: number, maker: NodeMaker): GraphNode {
  return {
    slot: imageSlot(beatIndex),
    phase: 2,
    maker,
    inputs: [],
    assetHashes: photoHashes(spec),
    content: pictureContent(spec, beatIndex),
    seed: beatSeed(spec, beatIndex),
    seconds: 0,
    estimateMicroUsd: estimate(maker, 0),
  };
}

function chunkNode(spec: Spec, chunk: PlannedChunk, maker: NodeMaker): GraphNode {
  const beat = spec.beats[chunk.beatIndex]!;
  return {
    slot: chunkSlot(chunk.chunkIndex),
    phase: 3,
    maker,
    inputs: [chunk.position === 0 ? imageSlot(chunk.beatIndex) : chunkSlot(chunk.chunkIndex - 1)],
    assetHashes: photoHashes(spec),
    content: {
      ...pictureContent(spec, chunk.beatIndex),
      action: beat.direction.action,
      fps: spec.fps,
      frames: framesOf(chunk, spec.fps),
    },
    seed: beatSeed(spec, chunk.beatIndex),
    seconds: chunk.orderedSeconds,
    estimateMicroUsd: estimate(maker, chunk.orderedSeconds),
  };
}

/** Frames a chunk fills on the film's own grid. */
export function framesOf(chunk: Pick<PlannedChunk, 'startSeconds' | 'usedSeconds'>, fps: number): number {
  return toFrames(chunk.startSeconds + chunk.usedSeconds, fps) - toFrames(chunk.startSeconds, fps);
}

function musicNode(spec: Spec, maker: NodeMaker): GraphNode {
  const uploaded = spec.audio.assetId !== null;
  return {
    slot: 'music',
    phase: 4,
    maker,
    inputs: [],
    assetHashes: spec.audio.assetId === null ? [] : [spec.audio.assetId],
    content: {
      mood: spec.audio.mood,
      tempo: spec.audio.tempoBpm,
      seconds: spec.durationSeconds,
      beats: uploaded ? [] : spec.beats.map((beat) => [beat.kind, beat.startSeconds]),
    },
    seed: spec.seed,
    seconds: spec.durationSeconds,
    estimateMicroUsd: estimate(maker, spec.durationSeconds),
  };
}

function segmentNode(spec: Spec, beatIndex: number, chunks: readonly PlannedChunk[], maker: NodeMaker): GraphNode {
  const beat = spec.beats[beatIndex]!;
  const { brand, name, callToAction } = spec.product;
  return {
    slot: segmentSlot(beatIndex),
    phase: 4,
    maker,
    inputs: [
      ...chunks.filter((chunk) => chunk.beatIndex === beatIndex).map((chunk) => chunkSlot(chunk.chunkIndex)),
      imageSlot(beatIndex),
    ],
    assetHashes: spec.logo === null || beat.layout !== 'end-card' ? [] : [spec.logo.cutOutSha256 ?? spec.logo.sha256],
    content: {
      text: beat.text,
      kind: beat.kind,
      signature: brand ?? name,
      callToAction: beat.kind === 'call_to_action' || beat.kind === 'offer' ? callToAction : '',
      faces: spec.style.faces,
      palette: spec.style.palette,
      archetype: spec.style.archetype,
      layout: beat.layout,
      value: beat.value,
      transition: beat.transition,
      language: spec.language,
      tempo: spec.audio.tempoBpm,
      seconds: [beat.startSeconds, beat.durationSeconds],
      fps: spec.fps,
      size: [spec.aspectRatio, spec.resolution],
    },
    seed: beatSeed(spec, beatIndex),
    seconds: beat.durationSeconds,
    estimateMicroUsd: estimate(maker, beat.durationSeconds),
  };
}

function joinNode(slot: Slot, phase: Phase, spec: Spec, inputs: readonly Slot[], maker: NodeMaker): GraphNode {
  return {
    slot,
    phase,
    maker,
    inputs,
    assetHashes: [],
    content: { seconds: spec.durationSeconds, fps: spec.fps, size: [spec.aspectRatio, spec.resolution] },
    seed: 0,
    seconds: spec.durationSeconds,
    estimateMicroUsd: estimate(maker, spec.durationSeconds),
  };
}

/** Each beat has a seed of its own, so that inserting one elsewhere never changes it. Picture, clip and type share it. */
export function beatSeed(spec: Pick<Spec, 'seed'>, beatIndex: number): number {
  return deriveSeed(spec.seed, 'scene', beatIndex);
}
