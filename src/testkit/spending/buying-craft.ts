import { copyFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { voiceLines } from '#domain/prompts/voice-lines.ts';
import { chunkSlot, imageSlot, lastFrameSlot, segmentSlot, voiceSlot, type Slot } from '#domain/slot.ts';
import type { ArtifactReference } from '#pipeline/artifact-reference.ts';
import { buyResult, givenFile, provenanceOf, type GivenFiles } from '#pipeline/phases/buy-result.ts';
import type { Craft } from '#pipeline/phases/craft.ts';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import { nodeOf, planned, produce, type MadeFile, type Owner } from '#pipeline/produce.ts';
import type { Scratch } from '#pipeline/scratch.ts';

/** What is found in a film of paper. */
const report = { passed: true, findings: [] };

/**
 * Hands that really buy whatever the plan says is bought, and keep it as it came; what Beatboard makes by itself they
 * write on paper. So a film takes no longer than its providers do, while everything about money is real.
 */
export function createBuyingCraft(context: PipelineContext): Craft {
  async function make(
    owner: Owner,
    specReference: ArtifactReference,
    slot: Slot,
    inputs: readonly ArtifactReference[],
    files: GivenFiles = {},
  ): Promise<ArtifactReference> {
    const known = await context.specs.load(specReference);
    const node = nodeOf(known, slot);
    const write = async (scratch: Scratch): Promise<MadeFile> => {
      const content = { node: node.content, from: inputs.map(({ sha256 }) => sha256), seed: node.seed };
      const metadata = slot === 'final/report' ? report : {};
      return { path: await scratch.write('result.txt', JSON.stringify(content)), mediaType: 'text/plain', metadata };
    };
    const buy = async (scratch: Scratch): Promise<MadeFile> => {
      const order = {
        nodes: [node],
        inputs,
        wish: planned,
        filesFor: () => files,
        check: async () => undefined,
      } as const;
      const bought = await buyResult(context, owner, order);
      const path = scratch.path(`bought${extname(bought.storageKey)}`);
      await copyFile(await context.blobs.localPath(bought.storageKey), path);
      const provenance = await provenanceOf(context, owner, bought);
      return { path, mediaType: bought.mediaType, metadata: { purchase: bought.attemptId }, provenance };
    };
    return produce(context, owner, known, slot, inputs, node.maker.bought === undefined ? write : buy);
  }

  return {
    drawPicture: (owner, spec, beatIndex) => make(owner, spec, imageSlot(beatIndex), []),
    async renderClip(owner, { spec, chunkIndex, before }) {
      const firstFrame = await givenFile(context, before);
      const clip = await make(owner, spec, chunkSlot(chunkIndex), [before], { firstFrame });
      return { clip, end: await keepLastFrame(context, owner, spec, { chunkIndex, clip, before }) };
    },
    composeSegment: (owner, spec, beatIndex, picture, clips) =>
      make(owner, spec, segmentSlot(beatIndex), [picture, ...clips]),
    scoreMusic: (owner, spec) => make(owner, spec, 'music', []),
    async speakLines(owner, spec) {
      const known = await context.specs.load(spec);
      const slots = new Set(known.graph.nodes.map(({ slot }) => slot));
      const spoken = voiceLines(known.spec).map(({ beatIndex }) => voiceSlot(beatIndex));
      return Promise.all(spoken.filter((slot) => slots.has(slot)).map((slot) => make(owner, spec, slot, [])));
    },
    mixSound: (owner, spec, music, voices) => make(owner, spec, 'mix', [music, ...voices]),
    stitchClips: (owner, spec, clips) => make(owner, spec, 'stitched', clips),
    cutFinal: (owner, spec, segments, mix) => make(owner, spec, 'final', [...segments, mix]),
    async finishExtras(owner, spec, final, segments) {
      await make(owner, spec, 'final/poster', [final]);
      await make(owner, spec, 'final/sheet', [final]);
      await make(owner, spec, 'final/report', [final, ...segments]);
    },
  };
}

/** A picture where the next clip of a beat would start: the one this clip started from. None follows on a drawn clip. */
async function keepLastFrame(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
  made: { readonly chunkIndex: number; readonly clip: ArtifactReference; readonly before: ArtifactReference },
): Promise<ArtifactReference> {
  const { chunkIndex, clip, before } = made;
  const known = await context.specs.load(specReference);
  const slot = lastFrameSlot(chunkIndex);
  if (!known.graph.nodes.some((node) => node.slot === slot)) return clip;
  return produce(context, owner, known, slot, [clip], async (scratch) => {
    const path = scratch.path('last-frame.png');
    await copyFile(await context.blobs.localPath(before.storageKey), path);
    return { path, mediaType: 'image/png', metadata: {} };
  });
}
