import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';

/**
 * How often it is looked whether a workflow has ended: soon after one of this process has, and then less and less often.
 * DBOS's own second would show as idle gaps.
 */
const lookFirstMs = 20;
const lookMostMs = 250;
/** DBOS's names of the statuses of a workflow that has ended. */
const endedStatuses = ['SUCCESS', 'ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'] as const;

/**
 * Waits for the ends of many workflows with one query a look, however many wait: each waiter's own polling would be a
 * query each (a hundred waiting films took a core).
 */
export class EndWatch {
  readonly #waiting = new Map<string, Set<() => void>>();
  /** Looks are made outside of any workflow: inside, DBOS would record them as steps of whoever waits. */
  readonly #outside = AsyncLocalStorage.snapshot();
  #looking = false;
  #stopped = false;
  #pauseMs = lookFirstMs;
  #resting = new AbortController();

  /** Resolves when the workflow has ended, or the watch was stopped. */
  async ended(id: string): Promise<void> {
    if (this.#stopped) return;
    await new Promise<void>((resolve) => {
      this.#waiting.set(id, (this.#waiting.get(id) ?? new Set()).add(resolve));
      if (!this.#looking) void this.#outside(() => this.#look());
    });
  }

  /** A workflow of this process is about to end. */
  expectSoon(): void {
    this.#pauseMs = lookFirstMs;
    this.#resting.abort();
  }

  /** Lets everybody go. */
  stop(): void {
    this.#stopped = true;
    for (const id of this.#waiting.keys()) this.#tell(id);
    this.#resting.abort();
  }

  async #look(): Promise<void> {
    this.#looking = true;
    this.#pauseMs = lookFirstMs;
    try {
      while (this.#waiting.size > 0 && !this.#stopped) {
        const ended = await DBOS.listWorkflows({
          workflowIDs: [...this.#waiting.keys()],
          status: [...endedStatuses],
          loadInput: false,
          loadOutput: false,
        });
        for (const { workflowID } of ended) this.#tell(workflowID);
        await this.#rest();
      }
    } catch {
      // Whoever waits asks for itself then, and hears what is wrong.
      for (const id of this.#waiting.keys()) this.#tell(id);
    } finally {
      this.#looking = false;
    }
  }

  async #rest(): Promise<void> {
    this.#resting = new AbortController();
    const { signal } = this.#resting;
    // A workflow that is about to end has its end recorded some milliseconds later.
    await sleep(this.#pauseMs, undefined, { signal }).catch(() => sleep(lookFirstMs / 2));
    this.#pauseMs = Math.min(lookMostMs, this.#pauseMs * 1.5);
  }

  #tell(id: string): void {
    const waiters = this.#waiting.get(id);
    this.#waiting.delete(id);
    for (const resolve of waiters ?? []) resolve();
  }
}
