import { digestsOf } from '#domain/build-graph.ts';
import { chunkSlot, imageSlot, segmentSlot, type Slot } from '#domain/slot.ts';
import { joinVariations } from '#domain/variation.ts';
import type { ArtifactReference } from '#pipeline/artifact-reference.ts';
import type { Craft } from '#pipeline/phases/craft.ts';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import { nodeOf, planned, produce, withVariation, type Owner, type Wish } from '#pipeline/produce.ts';

/** A result that was really made. */
export interface MadeResult {
  readonly slot: Slot;
  readonly userId: string;
  readonly videoId: string;
  readonly requestKey: string;
}

/** Called before a result is made; may wait or throw. */
export type BeforeMaking = (slot: Slot, owner: Owner) => Promise<void> | void;

/** What is told of the making. */
export interface PaperLog {
  readonly before: BeforeMaking;
  /** Told of every result that is really made, and not found. */
  readonly made: (result: MadeResult) => void;
}

/** What is found in a film of paper. */
const report = { passed: true, findings: [] };

/**
 * Hands that write a line on paper instead of drawing: what a result is made from. Everything around them is real, so
 * that thousands of films can be made to look at what is kept, reused and out of date.
 */
export function createPaperCraft(context: PipelineContext, log: PaperLog): Craft {
  async function write(
    owner: Owner,
    specReference: ArtifactReference,
    slot: Slot,
    inputs: readonly ArtifactReference[],
    wish: Wish = planned,
    variation = wish.variation,
  ): Promise<ArtifactReference> {
    const known = await context.specs.load(specReference);
    const make = async (scratch: { write(name: string, content: string): Promise<string> }) => {
      await log.before(slot, owner);
      const node = nodeOf(known, slot);
      const hashes = new Map(inputs.map((input) => [input.slot, input.sha256]));
      const { requestKey } = digestsOf(
        node,
        hashes,
        { ...wish, variation: JSON.stringify(wish.variation) },
        context.hash,
      );
      log.made({ slot, userId: owner.userId, videoId: owner.videoId, requestKey });
      const content = { node: node.content, from: inputs.map(({ sha256 }) => sha256), wish, seed: node.seed };
      const path = await scratch.write('result.txt', JSON.stringify(content));
      return {
        path,
        mediaType: 'text/plain',
        metadata: withVariation(slot === 'final/report' ? report : {}, variation),
      };
    };
    return produce(context, owner, known, slot, inputs, make, wish);
  }
  return {
    drawPicture: (owner, spec, beatIndex, wish) => write(owner, spec, imageSlot(beatIndex), [], wish),
    async renderClip(owner, { spec, chunkIndex, before, wish = planned }) {
      const variation = joinVariations(before.variation, wish.variation);
      const clip = await write(owner, spec, chunkSlot(chunkIndex), [before], wish, variation);
      return { clip, end: clip };
    },
    composeSegment: (owner, spec, beatIndex, picture, clips) =>
      write(owner, spec, segmentSlot(beatIndex), [picture, ...clips]),
    scoreMusic: (owner, spec) => write(owner, spec, 'music', []),
    speakLines: async () => [],
    mixSound: (owner, spec, music) => write(owner, spec, 'mix', [music]),
    stitchClips: (owner, spec, clips) => write(owner, spec, 'stitched', clips),
    cutFinal: (owner, spec, segments, mix) => write(owner, spec, 'final', [...segments, mix]),
    async finishExtras(owner, spec, final, segments) {
      await write(owner, spec, 'final/poster', [final]);
      await write(owner, spec, 'final/sheet', [final]);
      await write(owner, spec, 'final/report', [final, ...segments]);
    },
  };
}
