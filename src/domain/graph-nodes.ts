import { beatSeed } from './beat-seed.ts';
import type { JsonValue } from './canonical-json.ts';
import type { PlannedChunk } from './chunk-plan.ts';
import { footageLayout } from './footage-layout.ts';
import type { GraphNode, NodeMaker, VideoMaker } from './graph-node.ts';
import { clipCall, musicCall, orderedMusicSeconds, pictureCall, voiceCall } from './model-call.ts';
import { priceOf, type PricedOrder } from './models/price.ts';
import type { MicroUsd } from './money.ts';
import { chunkSlot, imageSlot, lastFrameSlot, segmentSlot, voiceSlot, type Phase, type Slot } from './slot.ts';
import type { Spec } from './spec.ts';
import { toFrames } from './time.ts';
import { noVariation } from './variation.ts';

type Content = { [field: string]: JsonValue };

/** So often a clip goes on from the one before it; then it starts from the beat's picture again, lest it drift away. */
const mostHops = 2;

/** The picture of a beat; a take with a variation is asked for in its words. */
export function imageNode(spec: Spec, beatIndex: number, maker: NodeMaker, variation = noVariation): GraphNode {
  return {
    slot: imageSlot(beatIndex),
    phase: 2,
    maker,
    inputs: [],
    assetHashes: photoHashes(spec),
    content: maker.bought === undefined ? plateContent(spec, beatIndex) : pictureContent(spec, beatIndex),
    seed: beatSeed(spec, beatIndex),
    seconds: 0,
    estimateMicroUsd: estimate(maker, {}),
    ...(maker.bought && { call: pictureCall(spec, beatIndex, maker.bought, variation) }),
  };
}

/** A clip of a beat; a take with a variation is asked for in its words. */
export function chunkNode(spec: Spec, chunk: PlannedChunk, maker: VideoMaker, variation = noVariation): GraphNode {
  const { chunkIndex, beatIndex, orderedSeconds } = chunk;
  const { direction } = spec.beats[beatIndex]!;
  const { bought } = maker;
  const look = bought === undefined ? plateContent(spec, beatIndex) : pictureContent(spec, beatIndex);
  return {
    slot: chunkSlot(chunkIndex),
    phase: 3,
    maker,
    inputs: startOf(chunk, maker),
    assetHashes: bought === undefined ? photoHashes(spec) : [],
    content: {
      ...look,
      camera: direction.camera,
      action: direction.action,
      fps: spec.fps,
      frames: framesOf(chunk, spec.fps),
    },
    seed: beatSeed(spec, beatIndex),
    seconds: orderedSeconds,
    estimateMicroUsd: estimate(maker, { seconds: orderedSeconds }),
    ...(bought && { call: clipCall(spec, beatIndex, orderedSeconds, bought, variation) }),
  };
}

/** What a clip starts from: the beat's picture, what was drawn before it, or the last used frame of a bought clip. */
function startOf({ chunkIndex, beatIndex, position }: PlannedChunk, { bought }: VideoMaker): Slot[] {
  if (bought?.entry.firstFrame === 'no') return [];
  if (bought === undefined) return [position === 0 ? imageSlot(beatIndex) : chunkSlot(chunkIndex - 1)];
  return [position % (mostHops + 1) === 0 ? imageSlot(beatIndex) : lastFrameSlot(chunkIndex - 1)];
}

/** The last frame that is used of a bought clip. */
export function lastFrameNode(spec: Spec, { chunkIndex }: PlannedChunk, maker: NodeMaker): GraphNode {
  return {
    ...joinNode(lastFrameSlot(chunkIndex), 3, spec, [chunkSlot(chunkIndex)], maker),
    content: { size: [spec.aspectRatio, spec.resolution] },
    seconds: 0,
  };
}

/** Frames a chunk fills on the film's own grid. */
export function framesOf(chunk: Pick<PlannedChunk, 'startSeconds' | 'usedSeconds'>, fps: number): number {
  return toFrames(chunk.startSeconds + chunk.usedSeconds, fps) - toFrames(chunk.startSeconds, fps);
}

/** The music: composed or bought for the film, or the user's own track. */
export function musicNode(spec: Spec, maker: NodeMaker): GraphNode {
  const { bought } = maker;
  const { assetId, mood, tempoBpm } = spec.audio;
  const orderedSeconds = bought ? orderedMusicSeconds(spec.durationSeconds, bought.entry) : spec.durationSeconds;
  return {
    slot: 'music',
    phase: 4,
    maker,
    inputs: [],
    assetHashes: assetId === null ? [] : [assetId],
    content: {
      mood,
      tempo: tempoBpm,
      seconds: spec.durationSeconds,
      beats: assetId === null ? spec.beats.map((beat) => [beat.kind, beat.startSeconds]) : [],
    },
    seed: spec.seed,
    seconds: spec.durationSeconds,
    estimateMicroUsd: estimate(maker, { seconds: orderedSeconds }),
    ...(bought && { call: musicCall(spec, orderedSeconds, bought) }),
  };
}

/** What is spoken over a beat. */
export function voiceNode(spec: Spec, beatIndex: number, maker: NodeMaker): GraphNode {
  const { voiceOver, durationSeconds } = spec.beats[beatIndex]!;
  return {
    slot: voiceSlot(beatIndex),
    phase: 4,
    maker,
    inputs: [],
    assetHashes: [],
    content: { voiceOver, language: spec.language },
    seed: spec.seed,
    seconds: durationSeconds,
    estimateMicroUsd: estimate(maker, { characters: voiceOver.length }),
    call: voiceCall(spec, voiceOver),
  };
}

/** The sound of the film. */
export function mixNode(spec: Spec, voices: readonly Slot[], maker: NodeMaker): GraphNode {
  const node = joinNode('mix', 4, spec, ['music', ...voices], maker);
  if (voices.length === 0) return node;
  const spoken = spec.beats.flatMap(({ voiceOver, startSeconds }) => (voiceOver === '' ? [] : [startSeconds]));
  return { ...node, content: { ...node.content, spoken } };
}

/** The finished frames of a beat: type, transition and grain over its clips. */
export function segmentNode(
  spec: Spec,
  beatIndex: number,
  chunks: readonly PlannedChunk[],
  video: NodeMaker,
  maker: NodeMaker,
): GraphNode {
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
      layout: video.bought === undefined ? beat.layout : footageLayout(beat),
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
    estimateMicroUsd: estimate(maker, { seconds: beat.durationSeconds }),
  };
}

/** What is joined from others as they are. */
export function joinNode(slot: Slot, phase: Phase, spec: Spec, inputs: readonly Slot[], maker: NodeMaker): GraphNode {
  return {
    slot,
    phase,
    maker,
    inputs,
    assetHashes: [],
    content: { seconds: spec.durationSeconds, fps: spec.fps, size: [spec.aspectRatio, spec.resolution] },
    seed: 0,
    seconds: spec.durationSeconds,
    estimateMicroUsd: estimate(maker, { seconds: spec.durationSeconds }),
  };
}

/** The look of a beat as it is drawn. Words on screen are not part of it. */
function plateContent(spec: Spec, beatIndex: number): Content {
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

/** The look of a beat as a model is told of it: neither its timing nor its type has a part in it. */
function pictureContent(spec: Spec, beatIndex: number): Content {
  const beat = spec.beats[beatIndex]!;
  return {
    kind: beat.kind,
    visual: beat.visual,
    archetype: spec.style.archetype,
    tone: spec.style.tone,
    palette: spec.style.palette,
    value: beat.value,
    shot: beat.direction.shot,
    size: [spec.aspectRatio, spec.resolution],
  };
}

function photoHashes(spec: Spec): string[] {
  return spec.productImages.flatMap((image) =>
    image.cutOutSha256 === null ? [image.sha256] : [image.sha256, image.cutOutSha256],
  );
}

function estimate({ price }: NodeMaker, order: PricedOrder): MicroUsd | null {
  return priceOf(price, order);
}
