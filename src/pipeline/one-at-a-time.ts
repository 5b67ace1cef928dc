/** Runs pieces of work one after the other, in the order they were given. A piece that fails does not stop the next. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A queue of its own. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Runs pieces of work with the same key one after the other, and those with different keys side by side. */
export type KeyedTurns = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Queues by key, each of which is there only while somebody stands in it. */
export function createKeyedTurns(): KeyedTurns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    const ended: Promise<unknown> = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
    last.set(key, ended);
    return turn;
  };
}
