import { toSpecPatch, toWireSpec } from '#contract/spec.ts';
import { chunkSlot, imageSlot, type Slot } from '#domain/slot.ts';
import type { EditOptions, RegenerateRequest, Studio } from '#pipeline/studio/studio.ts';
import type { Handlers } from '../operation-call.ts';
import { toEditedArtifact } from '../wire/artifact.ts';
import { carryOutEdit, choose, regenerate, selectionOf, type EditOperation } from './carry-out-edit.ts';
import { addressOf } from './checkpoint-address.ts';

/** Edits that wait at a checkpoint until it is continued. */
export function editHandlers({ checkpoints }: Studio): Handlers<EditOperation> {
  return {
    async editSpec(call) {
      const { result, revision } = await carryOutEdit(checkpoints, call, {
        run: (options) => checkpoints.editSpec(addressOf(call), toSpecPatch(call.body), options),
        theirsOf: (detail) => sameFields(toWireSpec(detail.spec), call.body),
      });
      return { body: await toEditedArtifact(result, call.links), revision };
    },
    async uploadImage(call) {
      const { beat_index: beatIndex } = call.fields;
      const { result, revision } = await carryOutEdit(checkpoints, call, {
        run: (options) => checkpoints.uploadImage(addressOf(call), beatIndex, call.files[0]!, options),
        theirsOf: (detail) => selectionOf(detail, [imageSlot(beatIndex)]),
      });
      return { body: await toEditedArtifact(result, call.links), revision };
    },
    regenerateBeat: (call) => regenerate(checkpoints, call, requestOf(imageSlot(call.body.beat_index), call.body)),
    regenerateChunk: (call) => regenerate(checkpoints, call, requestOf(chunkSlot(call.body.chunk_index), call.body)),
    selectArtifact(call) {
      const { slot, artifact_id: id } = call.body;
      const run = (options: EditOptions) => checkpoints.select(addressOf(call), slot, id, options);
      return choose(checkpoints, call, [slot], run);
    },
    lockSlot(call) {
      const { slot, locked } = call.body;
      const run = (options: EditOptions) => checkpoints.lock(addressOf(call), slot, locked, options);
      return choose(checkpoints, call, [slot], run);
    },
    cherryPick(call) {
      const { from_checkpoint_id: from, slots } = call.body;
      const run = (options: EditOptions) => checkpoints.cherryPick(addressOf(call), from, slots, options);
      return choose(checkpoints, call, slots, run);
    },
    async mergeCheckpoint(call) {
      const { result, revision } = await carryOutEdit(checkpoints, call, {
        run: (options) => checkpoints.merge(addressOf(call), call.body.from_checkpoint_id, options),
        theirsOf: (detail) => selectionOf(detail),
      });
      return { body: { changed_slots: [...result.changed], conflicts: [...result.conflicts] }, revision };
    },
    async discardEdits(call) {
      const { revision } = await carryOutEdit(checkpoints, call, {
        run: (options) => checkpoints.discard(addressOf(call), options),
        theirsOf: (detail) => selectionOf(detail),
      });
      return { body: undefined, revision };
    },
  };
}

interface Overrides {
  readonly prompt_override?: string | undefined;
  readonly model_override?: string | undefined;
  readonly allow_unpriced?: boolean | undefined;
  readonly seed?: number | undefined;
}

function requestOf(slot: Slot, overrides: Overrides): RegenerateRequest {
  const { prompt_override: prompt, model_override: model, allow_unpriced: allowUnpriced, seed } = overrides;
  return {
    slot,
    ...(prompt !== undefined && { promptOverride: prompt }),
    ...(model !== undefined && { modelOverride: model }),
    ...(allowUnpriced !== undefined && { allowUnpriced }),
    ...(seed !== undefined && { seed }),
  };
}

/** The present values of the fields that a patch names. */
function sameFields(present: object, patch: object): unknown {
  return Object.fromEntries(Object.entries(present).filter(([name]) => name in patch));
}
