/** A place at the head of a line. Step aside when done. */
export type StepAside = () => void;

/**
 * Lines by name, in the order of arrival: of many that wait for the same thing in this process, only the first one
 * asks for it again and again.
 */
export interface Lines {
  /** Waits to be the first. Rejects with the signal's reason when that fires before. */
  enter(name: string, signal: AbortSignal): Promise<StepAside>;
  /** Whether somebody stands in it. */
  isEmpty(name: string): boolean;
}

export function createLines(): Lines {
  const lines = new Map<string, (() => void)[]>();
  const leave = (name: string, call: () => void): void => {
    const line = lines.get(name) ?? [];
    const place = line.indexOf(call);
    if (place < 0) return;
    line.splice(place, 1);
    if (line.length === 0) lines.delete(name);
    else if (place === 0) line[0]!();
  };
  return {
    enter(name, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const giveUp = (): void => {
          leave(name, call);
          reject(signal.reason);
        };
        const call = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(() => leave(name, call));
        };
        const line = lines.get(name) ?? [];
        lines.set(name, line);
        line.push(call);
        signal.addEventListener('abort', giveUp, { once: true });
        if (line.length === 1) call();
      });
    },
    isEmpty: (name) => !lines.has(name),
  };
}
