import type { z } from 'zod';
import type { checkpointDetailSchema } from '#contract/checkpoint.ts';
import type { mergeResultSchema } from '#contract/checkpoint-edits.ts';
import type { WireSpecPatch } from '#contract/spec.ts';
import type { Answer, StudioClient } from '#contract/studio-client.ts';

type CheckpointDetail = z.output<typeof checkpointDetailSchema>;

/** One edit as it was carried out. */
export interface Edited {
  readonly edit: 'plan' | 'picture' | 'select' | 'lock' | 'unlock' | 'discard' | 'pick' | 'merge';
  /** What selects something else than before, or was locked. */
  readonly slots: readonly string[];
  /** The new artifact, where the edit made one. */
  readonly artifact_id?: string;
}

/**
 * The edits of one checkpoint, one after the other. Each says which state of the edits it was made against, so that a
 * change somebody else made in between is refused (412) and not overwritten.
 */
export interface CheckpointEditor {
  /** The checkpoint as it is now, edits included. */
  read(): Promise<CheckpointDetail>;
  editSpec(patch: WireSpecPatch): Promise<Edited>;
  uploadImage(beatIndex: number, filePath: string): Promise<Edited>;
  select(slot: string, artifactId: string): Promise<Edited>;
  lock(slot: string, locked: boolean): Promise<Edited>;
  pick(fromCheckpointId: string, slots: readonly string[]): Promise<Edited>;
  merge(fromCheckpointId: string): Promise<z.output<typeof mergeResultSchema>>;
  discard(): Promise<Edited>;
}

/** An editor of the checkpoint with this address. */
export function createCheckpointEditor(
  client: StudioClient,
  params: { readonly video_id: string; readonly checkpoint_id: string },
  signal: AbortSignal,
): CheckpointEditor {
  let etag: string | null | undefined;
  const read = async (): Promise<CheckpointDetail> => {
    const answer = await client.call('getCheckpoint', { params, signal });
    etag = answer.etag;
    return answer.data;
  };
  /** What every edit is sent with. */
  const address = async () => {
    if (etag === undefined) await read();
    return { params, signal, ...(etag && { ifMatch: etag }) };
  };
  /** The answer's data; its tag is that of the edits with this one added. */
  const keep = <Data>(answer: Answer<Data>): Data => {
    etag = answer.etag ?? undefined;
    return answer.data;
  };
  return {
    read,
    async editSpec(patch) {
      const { slot, artifact_id } = keep(await client.call('editSpec', { ...(await address()), body: patch }));
      return { edit: 'plan', slots: [slot], artifact_id };
    },
    async uploadImage(beatIndex, filePath) {
      const form = { fields: { beat_index: beatIndex }, filePaths: [filePath] };
      const { slot, artifact_id } = keep(await client.call('uploadImage', { ...(await address()), ...form }));
      return { edit: 'picture', slots: [slot], artifact_id };
    },
    async select(slot, artifactId) {
      const body = { slot, artifact_id: artifactId };
      const { changed_slots } = keep(await client.call('selectArtifact', { ...(await address()), body }));
      return { edit: 'select', slots: changed_slots };
    },
    async lock(slot, locked) {
      keep(await client.call('lockSlot', { ...(await address()), body: { slot, locked } }));
      return { edit: locked ? 'lock' : 'unlock', slots: [slot] };
    },
    async pick(fromCheckpointId, slots) {
      const body = { from_checkpoint_id: fromCheckpointId, slots: [...slots] };
      const { changed_slots } = keep(await client.call('cherryPick', { ...(await address()), body }));
      return { edit: 'pick', slots: changed_slots };
    },
    async merge(fromCheckpointId) {
      const body = { from_checkpoint_id: fromCheckpointId };
      return keep(await client.call('mergeCheckpoint', { ...(await address()), body }));
    },
    async discard() {
      keep(await client.call('discardEdits', await address()));
      return { edit: 'discard', slots: [] };
    },
  };
}
