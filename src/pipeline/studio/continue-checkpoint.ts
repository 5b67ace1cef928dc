import { BeatboardError } from '#domain/errors.ts';
import { entriesOf, type Manifest } from '#domain/manifest.ts';
import type { Phase } from '#domain/slot.ts';
import type { Checkpoint } from '#storage/checkpoint-store.ts';
import type { StoredRun } from '#storage/run-store.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { loadStage, type Stage, type StageAddress } from '../stage.ts';
import { evaluateStage, isEdited, nextPhaseOf, remakeOf } from './bill-stage.ts';
import { commandIdOf } from './command-id.ts';
import { locksLeft } from './selection-edits.ts';
import type { Continued, ContinueOptions } from './studio.ts';

const already = 'This checkpoint has been continued before; nothing was made again.';

/**
 * Approves a checkpoint and sets the run going that makes the next phase; edits are committed on a new branch first. The
 * same named command finds the run that it began.
 */
export async function continueCheckpoint(
  context: PipelineContext,
  dispatcher: Dispatcher,
  address: StageAddress,
  options: ContinueOptions = {},
): Promise<Continued> {
  const { userId, videoId } = address;
  const stage = await loadStage(context, address);
  const { checkpoint, draft, manifest } = stage;
  const id = `${videoId}:${commandIdOf('run', userId, options.commandId, context.hash)}`;
  const begun = options.commandId === undefined ? undefined : await context.runs.find(id);
  if (begun !== undefined) return goOn(dispatcher, checkpoint, begun);
  const { request } = await context.videos.get(userId, videoId);
  const nextPhase = nextPhaseOf(stage);
  if (nextPhase === null) throw new BeatboardError('nothing_to_continue', 'This checkpoint is the finished ad.');
  const before = isEdited(stage) ? undefined : await continuedAlready(context, stage, userId);
  if (before !== undefined) return { nextPhase, branchName: before, createdNewBranch: false, message: already };
  const remakeStale = options.remakeStale ?? false;
  const toPhase = (options.autoContinue ?? request.autoContinue) ? 4 : nextPhase;
  const run = await context.commits.continueFrom({
    ...address,
    revision: options.expected ?? draft.revision,
    locksLeft: await locksLeft(context, userId, { committed: checkpoint.manifest, manifest, locked: draft.locked }),
    run: { id, toPhase, remakeStale, keep: await keptSlots(context, userId, stage, remakeStale) },
  });
  return goOn(dispatcher, checkpoint, run);
}

/** Sets a run going that begins at a checkpoint or at the edits of it, unless it is over. */
async function goOn(dispatcher: Dispatcher, { id, phase }: Checkpoint, run: StoredRun): Promise<Continued> {
  if (run.status === 'running') await dispatcher.start(run);
  const { branchName } = run;
  const createdNewBranch = run.fromCheckpointId !== id;
  const message = createdNewBranch ? `Going on with the edits on the branch ${branchName}.` : 'Going on.';
  return { nextPhase: Math.min(4, phase + 1) as Phase, branchName, createdNewBranch, message };
}

/** The branch on which a checkpoint without edits has been continued before, when that has come to something. */
async function continuedAlready(
  context: PipelineContext,
  { checkpoint }: Stage,
  userId: string,
): Promise<string | undefined> {
  const all = await context.checkpoints.list(userId, checkpoint.videoId);
  const next = all.find((other) => other.parentId === checkpoint.id && other.editedFromId === null);
  return next?.branchName;
}

/** What a run takes over: everything selected, but what is to be made again. */
async function keptSlots(
  context: PipelineContext,
  userId: string,
  stage: Stage,
  remakeStale: boolean,
): Promise<Manifest> {
  const { checkpoint, manifest } = stage;
  const { lines } = await evaluateStage(context, userId, stage, checkpoint.phase, remakeOf(context, remakeStale));
  const gone = new Set(lines.filter((line) => !line.kept).map((line) => line.slot));
  return Object.fromEntries(entriesOf(manifest).filter(([slot]) => !gone.has(slot)));
}
