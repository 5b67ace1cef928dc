import { BeatboardError } from '#domain/errors.ts';
import { cherryPick, slotsOf, type Manifest } from '#domain/manifest.ts';
import { returnLocks } from '#domain/return-locks.ts';
import { isSlot, type Slot } from '#domain/slot.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { loadStage, type Stage, type StageAddress } from '../stage.ts';
import { editDraft, type Edited } from './edit-draft.ts';
import { followPlan, serve, type Selection } from './follow-plan.ts';
import { hashesOf } from './hashes-of.ts';
import { mergeCheckpoint } from './merge-checkpoint.ts';
import type { CheckpointDesk } from './studio.ts';

type SelectionEdits = Pick<CheckpointDesk, 'select' | 'lock' | 'cherryPick' | 'merge' | 'discard'>;

/** Edits that choose among what exists. They make nothing and cost nothing. */
export function createSelectionEdits(context: PipelineContext): SelectionEdits {
  return {
    select: (address, slotText, artifactId, options) =>
      editDraft(context, address, options, async (stage) => {
        const slot = toSlot(slotText);
        assertSelectable(stage, slot);
        await assertTake(context, address, slot, artifactId);
        const { manifest, locked } = await withPlan(
          context,
          address,
          stage,
          slot === 'spec' ? artifactId : stage.plan.id,
        );
        return choose(context, address, stage, { manifest: { ...manifest, [slot]: artifactId }, locked });
      }),

    lock: (address, slotText, locked, options) =>
      editDraft(context, address, options, async ({ manifest, draft }) => {
        const slot = toSlot(slotText);
        if (manifest[slot] === undefined) throw new BeatboardError('slot_unknown', `This checkpoint has no ${slot}.`);
        const others = draft.locked.filter((other) => other !== slot);
        return { manifest, locked: locked ? [...others, slot] : others, result: [] };
      }),

    cherryPick: (address, fromCheckpointId, slotTexts, options) =>
      editDraft(context, address, options, async (stage) => {
        const from = await loadStage(context, { ...address, checkpointId: fromCheckpointId });
        return choose(context, address, stage, await pickSlots(context, address, stage, from, slotTexts.map(toSlot)));
      }),

    merge: (address, fromCheckpointId, options) =>
      editDraft(context, address, options, async (stage) => {
        const from = await loadStage(context, { ...address, checkpointId: fromCheckpointId });
        const { result, ...merged } = await mergeCheckpoint(context, address.userId, stage, from);
        return { ...(await choose(context, address, stage, merged)), result };
      }),

    discard: (address, options) =>
      editDraft(context, address, options, async ({ checkpoint, manifest, draft }) => {
        const edited = { committed: checkpoint.manifest, manifest, locked: draft.locked };
        const locked = await locksLeft(context, address.userId, edited);
        return { manifest: checkpoint.manifest, locked, result: undefined };
      }),
  };
}

/** What the slots select once the plan is another one; pictures stay with their beats. */
async function withPlan(
  context: PipelineContext,
  { userId }: StageAddress,
  { known, manifest, draft, plan }: Stage,
  planId: string,
): Promise<Selection> {
  const { locked } = draft;
  if (planId === plan.id) return { manifest, locked };
  return followPlan(context, userId, { known, manifest, locked }, await context.artifacts.get(userId, planId));
}

/** Settles what shall be selected; answers with the slots that select something else than before. */
async function choose(
  context: PipelineContext,
  address: StageAddress,
  { manifest }: Stage,
  chosen: Selection,
): Promise<Edited<readonly Slot[]>> {
  const served = await serve(context, address, chosen.manifest);
  const changed = slotsOf(manifest, served).filter((slot) => manifest[slot] !== served[slot]);
  return { manifest: served, locked: chosen.locked, result: changed };
}

/** Slots of another checkpoint over those of this one; with its plan come the pictures that follow it. */
async function pickSlots(
  context: PipelineContext,
  address: StageAddress,
  stage: Stage,
  from: Stage,
  slots: readonly Slot[],
): Promise<Selection> {
  const { known, plan } = slots.includes('spec') ? from : stage;
  for (const slot of slots) assertSelectable({ ...stage, known }, slot);
  const own = await withPlan(context, address, stage, plan.id);
  const sha256Of = await hashesOf(context, address.userId, own.manifest, from.manifest);
  const { manifest } = cherryPick(own.manifest, from.manifest, slots, sha256Of);
  return { manifest, locked: own.locked };
}

async function assertTake(
  context: PipelineContext,
  { userId, videoId }: StageAddress,
  slot: Slot,
  artifactId: string,
): Promise<void> {
  const artifact = await context.artifacts.get(userId, artifactId);
  if (artifact.videoId === videoId && artifact.slot === slot) return;
  throw new BeatboardError('slot_unknown', `The artifact ${artifactId} is no take of ${slot}.`);
}

/** Locks that stay at a checkpoint once its edits are gone. */
export async function locksLeft(
  context: PipelineContext,
  userId: string,
  { committed, manifest, locked }: Selection & { readonly committed: Manifest },
): Promise<readonly Slot[]> {
  if (locked.length === 0) return locked;
  return returnLocks(locked, manifest, committed, await hashesOf(context, userId, manifest, committed));
}

/** A slot must belong to the plan and to a phase the checkpoint has, and not be locked. */
function assertSelectable({ known, checkpoint, draft }: Stage, slot: Slot): void {
  const node = known.graph.nodes.find((candidate) => candidate.slot === slot);
  if (slot !== 'spec' && (node === undefined || node.phase > checkpoint.phase)) {
    throw new BeatboardError('slot_unknown', `This checkpoint has no ${slot}.`);
  }
  if (draft.locked.includes(slot)) throw new BeatboardError('slot_locked', `${slot} is locked.`);
}

function toSlot(text: string): Slot {
  if (isSlot(text)) return text;
  throw new BeatboardError('slot_unknown', `"${text}" is not the name of a slot.`);
}
