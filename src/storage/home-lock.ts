import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BeatboardError } from '#domain/errors.ts';
import { errorCodeOf } from './file-error.ts';
import { replaceFile } from './home-folder.ts';
import { findLivingProcess } from './process-start.ts';

interface LockOwner {
  readonly pid: number;
  /** When that process started, so that another one with the same number is not taken for it. */
  readonly startMark: string;
  readonly token: string;
}

export interface HomeLock {
  /** Gives the folder free; does nothing if another process has taken it over since. */
  release(): Promise<void>;
}

/** A file being written by another process is empty for an instant; one empty for longer was left by a crash. */
const rereadDelaysMs = [5, 20, 75];
/** Two processes may take a dead owner's lock over at once: each looks again after this long whether it has won. */
const takeoverSettleMs = 25;
/** Taking a lock over lasts some milliseconds; what is older nobody finishes any more. */
const leftoverMs = 1000;

/**
 * Takes the data folder for this process by an exclusive lock file. The lock of a process that has died, or whose
 * number another process has got since, is taken over. Throws `home_in_use`.
 */
export async function acquireHomeLock(homeFolder: string): Promise<HomeLock> {
  const lockPath = path.join(homeFolder, 'lock');
  const self = await findLivingProcess(process.pid);
  const mine: LockOwner = { pid: process.pid, startMark: self?.startMark ?? '', token: randomUUID() };

  if (!(await createExclusively(lockPath, mine))) {
    const owner = await readOwner(lockPath);
    if (owner && (await isAlive(owner))) throw inUse(homeFolder, owner);
    await replaceFile(lockPath, JSON.stringify(mine));
    await sleep(takeoverSettleMs);
    const winner = await readOwner(lockPath);
    if (winner?.token !== mine.token) throw inUse(homeFolder, winner);
  }
  return { release: () => releaseLock(lockPath, mine.token) };
}

async function createExclusively(lockPath: string, owner: LockOwner): Promise<boolean> {
  try {
    await writeFile(lockPath, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readOwner(lockPath: string): Promise<LockOwner | undefined> {
  for (const delayMs of [0, ...rereadDelaysMs]) {
    await sleep(delayMs);
    const owner = parseOwner(await readFile(lockPath, 'utf8').catch(() => ''));
    if (owner) return owner;
  }
  return undefined;
}

function parseOwner(text: string): LockOwner | undefined {
  try {
    const value = JSON.parse(text) as Partial<LockOwner>;
    if (typeof value.pid !== 'number' || typeof value.token !== 'string') return undefined;
    return { pid: value.pid, startMark: String(value.startMark ?? ''), token: value.token };
  } catch {
    return undefined;
  }
}

async function isAlive(owner: LockOwner): Promise<boolean> {
  const living = await findLivingProcess(owner.pid);
  return living !== undefined && living.startMark === owner.startMark;
}

async function releaseLock(lockPath: string, token: string): Promise<void> {
  const owner = parseOwner(await readFile(lockPath, 'utf8').catch(() => ''));
  if (owner?.token !== token) return;
  await removeLeftovers(lockPath);
  await rm(lockPath, { force: true });
}

/** Takes away what processes left beside the lock that died while they took it over. */
async function removeLeftovers(lockPath: string): Promise<void> {
  const [folder, name] = [path.dirname(lockPath), path.basename(lockPath)];
  const files = await readdir(folder).catch(() => []);
  for (const file of files.filter((other) => other.startsWith(`${name}.`))) {
    const filePath = path.join(folder, file);
    const ageMs = Date.now() - ((await stat(filePath).catch(() => undefined))?.mtimeMs ?? Infinity);
    if (ageMs > leftoverMs) await rm(filePath, { force: true });
  }
}

function inUse(homeFolder: string, owner: LockOwner | undefined): BeatboardError {
  const who = owner ? `process ${owner.pid}` : 'another process';
  return new BeatboardError('home_in_use', `Another Beatboard (${who}) is working in ${homeFolder}.`);
}
