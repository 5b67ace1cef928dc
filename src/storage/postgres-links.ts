import { access, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Recreates the library links that npm leaves out of the PostgreSQL package: npm does not pack symbolic links and
 * the package's own install script does not run under `ignore-scripts`. Returns how many were made, 0 when whole.
 */
export async function repairPostgresLinks(packageFolder: string): Promise<number> {
  const links = await readLinks(packageFolder);
  const made = await Promise.all(links.map((link) => createLink(packageFolder, link)));
  return made.filter(Boolean).length;
}

async function readLinks(packageFolder: string): Promise<readonly LibraryLink[]> {
  try {
    const text = await readFile(path.join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8');
    return JSON.parse(text) as readonly LibraryLink[];
  } catch (error) {
    // The Windows package has no links and so no list.
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

async function createLink(packageFolder: string, link: LibraryLink): Promise<boolean> {
  const target = path.join(packageFolder, link.target);
  const exists = await access(target).then(
    () => true,
    () => false,
  );
  if (exists) return false;
  try {
    await symlink(path.relative(path.dirname(link.target), link.source), target);
    return true;
  } catch (error) {
    // Another process of the same checkout may have made it in this very moment.
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
