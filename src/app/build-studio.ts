import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { builtNoteName, builtNoteSchema } from '#api/studio/built-studio.ts';
import { childEnvironment } from '#storage/child-environment.ts';
import { compressFiles } from './compress-files.ts';
import { digestStudioSources } from './studio-sources.ts';
import { styleHashes } from './style-hashes.ts';

/** Where a studio is built, and who hears of it. */
export interface StudioBuild {
  /** Folder of `package.json`. */
  readonly root: string;
  /** Where it shall lie. */
  readonly folder: string;
  readonly tell: (line: string) => void;
  /** Writes the page and its files into a folder; rejects with the builder's words. Default: Vite, in its own process. */
  readonly bundle?: (root: string, outputFolder: string) => Promise<void>;
}

/** Folders of builds that never ended are somebody's for this long. */
const abandonedMs = 3600 * 1000;

/**
 * Builds the studio where there is none, or where its sources have changed since. It is made in a folder of its own and
 * put into place whole, whoever else builds or is killed meanwhile. Returns its folder; undefined when there is none, for
 * want of its sources. Rejects when it cannot be built; one that was there before stays.
 */
export async function buildStudio(build: StudioBuild): Promise<string | undefined> {
  const { root, folder, tell, bundle = bundleWithVite } = build;
  const built = await readDigest(folder);
  const digest = await digestStudioSources(root);
  if (digest === undefined) return built === undefined ? undefined : folder;
  if (built === digest) return folder;
  tell(built === undefined ? 'Building the studio, once …' : 'The studio’s sources have changed: building it anew …');
  const shelf = path.dirname(folder);
  await mkdir(shelf, { recursive: true });
  await removeAbandoned(shelf);
  const draft = path.join(shelf, `.studio-${randomBytes(6).toString('hex')}`);
  try {
    await bundle(root, draft);
    await compressFiles(draft);
    await writeFile(path.join(draft, builtNoteName), JSON.stringify({ digest, styleHashes: await styleHashes() }));
    await putInPlace(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

async function readDigest(folder: string): Promise<string | undefined> {
  try {
    return builtNoteSchema.parse(JSON.parse(await readFile(path.join(folder, builtNoteName), 'utf8'))).digest;
  } catch {
    // Never built, or by another version.
    return undefined;
  }
}

/** Exchanges what is there for the new one. Of two at once the second finds the first one's and exchanges it again. */
async function putInPlace(draft: string, folder: string): Promise<void> {
  for (;;) {
    const old = `${draft}-old`;
    await rename(folder, old).catch(ignore('ENOENT'));
    await rm(old, { recursive: true, force: true });
    try {
      return await rename(draft, folder);
    } catch (error) {
      ignore('ENOTEMPTY', 'EEXIST', 'EPERM')(error);
    }
  }
}

function ignore(...codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  };
}

async function removeAbandoned(shelf: string): Promise<void> {
  const names = (await readdir(shelf)).filter((name) => name.startsWith('.studio-'));
  for (const name of names) {
    const found = await stat(path.join(shelf, name)).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > abandonedMs) {
      await rm(path.join(shelf, name), { recursive: true, force: true });
    }
  }
}

/** Vite takes much memory and leaves it behind: in a process of its own, which ends with this one. */
function bundleWithVite(root: string, outputFolder: string): Promise<void> {
  const program = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const args = [program, 'build', '--outDir', outputFolder, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...childEnvironment });
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (words += text));
  return new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The studio could not be built.\n${words.trim()}`));
    });
  }).finally(() => process.removeListener('exit', stop));
}
