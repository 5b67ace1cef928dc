import { createStore } from '../store.ts';

interface UnderWay {
  readonly checkpointId: string;
  readonly work: Promise<unknown>;
}

/** Edits, undos and redos on their way; not those that wait for something that is being made. */
const underWay = createStore<readonly UnderWay[]>([]);

/** Whether an edit of a checkpoint, an undo or a redo is on its way. */
export const useIsUnderWay = (checkpointId: string): boolean =>
  underWay.use().some((edit) => edit.checkpointId === checkpointId);

/** Runs an edit of a checkpoint and remembers it until it is done. */
async function track<Result>(checkpointId: string, work: Promise<Result>): Promise<Result> {
  const own: UnderWay = { checkpointId, work };
  underWay.set((all) => [...all, own]);
  try {
    return await work;
  } finally {
    underWay.set((all) => all.filter((edit) => edit !== own));
  }
}

/**
 * Runs something when every edit of a checkpoint that has begun is done: an undo pressed while the newest edit is still
 * on its way takes that one back, not the one before it.
 */
export async function afterEdits<Result>(checkpointId: string, run: () => Promise<Result>): Promise<Result> {
  const edits = underWay.get().filter((edit) => edit.checkpointId === checkpointId);
  const before = Promise.allSettled(edits.map(({ work }) => work));
  return track(checkpointId, before.then(run));
}

const lines = new Map<string, Promise<unknown>>();

/**
 * Runs an edit of a checkpoint when those before it are done, so that each goes out with the tag the one before left
 * behind: two quick presses are one person's, not two people's.
 */
export async function inTurn<Result>(checkpointId: string, run: () => Promise<Result>): Promise<Result> {
  const before = lines.get(checkpointId) ?? Promise.resolve();
  const own = before.then(run, run);
  lines.set(checkpointId, own);
  return track(checkpointId, own);
}
