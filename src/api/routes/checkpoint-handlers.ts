import type { Studio } from '#pipeline/studio/studio.ts';
import { toWireSpec } from '#contract/spec.ts';
import { toEntityTag } from '../entity-tag.ts';
import type { Handlers } from '../operation-call.ts';
import { toWireArtifact } from '../wire/artifact.ts';
import { toWireBill } from '../wire/bill.ts';
import { growTree, toWireCheckpoint, toWireListedCheckpoints } from '../wire/checkpoint.ts';
import { toWireRetakes } from '../wire/retakes.ts';
import { addressOf } from './checkpoint-address.ts';
import { tellConflict } from './tell-conflict.ts';

type CheckpointOperation =
  | 'listCheckpoints'
  | 'getCheckpointTree'
  | 'getCheckpoint'
  | 'getBill'
  | 'listRetakes'
  | 'continueVideo';

/** Checkpoints: looking at them, and going on from one. */
export function checkpointHandlers({ branches, checkpoints }: Studio): Handlers<CheckpointOperation> {
  return {
    async listCheckpoints({ caller, parameters, links }) {
      const entries = await branches.checkpoints(caller.userId, parameters.video_id);
      const listed = toWireListedCheckpoints(entries, links);
      return { body: { checkpoints: listed, tree: growTree(listed) } };
    },
    async getCheckpointTree({ caller, parameters, links }) {
      const entries = await branches.checkpoints(caller.userId, parameters.video_id);
      return { body: { tree: growTree(toWireListedCheckpoints(entries, links)) } };
    },
    async getCheckpoint(call) {
      const { checkpoint, spec, slots, revision } = await checkpoints.detail(addressOf(call));
      const artifacts = await Promise.all(slots.map((slot) => toWireArtifact(slot.artifact, call.links, slot)));
      return {
        revision,
        body: {
          checkpoint: toWireCheckpoint(checkpoint),
          spec: toWireSpec(spec),
          artifacts,
          edited_slots: slots.filter((slot) => slot.edited).map((slot) => slot.artifact.slot),
        },
      };
    },
    async getBill(call) {
      return { body: toWireBill(call.parameters.checkpoint_id, await checkpoints.bill(addressOf(call))) };
    },
    async listRetakes(call) {
      return { body: toWireRetakes(await checkpoints.retakes(addressOf(call), call.query.slot)) };
    },
    async continueVideo({ caller, parameters, body, command, edit }) {
      const { checkpoint_id: checkpointId, remake_stale: remakeStale, auto_continue: autoContinue } = body;
      const address = { userId: caller.userId, videoId: parameters.video_id, checkpointId };
      const options = {
        ...command,
        ...edit,
        ...(remakeStale !== undefined && { remakeStale }),
        ...(autoContinue !== undefined && { autoContinue }),
      };
      const continued = await tellConflict(
        () => checkpoints.continueFrom(address, options),
        async () => {
          const { revision, slots } = await checkpoints.detail(address);
          const edited = slots.filter((slot) => slot.edited).map((slot) => slot.artifact.slot);
          return { yours: body, theirs: { edited_slots: edited }, etag: toEntityTag(revision) };
        },
      );
      return {
        body: {
          message: continued.message,
          next_phase: continued.nextPhase,
          branch_name: continued.branchName,
          created_new_branch: continued.createdNewBranch,
        },
        location: `/api/status/${parameters.video_id}`,
      };
    },
  };
}
