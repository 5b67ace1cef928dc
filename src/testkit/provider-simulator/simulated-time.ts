/** The simulator's own time. Waits run by scaled seconds; dates are those of the machine, moved by what was advanced. */
export interface SimulatedTime {
  /** Simulated seconds since the start. */
  nowSeconds(): number;
  /** What stands in answers: milliseconds since 1970. */
  dateMs(): number;
  /** Runs something later; what it returns calls it off. */
  after(seconds: number, run: () => void): () => void;
  wait(seconds: number): Promise<void>;
  /** Moves everything forward; what falls due on the way runs in its order before this returns. */
  advance(seconds: number): void;
  stop(): void;
}

interface Task {
  readonly dueSeconds: number;
  readonly run: () => void;
  timer: NodeJS.Timeout | undefined;
}

/** @param timeScale Real seconds for a simulated one. Throws when it is not above 0. */
export function createSimulatedTime(timeScale: number): SimulatedTime {
  if (!(timeScale > 0)) throw new RangeError('The time scale must be above 0.');
  const startedMs = performance.now();
  const tasks = new Set<Task>();
  let advancedSeconds = 0;
  let isStopped = false;

  const nowSeconds = (): number => (performance.now() - startedMs) / 1000 / timeScale + advancedSeconds;

  const arm = (task: Task): void => {
    clearTimeout(task.timer);
    // Longer waits than Node's timers take are armed again when they fire.
    const delayMs = Math.min(2 ** 31 - 1, Math.max(0, (task.dueSeconds - nowSeconds()) * timeScale * 1000));
    task.timer = setTimeout(
      () => (task.dueSeconds - nowSeconds() > 0.001 / timeScale ? arm(task) : fire(task)),
      delayMs,
    );
  };

  const fire = (task: Task): void => {
    clearTimeout(task.timer);
    if (tasks.delete(task)) task.run();
  };

  const after = (seconds: number, run: () => void): (() => void) => {
    const task: Task = { dueSeconds: nowSeconds() + Math.max(0, seconds), run, timer: undefined };
    if (isStopped) return () => undefined;
    tasks.add(task);
    arm(task);
    return () => {
      clearTimeout(task.timer);
      tasks.delete(task);
    };
  };

  return {
    nowSeconds,
    dateMs: () => Date.now() + advancedSeconds * 1000,
    after,
    wait: (seconds) => new Promise((resolve) => void after(seconds, resolve)),
    advance(seconds) {
      const target = nowSeconds() + seconds;
      for (let task = earliestOf(tasks); task !== undefined && task.dueSeconds <= target; task = earliestOf(tasks)) {
        advancedSeconds += Math.max(0, task.dueSeconds - nowSeconds());
        fire(task);
      }
      advancedSeconds += Math.max(0, target - nowSeconds());
      for (const task of tasks) arm(task);
    },
    stop() {
      isStopped = true;
      for (const { timer } of tasks) clearTimeout(timer);
      tasks.clear();
    },
  };
}

function earliestOf(tasks: ReadonlySet<Task>): Task | undefined {
  let first: Task | undefined;
  for (const task of tasks) if (first === undefined || task.dueSeconds < first.dueSeconds) first = task;
  return first;
}
