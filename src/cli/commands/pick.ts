import { createCheckpointEditor } from '../checkpoint-editor.ts';
import { exitCodes } from '../exit-code.ts';
import { checkpointNamed, chooseCheckpoint, listCheckpoints, type CheckpointChoice } from '../find-checkpoint.ts';
import { findVideo } from '../find-video.ts';
import { printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { toSlotName } from '../slot-name.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** Options of `pick` and `merge` as they stand on the command line. */
export interface BringInOptions extends SessionOptions, CheckpointChoice {
  /** A branch, whose newest checkpoint is meant, or a checkpoint. */
  readonly from: string;
}

/** `beatboard pick`: takes single slots over from another checkpoint. Returns the exit code. */
export async function runPick(
  given: string,
  slots: readonly string[],
  options: BringInOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  return withEditor(given, options, dependencies, async ({ editor, fromId, ids }) => {
    const edited = await editor.pick(fromId, slots.map(toSlotName));
    const words =
      edited.slots.length === 0 ? 'Nothing is different there.' : edited.slots.map((slot) => `took  ${slot}`);
    printResult(dependencies, options.json, { ...ids, from_checkpoint_id: fromId, changed_slots: edited.slots }, words);
    return exitCodes.done;
  });
}

/** `beatboard merge`: brings in what another checkpoint changed. Returns 7 when both sides changed something. */
export async function runMerge(
  given: string,
  options: BringInOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  return withEditor(given, options, dependencies, async ({ editor, fromId, ids, videoId }) => {
    const { changed_slots, conflicts } = await editor.merge(fromId);
    printResult(dependencies, options.json, { ...ids, from_checkpoint_id: fromId, changed_slots, conflicts }, [
      ...changed_slots.map((slot) => `took      ${slot}`),
      ...conflicts.map(
        ({ slot, ours, theirs }) => `conflict  ${slot}  ours ${ours ?? 'none'}  theirs ${theirs ?? 'none'}`,
      ),
    ]);
    if (conflicts.length === 0) return exitCodes.done;
    dependencies.stderr.write(
      `Both sides had changed ${conflicts.length === 1 ? 'this slot' : 'these slots'}, which ${conflicts.length === 1 ? 'is' : 'are'} left as ours.\n` +
        `To take theirs: beatboard pick ${videoId} --from ${options.from} ${conflicts.map(({ slot }) => slot).join(' ')}\n`,
    );
    return exitCodes.conflict;
  });
}

interface BringingIn {
  readonly editor: ReturnType<typeof createCheckpointEditor>;
  readonly fromId: string;
  readonly videoId: string;
  readonly ids: { readonly video_id: string; readonly checkpoint_id: string };
}

async function withEditor(
  given: string,
  options: BringInOptions,
  dependencies: ProgramDependencies,
  work: (bringingIn: BringingIn) => Promise<number>,
): Promise<number> {
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { video_id: videoId } = await findVideo(client, given, signal);
    const checkpoints = await listCheckpoints(client, videoId, signal);
    const from = checkpointNamed(checkpoints, options.from);
    // What is brought in does not itself count as the place to bring it to.
    const others = checkpoints.filter(({ branch_name: branch }) => branch !== from.branch_name);
    const isNamed = options.checkpoint !== undefined || options.branch !== undefined;
    const target = chooseCheckpoint(isNamed || others.length === 0 ? checkpoints : others, options);
    const ids = { video_id: videoId, checkpoint_id: target.id };
    return work({ editor: createCheckpointEditor(client, ids, signal), fromId: from.id, videoId, ids });
  });
}
