/** Ctrl-C, and the signals by which a system asks a program to end, with the exit codes shells expect. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Thrown in place of a result when the person at the keyboard has asked to stop. */
export class Interrupted extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('Stopped.');
    this.name = 'Interrupted';
    this.exitCode = exitCode;
  }
}

/** Aborted with an {@link Interrupted} when a signal arrives. `end` gives the signals back to the process. */
export interface Interruption {
  readonly signal: AbortSignal;
  end(): void;
}

/** A terminal and a launcher may both pass on one Ctrl-C: only what comes later than this is a second one. */
const secondSignalAfterMs = 500;

/** Listens for signals. A second Ctrl-C does not wait for anything and ends the process at once. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let firstAtMs: number | null = null;
  const stop = (exitCode: number): void => {
    const nowMs = performance.now();
    if (firstAtMs !== null && nowMs - firstAtMs > secondSignalAfterMs) process.exit(exitCode);
    firstAtMs ??= nowMs;
    controller.abort(new Interrupted(exitCode));
  };
  const listeners = Object.entries(exitCodes).map(([ending, exitCode]) => [ending, () => stop(exitCode)] as const);
  for (const [ending, listener] of listeners) process.on(ending, listener);
  return {
    signal: controller.signal,
    end: () => {
      for (const [ending, listener] of listeners) process.off(ending, listener);
    },
  };
}

/** The result of some work, or the signal's reason as soon as it is aborted. The work itself goes on unheard. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Waits for some work, but no longer than `limitMs`; how it ends does not matter. */
export function waitAtMost(work: Promise<unknown>, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    work.then(done, done);
  });
}
