import type { CheckpointDesk, CheckpointDetail, EditOptions, RegenerateRequest } from '#pipeline/studio/studio.ts';
import type { Slot } from '#domain/slot.ts';
import { toEntityTag } from '../entity-tag.ts';
import type { Answer, Call } from '../operation-call.ts';
import { toEditedArtifact } from '../wire/artifact.ts';
import { addressOf } from './checkpoint-address.ts';
import { tellConflict } from './tell-conflict.ts';

/** The operations that change what waits at a checkpoint. */
export type EditOperation =
  | 'editSpec'
  | 'uploadImage'
  | 'regenerateBeat'
  | 'regenerateChunk'
  | 'selectArtifact'
  | 'lockSlot'
  | 'cherryPick'
  | 'mergeCheckpoint'
  | 'discardEdits';

type EditCall = Call<EditOperation>;

/** An edit, and how to tell what is there now in place of what it wanted. */
export interface Edit<Result> {
  readonly run: (options: EditOptions) => Promise<Result>;
  readonly theirsOf: (detail: CheckpointDetail) => unknown;
}

/** Carries out an edit against the state the caller saw, and tells the state after it; a conflict tells both sides. */
export async function carryOutEdit<Result>(
  checkpoints: CheckpointDesk,
  call: EditCall,
  { run, theirsOf }: Edit<Result>,
): Promise<{ result: Result; revision: number | undefined }> {
  let revision: number | undefined;
  const options = { ...call.edit, onRevision: (reached: number) => void (revision = reached) };
  const result = await tellConflict(
    () => run(options),
    async () => {
      const detail = await checkpoints.detail(addressOf(call));
      return { yours: call.body ?? call.fields ?? null, theirs: theirsOf(detail), etag: toEntityTag(detail.revision) };
    },
  );
  return { result, revision };
}

/** An edit that only chooses among what exists. */
export async function choose(
  checkpoints: CheckpointDesk,
  call: EditCall,
  slots: readonly string[],
  run: Edit<readonly Slot[]>['run'],
): Promise<Answer<{ changed_slots: string[] }>> {
  const theirsOf = (detail: CheckpointDetail): unknown => selectionOf(detail, slots);
  const { result, revision } = await carryOutEdit(checkpoints, call, { run, theirsOf });
  return { body: { changed_slots: [...result] }, revision };
}

/** Makes another take, and waits for it unless the caller would rather not. */
export async function regenerate(
  checkpoints: CheckpointDesk,
  call: Call<'regenerateBeat' | 'regenerateChunk'>,
  request: RegenerateRequest,
) {
  const begin = (options: EditOptions) =>
    checkpoints.regenerate(addressOf(call), request, { ...call.command, ...options });
  const theirsOf = (detail: CheckpointDetail): unknown => selectionOf(detail, [request.slot]);
  if (call.respondAsync) {
    const { result: begun } = await carryOutEdit(checkpoints, call, { run: begin, theirsOf });
    // The stream of events tells how it ends.
    begun.result.catch(() => undefined);
    const message = 'Another take is being made; the events of the video tell when it is there.';
    return { status: 202, body: { slot: request.slot, message } };
  }
  const run = async (options: EditOptions) => (await begin(options)).result;
  const { result, revision } = await carryOutEdit(checkpoints, call, { run, theirsOf });
  return { body: await toEditedArtifact(result, call.links), revision };
}

/** What slots select now; without `wanted`, those that differ from the committed snapshot. */
export function selectionOf({ slots }: CheckpointDetail, wanted?: readonly string[]): unknown {
  const shown = slots.filter((entry) => wanted?.includes(entry.artifact.slot) ?? entry.edited);
  return shown.map(({ artifact, locked }) => ({ slot: artifact.slot, artifact_id: artifact.id, locked }));
}
