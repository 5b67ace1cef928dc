import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { readOrCreateFile } from './home-folder.ts';

/**
 * The secret from which this server derives the keys of its links: the operator's own, or one made once and kept in
 * the data folder, where only its owner can read it. Servers that share a database need one secret among them.
 */
export async function readServerSecret(homeFolder: string, ownSecret?: string): Promise<string> {
  if (ownSecret !== undefined) return ownSecret;
  const filePath = path.join(homeFolder, 'secret');
  const secret = await readOrCreateFile(filePath, () => randomBytes(32).toString('hex'));
  // Restored from a backup it may have become readable to others.
  await chmod(filePath, 0o600);
  return secret;
}
