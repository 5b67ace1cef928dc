import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../announce.ts';
import { checkpointQuery, type CheckpointView } from '../calls/get-checkpoint.ts';
import { lockSlot } from '../calls/lock-slot.ts';
import { selectArtifact } from '../calls/select-artifact.ts';
import { videoKeys } from '../calls/video-keys.ts';
import { ProblemError, problemOf } from '../problem-error.ts';
import { editConflict, tellProblem } from './edit-state.ts';
import { afterEdits, inTurn } from './edits-under-way.ts';
import { showUndoToast } from './undo-toast.ts';
import { differingSlots, historyOf, moveStep, remember, useUndoHistory, type Choices } from './undo-history.ts';

/** One edit of a checkpoint. */
export interface CheckpointEdit {
  /** In the past tense, as the toast says it: `Beat 3 moved`. */
  readonly label: string;
  /** Makes it. `ifMatch` is the tag of what the user looked at. */
  readonly call: (ifMatch: string | undefined) => Promise<unknown>;
  /** The checkpoint as it will most likely look: shown at once, and taken back when the edit fails. */
  readonly expect?: (view: CheckpointView) => CheckpointView;
  /** No toast, for edits that show themselves. */
  readonly isQuiet?: boolean;
  /** It waits for something that is being made: others go on beside it instead of taking turns. */
  readonly isLong?: boolean;
}

/** What edits a checkpoint, each with an undo. */
export interface CheckpointEdits {
  /** True when it was made; what went wrong is told where the checkpoint is shown. */
  readonly edit: (edit: CheckpointEdit) => Promise<boolean>;
  readonly select: (slot: string, artifactId: string, label: string) => Promise<boolean>;
  /** The call alone, for edits that say more of what they expect. */
  readonly selectCall: (slot: string, artifactId: string, ifMatch?: string) => Promise<unknown>;
  readonly lock: (slot: string, locked: boolean, label: string) => Promise<boolean>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** What undo and redo would take back or make again; null when there is nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly isBusy: boolean;
}

/** Edits of one checkpoint: shown at once, refused when somebody came before, undone step by step. */
export function useCheckpointEdits(videoId: string, checkpointId: string): CheckpointEdits {
  const client = useQueryClient();
  const history = useUndoHistory(checkpointId);
  const [busy, setBusy] = useState(0);

  const edit = async (change: CheckpointEdit): Promise<boolean> => {
    setBusy((count) => count + 1);
    try {
      const run = (): Promise<boolean> => carryOut(client, { videoId, checkpointId }, change);
      return await (change.isLong ? run() : inTurn(checkpointId, run));
    } finally {
      setBusy((count) => count - 1);
    }
  };

  const selectCall = (slot: string, artifactId: string, ifMatch?: string): Promise<unknown> =>
    selectArtifact(videoId, checkpointId, { slot, artifact_id: artifactId }, ifMatch);
  const select = (slot: string, artifactId: string, label: string): Promise<boolean> =>
    edit({ label, call: (ifMatch) => selectCall(slot, artifactId, ifMatch) });
  const lock = (slot: string, locked: boolean, label: string): Promise<boolean> =>
    edit({
      label,
      call: (ifMatch) => lockSlot(videoId, checkpointId, { slot, locked }, ifMatch),
      expect: (view) => ({
        ...view,
        artifacts: view.artifacts.map((artifact) => (artifact.slot === slot ? { ...artifact, locked } : artifact)),
      }),
    });
  const step = async (direction: 'undo' | 'redo'): Promise<void> => {
    setBusy((count) => count + 1);
    try {
      await afterEdits(checkpointId, () => takeStep(client, { videoId, checkpointId }, direction));
    } finally {
      setBusy((count) => count - 1);
    }
  };

  return {
    edit,
    select,
    selectCall,
    lock,
    undo: () => step('undo'),
    redo: () => step('redo'),
    undoLabel: history.done.at(-1)?.label ?? null,
    redoLabel: history.undone.at(-1)?.label ?? null,
    isBusy: busy > 0,
  };
}

interface Address {
  readonly videoId: string;
  readonly checkpointId: string;
}

async function carryOut(client: QueryClient, address: Address, change: CheckpointEdit): Promise<boolean> {
  const { videoId, checkpointId } = address;
  const query = checkpointQuery(videoId, checkpointId);
  const before = await client.ensureQueryData(query);
  if (change.expect) client.setQueryData(query.queryKey, change.expect(before));
  try {
    await change.call(before.etag ?? undefined);
  } catch (error) {
    if (change.expect) client.setQueryData(query.queryKey, before);
    await tellFault({ client, address, change, before }, error);
    return false;
  }
  tellProblem(checkpointId, undefined);
  // What others did beside a long edit is not its own.
  const prior = change.isLong ? (client.getQueryData(query.queryKey) ?? before) : before;
  const after = await refresh(client, address);
  const step = { label: change.label, before: choicesOf(prior), after: choicesOf(after) };
  if (isSame(step.before, step.after)) return true;
  remember(checkpointId, step);
  announce(change.label);
  if (!change.isQuiet) {
    showUndoToast(change.label, () => void afterEdits(checkpointId, () => takeStep(client, address, 'undo')));
  }
  return true;
}

interface Failed {
  readonly client: QueryClient;
  readonly address: Address;
  readonly change: CheckpointEdit;
  readonly before: CheckpointView;
}

async function tellFault({ client, address, change, before }: Failed, error: unknown): Promise<void> {
  const { checkpointId } = address;
  try {
    if (!(error instanceof ProblemError) || error.problem.status !== 412) throw error;
    const { yours } = (error.problem.details ?? {}) as { readonly yours?: unknown };
    // In turn like any other edit: an undo pressed at once waits for it and takes it back.
    const keepMine = (): void =>
      void inTurn(checkpointId, async () => {
        await refresh(client, address);
        return carryOut(client, address, change);
      });
    editConflict.set({ label: change.label, yours, before, after: await refresh(client, address), keepMine });
  } catch (fault) {
    const problem = problemOf(fault);
    tellProblem(checkpointId, problem);
    announce(problem.detail, 'assertive');
  }
}

/** Chooses again what was chosen before the newest step, or after it. */
async function takeStep(client: QueryClient, address: Address, direction: 'undo' | 'redo'): Promise<void> {
  const { videoId, checkpointId } = address;
  const history = historyOf(checkpointId);
  const step = direction === 'undo' ? history.done.at(-1) : history.undone.at(-1);
  if (step === undefined) return;
  const wanted = direction === 'undo' ? step.before : step.after;
  try {
    const present = choicesOf(await refresh(client, address));
    for (const slot of differingSlots(step.before, step.after)) {
      const artifactId = wanted.artifacts[slot];
      if (artifactId === undefined) continue;
      await selectArtifact(videoId, checkpointId, { slot, artifact_id: artifactId });
    }
    for (const slot of new Set([...present.locked, ...wanted.locked])) {
      const shouldBeLocked = wanted.locked.includes(slot);
      const isOfStep = step.before.locked.includes(slot) !== step.after.locked.includes(slot);
      if (isOfStep && shouldBeLocked !== present.locked.includes(slot)) {
        await lockSlot(videoId, checkpointId, { slot, locked: shouldBeLocked });
      }
    }
    moveStep(checkpointId, direction);
  } catch (error) {
    tellProblem(checkpointId, problemOf(error));
  } finally {
    await refresh(client, address);
  }
}

/** Reads the checkpoint anew, and lets its bill, its takes and the tree be read when they are next shown. */
async function refresh(client: QueryClient, { videoId, checkpointId }: Address): Promise<CheckpointView> {
  const query = checkpointQuery(videoId, checkpointId);
  const view = await client.fetchQuery({ ...query, staleTime: 0 });
  void client.invalidateQueries({
    queryKey: videoKeys.video(videoId),
    predicate: ({ queryKey }) => queryKey[2] !== 'status' && !(queryKey.length === 4 && queryKey[3] === checkpointId),
  });
  return view;
}

/** What a checkpoint selects now. */
export function choicesOf(view: Pick<CheckpointView, 'artifacts'>): Choices {
  return {
    artifacts: Object.fromEntries(view.artifacts.map(({ slot, artifact_id: id }) => [slot, id])),
    locked: view.artifacts.filter(({ locked }) => locked).map(({ slot }) => slot),
  };
}

function isSame(one: Choices, other: Choices): boolean {
  return differingSlots(one, other).length === 0 && one.locked.toString() === other.locked.toString();
}
