import { voiceLines } from '#domain/prompts/voice-lines.ts';
import { voiceSlot } from '#domain/slot.ts';
import { fitVoice } from '#media/footage/fit-voice.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { nodeOf, planned, produce, type MadeFile, type Owner } from '../produce.ts';
import type { Scratch } from '../scratch.ts';
import type { KnownSpec } from '../spec-library.ts';
import { buyResult, provenanceOf } from './buy-result.ts';
import { soundOf } from './check-bought.ts';

/** Has everything spoken that the plan wants to be heard, all lines side by side; none when nobody can speak. */
export async function speakLines(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
): Promise<ArtifactReference[]> {
  const known = await context.specs.load(specReference);
  const slots = new Set(known.graph.nodes.map(({ slot }) => slot));
  const lines = voiceLines(known.spec).filter(({ beatIndex }) => slots.has(voiceSlot(beatIndex)));
  return Promise.all(
    lines.map(({ beatIndex }) => {
      const slot = voiceSlot(beatIndex);
      return produce(context, owner, known, slot, [], (scratch) => speak(context, owner, known, slot, scratch));
    }),
  );
}

async function speak(
  context: PipelineContext,
  owner: Owner,
  known: KnownSpec,
  slot: ArtifactReference['slot'],
  scratch: Scratch,
): Promise<MadeFile> {
  const bought = await buyResult(context, owner, {
    nodes: [nodeOf(known, slot)],
    inputs: [],
    wish: planned,
    filesFor: () => ({}),
    check: soundOf,
  });
  const path = scratch.path('voice.wav');
  const inputPath = await context.blobs.localPath(bought.storageKey);
  const footage = soundOf(bought.metadata);
  const { seconds } = await context.work(() => fitVoice(context.runner, { inputPath, footage, outputPath: path }));
  return {
    path,
    mediaType: 'audio/wav',
    metadata: { purchase: bought.attemptId, notes: bought.notes, seconds },
    provenance: await provenanceOf(context, owner, bought),
  };
}
