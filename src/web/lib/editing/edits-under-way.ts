const underWay = new Map<string, Set<Promise<unknown>>>();

/** Runs an edit of a checkpoint and remembers it until it is done. */
export async function track<Result>(checkpointId: string, work: Promise<Result>): Promise<Result> {
  const all = underWay.get(checkpointId) ?? new Set();
  underWay.set(checkpointId, all.add(work));
  try {
    return await work;
  } finally {
    all.delete(work);
  }
}

/**
 * Runs something when every edit of a checkpoint that has begun is done: an undo pressed while the newest edit is still
 * on its way takes that one back, not the one before it.
 */
export async function afterEdits<Result>(checkpointId: string, run: () => Promise<Result>): Promise<Result> {
  const before = Promise.allSettled(underWay.get(checkpointId) ?? []);
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
