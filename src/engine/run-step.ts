import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';

export interface StepOptions {
  /** How often to try again after an error, default 0: right for whatever costs money. */
  readonly retries?: number;
}

/** Pause before the first new try; doubled each time. */
const firstRetryDelayMs = 200;

/**
 * Runs a DBOS step. New tries happen within the one step, since DBOS's own would hide the last error's code behind an
 * error of its own.
 */
export async function runStep<Output>(
  name: string,
  work: (signal: AbortSignal) => Promise<Output>,
  options: StepOptions = {},
): Promise<Output> {
  return DBOS.runStep(
    async () => {
      const signal = DBOS.stepStatus?.cancelSignal ?? new AbortController().signal;
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await work(signal);
        } catch (error) {
          if (attempt >= (options.retries ?? 0) || signal.aborted) throw error;
          await sleep(firstRetryDelayMs * 2 ** attempt, undefined, { signal });
        }
      }
    },
    { name },
  );
}
