import { orderSlots } from '#domain/order-slots.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { evaluateBill } from '../evaluate-bill.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { loadStage, type Stage, type StageAddress } from '../stage.ts';
import { billStage, isEdited } from './bill-stage.ts';
import { continueCheckpoint } from './continue-checkpoint.ts';
import { editPlan } from './edit-plan.ts';
import { createSelectionEdits } from './selection-edits.ts';
import type { CheckpointDesk, CheckpointDetail, SelectedSlot } from './studio.ts';
import { createTakes } from './takes.ts';

/** Commands and queries on checkpoints: look at one, edit it, go on from it. */
export function createCheckpointDesk(context: PipelineContext, dispatcher: Dispatcher): CheckpointDesk {
  const takes = createTakes(context, dispatcher);
  const selections = createSelectionEdits(context);

  async function detail(address: StageAddress): Promise<CheckpointDetail> {
    const stage = await loadStage(context, address);
    const { checkpoint, draft, known } = stage;
    return {
      checkpoint: { ...checkpoint, hasEdits: isEdited(stage) },
      spec: known.spec,
      slots: await slotsOf(address.userId, stage),
      revision: draft.revision,
    };
  }

  async function slotsOf(userId: string, { checkpoint, draft, artifacts, known }: Stage): Promise<SelectedSlot[]> {
    const options = { artifacts, toPhase: checkpoint.phase, remake: 'nothing', locked: draft.locked } as const;
    const bill = await evaluateBill(context, userId, known, options);
    const lines = new Map(bill.lines.map((line) => [line.slot, line]));
    const bySlot = new Map(artifacts.map((artifact) => [artifact.slot, artifact]));
    return orderSlots(bySlot.keys()).map((slot) => {
      const line = lines.get(slot);
      const cause = line?.action === 'keep_stale' ? line.cause : null;
      return {
        artifact: bySlot.get(slot)!,
        stale: cause === null ? null : { cause, costMicroUsd: line!.priceMicroUsd },
        locked: draft.locked.includes(slot),
        edited: slot in draft.selected,
      };
    });
  }

  return {
    detail,
    bill: (address) => billStage(context, address),
    continueFrom: (address, options) => continueCheckpoint(context, dispatcher, address, options),
    editSpec: (address, patch, options) => editPlan(context, address, patch, options),
    ...takes,
    ...selections,
  };
}
