import { setTimeout as sleep } from 'node:timers/promises';
import { BeatboardError } from '#domain/errors.ts';
import { acquireHomeLock, type HomeLock } from '#storage/home-lock.ts';

const lookMs = 20;

/** Does a piece of work while nobody else does one with the same folder, of all processes; the others wait. */
export async function whileLocked<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = await waitForLock(folder);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

async function waitForLock(folder: string): Promise<HomeLock> {
  for (;;) {
    try {
      return await acquireHomeLock(folder);
    } catch (error) {
      if (!(error instanceof BeatboardError) || error.code !== 'home_in_use') throw error;
      await sleep(lookMs);
    }
  }
}
