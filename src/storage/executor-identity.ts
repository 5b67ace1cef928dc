import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readOrCreateFile } from './home-folder.ts';

/**
 * The name under which this data folder's process runs workflows: random, made once, kept in the folder. A restarted
 * process finds its own unfinished workflows by it. Two live processes must never share one, so call this only while
 * holding the home lock.
 */
export async function readExecutorId(homeFolder: string): Promise<string> {
  return readOrCreateFile(path.join(homeFolder, 'executor-id'), () => `executor-${randomBytes(10).toString('hex')}`);
}
