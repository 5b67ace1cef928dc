import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { BeatboardError } from '#domain/errors.ts';
import { childEnvironment } from './child-environment.ts';

const run = promisify(execFile);

/** How a PostgreSQL program is run: as the calling user, or, when that is root, as an account without its powers. */
export interface PostgresAccount {
  /** Set when the caller is root, whom PostgreSQL refuses to serve. */
  readonly identity?: { readonly uid: number; readonly gid: number };
  /** Program and arguments to put before the command; empty in the ordinary case. */
  readonly launcher: readonly string[];
}

/** `postgres` where the system has it; `nobody` exists everywhere. */
const accountNames = ['postgres', 'nobody'];

/**
 * Chooses the account that owns and serves the database in `dataFolder`. For root it also makes sure that the account
 * can reach `dataFolder` and `programFolder`. Throws `database_unavailable`, naming the folder it cannot pass.
 */
export async function choosePostgresAccount(dataFolder: string, programFolder: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { launcher: [] };
  const identity = (await ownerOf(dataFolder)) ?? (await findAccount());
  for (const folder of [path.dirname(dataFolder), programFolder]) {
    const closed = await findClosedFolder(folder, identity);
    if (closed === undefined) continue;
    const launcher = passingLauncher(identity);
    if (await works(launcher)) return { identity, launcher };
    throw new BeatboardError(
      'database_unavailable',
      `PostgreSQL cannot run as root, and the account it runs as cannot pass through ${closed}; ` +
        `${folder === programFolder ? 'install Beatboard' : 'set BEATBOARD_HOME'} outside that folder.`,
    );
  }
  return { identity, launcher: [] };
}

/** Gives a file or folder to the account; does nothing when PostgreSQL runs as the calling user. */
export async function giveTo(account: PostgresAccount, filePath: string): Promise<void> {
  if (account.identity) await chown(filePath, account.identity.uid, account.identity.gid);
}

type Identity = NonNullable<PostgresAccount['identity']>;

async function ownerOf(dataFolder: string): Promise<Identity | undefined> {
  const owner = await stat(dataFolder).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

async function findAccount(): Promise<Identity> {
  for (const name of accountNames) {
    try {
      const [uid, gid] = await Promise.all([
        run('id', ['-u', name], childEnvironment),
        run('id', ['-g', name], childEnvironment),
      ]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      continue;
    }
  }
  throw new BeatboardError(
    'database_unavailable',
    'PostgreSQL cannot run as root and this system has neither a "postgres" nor a "nobody" account.',
  );
}

/** The first folder on the way to `folder` that the account may not pass through, judged by owner, group and mode. */
async function findClosedFolder(folder: string, identity: Identity): Promise<string | undefined> {
  const parts = path.resolve(folder).split(path.sep);
  for (let count = 1; count <= parts.length; count += 1) {
    const ancestor = parts.slice(0, count).join(path.sep) || path.sep;
    const { mode, uid, gid } = await stat(ancestor);
    const shift = uid === identity.uid ? 6 : gid === identity.gid ? 3 : 0;
    if (((mode >> shift) & 0o1) === 0) return ancestor;
  }
  return undefined;
}

/**
 * Lets the account pass through folders closed to it, such as /root, keeping nothing else of root: on Linux with
 * setpriv (util-linux). Not fixing the capabilities up is needed because access(2) asks by the real user.
 */
function passingLauncher({ uid, gid }: Identity): readonly string[] {
  return [
    'setpriv',
    ...['--securebits', '+no_setuid_fixup', '--reuid', String(uid), '--regid', String(gid), '--clear-groups'],
    ...['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'],
  ];
}

async function works([program = '', ...leading]: readonly string[]): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  return run(program, [...leading, 'true'], childEnvironment).then(
    () => true,
    () => false,
  );
}
