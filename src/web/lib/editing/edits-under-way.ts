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
