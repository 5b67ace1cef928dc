import { deriveSeed } from '#domain/random.ts';
import { imageSlot, numberOf, type Slot } from '#domain/slot.ts';
import { noVariation, type Variation } from '#domain/variation.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import { createId } from '#storage/create-id.ts';
import { assertRevision } from '#storage/draft-store.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { assertAffordable, moneyLeft } from '../money-left.ts';
import { imageReferenceOf } from '../phases/write-plan.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { nodeOf, type Wish } from '../produce.ts';
import { loadStage, type Stage, type StageAddress } from '../stage.ts';
import { takeInFile } from '../take-in.ts';
import { assertCanMake } from './assert-can-make.ts';
import { commandIdOf } from './command-id.ts';
import { listRetakes } from './list-retakes.ts';
import { modalityOf, nodeOfRetake } from './node-of-retake.ts';
import type { CheckpointDesk, CommandOptions, EditOptions, RegenerateRequest } from './studio.ts';

type TakeOptions = EditOptions & CommandOptions;

/** Commands that make another take of a picture or clip at a checkpoint. */
export function createTakes(
  context: PipelineContext,
  dispatcher: Dispatcher,
): Pick<CheckpointDesk, 'regenerate' | 'retakes' | 'uploadImage'> {
  async function start(address: StageAddress, slot: Slot, wish: Wish, { manifest }: Stage, options: TakeOptions) {
    const { commandId, onRevision } = options;
    const { userId, videoId, checkpointId } = address;
    const order = { userId, videoId, checkpointId, slot, wish, planId: manifest.spec! };
    const id = commandId === undefined ? createId('take') : commandIdOf('take', userId, commandId, context.hash);
    const { result } = await dispatcher.startTake(`${videoId}:${id}`, order);
    const taken = result.then(async ({ artifactId }) => {
      onRevision?.((await context.drafts.get(checkpointId)).revision);
      return context.artifacts.get(userId, artifactId);
    });
    return { result: taken };
  }

  return {
    async regenerate(address, request, options = {}) {
      const stage = await loadStage(context, address);
      assertRevision(stage.draft, options.expected);
      assertCanMake(stage, request.slot);
      const modelId = await modelFor(context, address.userId, stage, request);
      const { estimateMicroUsd } = nodeOfRetake(context, stage.known, request.slot, modelId);
      const money = await moneyLeft(context, address.userId, address.videoId);
      if (money !== null) assertAffordable(money, estimateMicroUsd);
      const wish = await wishOf(context, address, stage, request);
      const unpriced = request.allowUnpriced === undefined ? {} : { allowUnpriced: request.allowUnpriced };
      return start(
        address,
        request.slot,
        modelId === undefined ? wish : { ...wish, modelId, ...unpriced },
        stage,
        options,
      );
    },

    retakes: (address, slot) => listRetakes(context, address, slot),

    async uploadImage(address, beatIndex, file, options = {}): Promise<Artifact> {
      const slot = imageSlot(beatIndex);
      const stage = await loadStage(context, address);
      assertRevision(stage.draft, options.expected);
      assertCanMake(stage, slot);
      const asset = await takeInFile(context, address.userId, file, 'image');
      const variation = { ...noVariation, upload: imageReferenceOf(asset) };
      const maker = { provider: 'upload', model: 'picture' };
      const { result } = await start(address, slot, { take: 1, variation, maker }, stage, options);
      return result;
    },
  };
}

/** The id of another model than the plan's, when one is asked for. Throws `model_unavailable` and the like. */
async function modelFor(
  { modelDesk }: PipelineContext,
  userId: string,
  { known }: Stage,
  { slot, modelOverride, allowUnpriced = false }: RegenerateRequest,
): Promise<string | undefined> {
  const { provider, model } = nodeOf(known, slot).maker;
  if (modelOverride === undefined || modelOverride === model || modelOverride === `${provider}/${model}`)
    return undefined;
  const { aspectRatio } = known.spec;
  return (await modelDesk.of(userId)).idOf(modelOverride, modalityOf(slot), { aspectRatio, allowUnpriced });
}

/**
 * What a request asks for beyond the plan. A seed that is given asks for exactly that result, which may be there
 * already; without one, every request is another take with a seed of its own.
 */
async function wishOf(
  context: PipelineContext,
  { userId, videoId }: StageAddress,
  { known }: Stage,
  { slot, promptOverride, seed }: RegenerateRequest,
): Promise<Wish> {
  const takes = (await context.artifacts.list(userId, videoId)).filter((artifact) => artifact.slot === slot).length;
  const chosen = seed ?? deriveSeed(nodeOf(known, slot).seed, 'take', takes + 1);
  const prompt = promptOverride ?? null;
  const described =
    promptOverride === undefined ? [] : context.models.planner.subjectsOf(promptOverride, known.spec.language);
  const variation: Variation = { ...noVariation, prompt, subjects: described.length > 0 ? [...described] : null };
  const take = seed === undefined ? takes + 1 : 1;
  if (slot.startsWith('beat/')) return { take, seed: chosen, variation: { ...variation, seed: chosen } };
  // A model of others films the same move in its own way each time; a drawn one is another take only with another move.
  if (nodeOf(known, slot).maker.bought !== undefined)
    return { take, seed: chosen, variation: { ...noVariation, prompt } };
  return {
    take,
    seed: chosen,
    variation: { ...noVariation, prompt, camera: cameraOf(known.spec.beats, known.graph.chunks, slot, chosen) },
  };
}

const cameras = ['push-in', 'pull-out', 'drift-left', 'drift-right', 'rise', 'orbit', 'still-life'] as const;

/** Another take of a clip shows the same picture with another camera move. */
function cameraOf(
  beats: readonly { readonly direction: { readonly camera: (typeof cameras)[number] } }[],
  chunks: readonly { readonly beatIndex: number }[],
  slot: Slot,
  seed: number,
): (typeof cameras)[number] {
  const present = beats[chunks[numberOf(slot)!]!.beatIndex]!.direction.camera;
  const others = cameras.filter((camera) => camera !== present);
  return others[seed % others.length]!;
}
