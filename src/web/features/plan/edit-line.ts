/** An edit that waits for those before it. */
export interface WaitingEdit {
  /** Beats change their places: what was asked for after it falls with it. */
  readonly movesBeats: boolean;
  /** Makes it, on top of what the server has then. Null when that went well, else what is wrong. */
  readonly send: () => Promise<string | null>;
  /** Makes it at once, since the page goes away. */
  readonly sendNow: () => Promise<unknown>;
  /** Called when none waits any more and the page knows what the server made of them. */
  readonly onRest: () => void;
}

/** Edits one after the other. */
export interface EditLine {
  readonly add: (edit: WaitingEdit) => Promise<string | null>;
  /** Settles when all that wait now are through; null, since each tells its own fault. */
  readonly rested: () => Promise<null>;
  /** Sends what is not known to be made, without waiting: the page goes away. */
  readonly leave: () => void;
}

/** Edits wait for one another: each is made on top of what the one before left. */
export function createEditLine(): EditLine {
  const waiting = new Set<WaitingEdit>();
  let underWay = 0;
  let broken: string | null = null;
  let sent: WaitingEdit | null = null;
  let tail: Promise<unknown> = Promise.resolve();

  const take = async (edit: WaitingEdit): Promise<string | null> => {
    if (!waiting.delete(edit)) return null;
    if (broken !== null) return broken;
    sent = edit;
    const fault = await edit.send().finally(() => (sent = null));
    if (fault !== null && edit.movesBeats) broken = fault;
    return fault;
  };
  const rest = ({ onRest }: WaitingEdit): void => {
    underWay -= 1;
    if (underWay > 0) return;
    broken = null;
    // What the server said is told to the page just before.
    setTimeout(() => underWay === 0 && onRest());
  };
  return {
    add: (edit) => {
      underWay += 1;
      waiting.add(edit);
      const result = tail.then(() => take(edit));
      tail = result.then(
        () => rest(edit),
        () => rest(edit),
      );
      return result;
    },
    rested: async () => {
      await tail;
      return null;
    },
    leave: () => {
      // Those that wait may overtake the one under way, which is refused then: it names its own fields, so twice is once.
      const again = sent === null || sent.movesBeats ? [] : [sent];
      for (const edit of [...again, ...waiting]) void edit.sendNow().catch(() => undefined);
      waiting.clear();
    },
  };
}
