import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { findLivingProcess } from './process-start.ts';

/** What a PostgreSQL server writes about itself in its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** True once it accepts connections. */
  readonly ready: boolean;
}

/** Reads `postmaster.pid` (line 1 the process, 4 the port, 8 the state); undefined when no server left one. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7] === 'ready' };
}

/** Whether that server's process lives and is a PostgreSQL, not some program that was given its number since. */
export async function isPostmasterAlive(postmaster: Postmaster): Promise<boolean> {
  const living = await findLivingProcess(postmaster.pid);
  return living !== undefined && (living.command === '' || /postgres/i.test(living.command));
}

/**
 * Removes a `postmaster.pid` whose server is dead. PostgreSQL does so itself, except when the number belongs to a
 * zombie or to another program of the same user: then it would believe itself already running.
 */
export async function removeStalePostmasterFile(dataFolder: string): Promise<void> {
  await rm(path.join(dataFolder, 'postmaster.pid'), { force: true });
}
