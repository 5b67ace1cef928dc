import { readFile } from 'node:fs/promises';
import { BeatboardError } from '#domain/errors.ts';
import { createCheckpointEditor, type CheckpointEditor, type Edited } from '../checkpoint-editor.ts';
import { fileErrorReason } from '../file-fault.ts';
import { findArtifact } from '../find-artifact.ts';
import { chooseCheckpoint, listCheckpoints, type CheckpointChoice } from '../find-checkpoint.ts';
import { findVideo } from '../find-video.ts';
import { checkInputFiles } from '../input-files.ts';
import { printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { splitAssignment, toBeatIndex, toSlotName } from '../slot-name.ts';
import { buildSpecPatch, parsePatchFile } from '../spec-assignments.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** Options of `edit` as they stand on the command line; the lists in the order they were given. */
export interface EditOptions extends SessionOptions, CheckpointChoice {
  readonly set?: readonly string[];
  readonly file?: string;
  readonly image?: readonly string[];
  readonly select?: readonly string[];
  readonly lock?: readonly string[];
  readonly unlock?: readonly string[];
  readonly discard?: boolean;
}

/** What is to be done, checked. */
interface Plan {
  readonly patchFile: ReturnType<typeof parsePatchFile> | undefined;
  readonly assignments: readonly string[];
  readonly images: readonly { readonly beatIndex: number; readonly path: string }[];
  readonly selections: readonly { readonly slot: string; readonly artifactId: string }[];
  readonly locks: readonly { readonly slot: string; readonly locked: boolean }[];
}

/**
 * `beatboard edit`: changes the plan, pictures, takes and locks at a checkpoint. The edits wait there until somebody
 * continues. Each is made against what the one before it left, so two people cannot overwrite each other unseen.
 */
export async function runEdit(given: string, options: EditOptions, dependencies: ProgramDependencies): Promise<number> {
  const plan = await readPlan(options);
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { video_id: videoId } = await findVideo(client, given, signal);
    const { id } = chooseCheckpoint(await listCheckpoints(client, videoId, signal), options);
    const editor = createCheckpointEditor(client, { video_id: videoId, checkpoint_id: id }, signal);
    const edits = options.discard
      ? [await editor.discard()]
      : await carryOut(plan, editor, async (slot, artifactId) =>
          findArtifact(client, videoId, slot, artifactId, signal),
        );
    printResult(dependencies, options.json, { video_id: videoId, checkpoint_id: id, edits }, edits.map(describeEdit));
    dependencies.stderr.write(
      options.discard
        ? 'The checkpoint is as it was made.\n'
        : `To go on with the edits: beatboard continue ${videoId}\n`,
    );
    return 0;
  });
}

async function readPlan(options: EditOptions): Promise<Plan> {
  const { set = [], file, image = [], select = [], lock = [], unlock = [], discard } = options;
  const count = set.length + image.length + select.length + lock.length + unlock.length + Number(file !== undefined);
  if (discard && count > 0) throw new BeatboardError('option_invalid', '--discard goes with no other edit.');
  if (!discard && count === 0) {
    throw new BeatboardError(
      'option_invalid',
      'There is nothing to edit; give --set, --file, --image, --select, --lock, --unlock or --discard.',
    );
  }
  const images = image.map((assignment) => {
    const [beat, path] = splitAssignment('--image', assignment);
    return { beatIndex: toBeatIndex(beat), path };
  });
  await checkInputFiles(images.map(({ path }) => ({ path, purpose: 'image' })));
  return {
    patchFile: file === undefined ? undefined : parsePatchFile(await readText(file), file),
    assignments: set,
    images,
    selections: select.map((assignment) => {
      const [slot, artifactId] = splitAssignment('--select', assignment);
      return { slot: toSlotName(slot), artifactId: artifactId.trim() };
    }),
    locks: [
      ...unlock.map((slot) => ({ slot: toSlotName(slot), locked: false })),
      ...lock.map((slot) => ({ slot: toSlotName(slot), locked: true })),
    ],
  };
}

/** Unlocks go before everything they allow, locks after everything they keep. */
async function carryOut(
  plan: Plan,
  editor: CheckpointEditor,
  resolveArtifact: (slot: string, given: string) => Promise<string>,
): Promise<Edited[]> {
  const edits: Edited[] = [];
  const lockAll = async (locked: boolean): Promise<void> => {
    for (const entry of plan.locks) if (entry.locked === locked) edits.push(await editor.lock(entry.slot, locked));
  };
  // Read before anything is changed, so that what cannot be meant changes nothing.
  const selections = await Promise.all(
    plan.selections.map(async ({ slot, artifactId }) => ({
      slot,
      artifactId: await resolveArtifact(slot, artifactId),
    })),
  );
  const wantsPatch = plan.patchFile !== undefined || plan.assignments.length > 0;
  const beatCount = (await editor.read()).spec.beats.length;
  const patch = wantsPatch ? buildSpecPatch(plan.patchFile, plan.assignments, beatCount) : undefined;
  await lockAll(false);
  if (patch) edits.push(await editor.editSpec(patch));
  for (const { beatIndex, path } of plan.images) edits.push(await editor.uploadImage(beatIndex, path));
  for (const { slot, artifactId } of selections) edits.push(await editor.select(slot, artifactId));
  await lockAll(true);
  return edits;
}

function describeEdit({ edit, slots }: Edited): string {
  return `${edit.padEnd(8)} ${slots.length === 0 ? 'nothing changed' : slots.join(' ')}`;
}

async function readText(filePath: string): Promise<string> {
  try {
    return await readFile(filePath, 'utf8');
  } catch (error) {
    const message = `The file "${filePath}" of --file cannot be read: ${fileErrorReason(error)}.`;
    throw new BeatboardError('file_missing', message, { cause: error });
  }
}
