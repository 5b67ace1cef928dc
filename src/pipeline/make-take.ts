import type { BuildGraph } from '#domain/build-graph.ts';
import { canonicalJson } from '#domain/canonical-json.ts';
import { BeatboardError } from '#domain/errors.ts';
import { chunkSlot, imageSlot, numberOf, type Slot } from '#domain/slot.ts';
import { toReference, type ArtifactReference } from './artifact-reference.ts';
import type { Craft } from './phases/craft.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { Wish } from './produce.ts';
import { slotBefore } from './slot-before.ts';
import { loadStage, type Stage } from './stage.ts';
import { editDraft } from './studio/edit-draft.ts';

/** Another take of one slot, made at a checkpoint and selected there. */
export interface TakeOrder {
  readonly userId: string;
  readonly videoId: string;
  readonly checkpointId: string;
  readonly slot: Slot;
  readonly wish: Wish;
  /** The plan it was ordered for. */
  readonly planId: string;
}

/** Makes a take of a picture or clip from what the checkpoint selects at this moment. */
export async function makeTake(
  context: PipelineContext,
  craft: Craft,
  order: TakeOrder,
  signal?: AbortSignal,
): Promise<ArtifactReference> {
  const { userId, videoId, slot, wish } = order;
  const owner = { userId, videoId, ...(signal && { signal }) };
  const stage = await loadStage(context, order);
  await assertSameSlot(context, order, stage);
  const spec = toReference(stage.plan);
  const number = numberOf(slot) ?? 0;
  if (slot === imageSlot(number)) return craft.drawPicture(owner, spec, number, wish);
  if (slot !== chunkSlot(number)) throw new BeatboardError('slot_unknown', `${slot} cannot be made on its own.`);
  const before = referenceOf(stage, slotBefore(stage.known.graph, number));
  const { clip } = await craft.renderClip(owner, { spec, chunkIndex: number, before, finish: false, wish });
  return clip;
}

function referenceOf({ artifacts }: Stage, slot: Slot): ArtifactReference {
  const artifact = artifacts.find((candidate) => candidate.slot === slot);
  if (artifact === undefined) throw new BeatboardError('artifact_missing', `There is no ${slot} at this checkpoint.`);
  return toReference(artifact);
}

/**
 * Makes the checkpoint select a take. Throws `slot_locked` when the slot was locked meanwhile, and `edit_conflict` when
 * the plan was changed so that the slot is another thing now; the take is kept and can be chosen by hand.
 */
export async function selectTake(context: PipelineContext, order: TakeOrder, take: ArtifactReference): Promise<void> {
  const { slot } = order;
  await editDraft(context, order, undefined, async (stage) => {
    const { locked } = stage.draft;
    if (locked.includes(slot)) throw new BeatboardError('slot_locked', `${slot} was locked while it was made.`);
    await assertSameSlot(context, order, stage);
    return { manifest: { ...stage.manifest, [slot]: take.artifactId }, locked, result: undefined };
  });
}

async function assertSameSlot(context: PipelineContext, order: TakeOrder, stage: Stage): Promise<void> {
  const { userId, planId, slot } = order;
  if (stage.manifest.spec === planId) return;
  const { graph } = await context.specs.load(await context.artifacts.get(userId, planId));
  if (wantedIn(graph, slot) === wantedIn(stage.known.graph, slot)) return;
  throw new BeatboardError('edit_conflict', `The plan was changed while another take of ${slot} was made.`);
}

/** What a plan wants in a slot, for comparison. */
function wantedIn({ nodes }: BuildGraph, slot: Slot): string | undefined {
  const node = nodes.find((candidate) => candidate.slot === slot);
  return node && canonicalJson({ content: node.content, assets: node.assetHashes, inputs: node.inputs });
}
