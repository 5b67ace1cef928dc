import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ChildProgram, startChildProgram } from '#testkit/child-program.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { findLivingProcess } from './process-start.ts';
import { readPostmaster } from './postmaster-file.ts';

const holdDatabase = fileURLToPath(import.meta.resolve('#testkit/hold-database.ts'));

let folder: TemporaryFolder;
let home: string;
let opened: OpenDatabase | undefined;
const children: ChildProgram[] = [];

beforeAll(async () => {
  folder = await createTemporaryFolder('home');
  home = path.join(folder.path, 'home');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  await opened?.close();
  opened = undefined;
});
afterAll(() => folder?.remove());

async function open(): Promise<OpenDatabase> {
  opened = await openDatabase({ homeFolder: home });
  return opened;
}

function hold(): ChildProgram {
  const child = startChildProgram(holdDatabase, [home]);
  children.push(child);
  return child;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(text)).rows.map((row) => row.value);
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  const postmaster = await readPostmaster(path.join(home, 'postgres'));
  if (!postmaster) throw new Error('No server is running.');
  return postmaster.pid;
}

describe('openDatabase, embedded', () => {
  it('makes a server of its own on 127.0.0.1, keeps its secrets private and its writes safe', async () => {
    const database = await open();
    expect(database).toMatchObject({ kind: 'embedded', adopted: false, homeFolder: home });
    expect(new URL(database.url).hostname).toBe('127.0.0.1');
    expect((await stat(path.join(home, 'postgres-password'))).mode & 0o077).toBe(0);
    const settings = ['listen_addresses', 'fsync', 'synchronous_commit', 'full_page_writes', 'jit'];
    const shown = settings.map((name) => `current_setting('${name}')`).join(', ');
    const values = ['127.0.0.1', 'on', 'on', 'on', 'off'];
    expect(await query(database.url, `select array[${shown}] as value`)).toEqual([values]);
    const wrong = database.url.replace(/:[0-9a-f]{48}@/, ':wrong@');
    await expect(query(wrong, 'select 1 as value')).rejects.toThrow(/password/);
    await query(database.url, 'create table kept as select 42 as value');
  });

  it('stops the server at close and finds everything again, under the same name, at the next open', async () => {
    const first = await open();
    const pid = await postmasterPid();
    await first.close();
    await first.close();
    expect(await findLivingProcess(pid)).toBeUndefined();
    const second = await open();
    expect(second.executorId).toBe(first.executorId);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select value from kept')).toEqual([42]);
  });

  it('refuses a second process on the same folder, and a second open in the same process', async () => {
    await open();
    expect(await hold().lineStarting('')).toBe('REFUSED home_in_use');
    await expect(openDatabase({ homeFolder: home })).rejects.toMatchObject({ code: 'home_in_use' });
    expect(await query(opened?.url ?? '', 'select value from kept')).toEqual([42]);
  });

  it('adopts the server of a process that was killed', async () => {
    const child = hold();
    const [, how, executorId] = (await child.lineStarting('OPEN')).split(' ');
    expect(how).toBe('started');
    const pid = await postmasterPid();
    await child.kill();
    const database = await open();
    expect(database).toMatchObject({ adopted: true, executorId });
    expect(await postmasterPid()).toBe(pid);
    expect(await query(database.url, 'select value from kept')).toEqual([42]);
    await database.close();
    expect(await findLivingProcess(pid)).toBeUndefined();
  });

  it('recovers when the process and its server were killed together', async () => {
    const child = hold();
    await child.lineStarting('OPEN');
    process.kill(await postmasterPid(), 'SIGKILL');
    await child.kill();
    const database = await open();
    expect(database.adopted).toBe(false);
    expect(await query(database.url, 'select value from kept')).toEqual([42]);
  });

  it('starts its server again at the same address when that is killed under it', async () => {
    const database = await open();
    const pid = await postmasterPid();
    process.kill(pid, 'SIGKILL');
    const answer = await vi.waitFor(() => query(database.url, 'select value from kept'), {
      timeout: 20_000,
      interval: 50,
    });
    expect(answer).toEqual([42]);
    expect(await postmasterPid()).not.toBe(pid);
    await database.close();
    await expect(query(database.url, 'select 1 as value')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('takes over a lock, and a server note, whose process number now belongs to another program', async () => {
    const lock = { pid: process.ppid, startMark: 'long ago', token: 'another' };
    await writeFile(path.join(home, 'lock'), JSON.stringify(lock));
    await writeFile(
      path.join(home, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${home}\n0\n1\n\n127.0.0.1\n\nready\n`,
    );
    const database = await open();
    expect(await query(database.url, 'select value from kept')).toEqual([42]);
  });

  it('takes over an empty lock left by a crash', async () => {
    await writeFile(path.join(home, 'lock'), '');
    await expect(open()).resolves.toMatchObject({ kind: 'embedded' });
  });

  it('moves to another port when its own is taken', async () => {
    const { createServer } = await import('node:net');
    const port = Number(await readFile(path.join(home, 'postgres-port'), 'utf8'));
    const squatter = createServer().listen(port, '127.0.0.1');
    try {
      const database = await open();
      expect(new URL(database.url).port).not.toBe(String(port));
    } finally {
      squatter.close();
    }
  });
});

describe('openDatabase with DATABASE_URL', () => {
  it('uses the server given and leaves it running', async () => {
    const { url } = await open();
    const other = path.join(folder.path, 'other');
    const database = await openDatabase({ homeFolder: other, databaseUrl: url });
    expect(database).toMatchObject({ kind: 'server', url, adopted: false });
    await expect(openDatabase({ homeFolder: other, databaseUrl: url })).rejects.toMatchObject({ code: 'home_in_use' });
    await database.close();
    expect(await query(url, 'select 1 as value')).toEqual([1]);
  });

  it('refuses a copied data folder while the first works on the same server', async () => {
    const { url, executorId } = await open();
    const copy = path.join(folder.path, 'copy');
    await mkdir(copy);
    await writeFile(path.join(copy, 'executor-id'), executorId);
    await expect(openDatabase({ homeFolder: copy, databaseUrl: url })).rejects.toMatchObject({ code: 'home_in_use' });
  });

  it('says that the server cannot be reached, without its password', async () => {
    const databaseUrl = 'postgresql://me:secret@127.0.0.1:9/x';
    const failed: unknown = await openDatabase({ homeFolder: path.join(folder.path, 'far'), databaseUrl }).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 'database_unavailable' });
    expect(String(failed)).toContain('127.0.0.1:9');
    expect(String(failed)).not.toContain('secret');
  });
});

describe('openDatabase in a bad place', () => {
  it('says that the folder cannot be written to', async () => {
    const file = path.join(folder.path, 'a-file');
    await writeFile(file, '');
    await symlink(path.join(folder.path, 'nowhere', 'deep'), path.join(folder.path, 'dangling'));
    for (const homeFolder of [path.join(file, 'home'), path.join(folder.path, 'dangling')]) {
      await expect(openDatabase({ homeFolder })).rejects.toMatchObject({ code: 'home_unwritable' });
    }
  });

  it("says in PostgreSQL's own words why it does not start, and can be opened once that is mended", async () => {
    await (await open()).close();
    const versionFile = path.join(home, 'postgres', 'PG_VERSION');
    const version = await readFile(versionFile, 'utf8');
    await writeFile(versionFile, '9\n');
    await expect(open()).rejects.toMatchObject({
      code: 'database_unavailable',
      message: expect.stringMatching(/initialized by PostgreSQL version 9/),
    });
    await writeFile(versionFile, version);
    await expect(open()).resolves.toMatchObject({ kind: 'embedded' });
  });

  it.skipIf(process.getuid?.() !== 0)('works for root in a folder closed to everyone else', async () => {
    const closed = await mkdtemp(path.join(folder.path, 'closed-'));
    await chmod(closed, 0o700);
    const database = await openDatabase({ homeFolder: path.join(closed, 'home') });
    expect(await query(database.url, 'select 1 as value')).toEqual([1]);
    await database.close();
    await rm(closed, { recursive: true });
  });
});
