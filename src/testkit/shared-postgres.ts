import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectDatabase } from '#storage/database.ts';
import { startEmbeddedPostgres } from '#storage/embedded-postgres.ts';
import { readPostmaster } from '#storage/postmaster-file.ts';
import { findLivingProcess } from '#storage/process-start.ts';
import { whileLocked } from './locked-folder.ts';

/** Names the folder of the one PostgreSQL of a test run, for this process and those it starts. */
export const sharedPostgresVariable = 'TEST_POSTGRES_FOLDER';

const template = 'beatboard_template';
const lookMs = 20;
/** Many test files have their pools on it at once; and what a power cut would lose is not at stake. */
const settings = { max_connections: '300', fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } as const;

/** The address of the one server; whoever asks first of all processes starts it, the others find it running. */
export async function sharedPostgresUrl(folder: string): Promise<string> {
  return whileLocked(folder, async () => {
    const { url } = await startEmbeddedPostgres(folder, settings);
    await makeTemplate(url);
    return url;
  });
}

/** Stops the server at once, if anybody has asked for it. */
export async function stopSharedPostgres(folder: string): Promise<void> {
  const postmaster = await readPostmaster(join(folder, 'postgres'));
  if (postmaster === undefined) return;
  process.kill(postmaster.pid, 'SIGQUIT');
  while (await findLivingProcess(postmaster.pid)) await sleep(lookMs);
}

/** Makes a database without rows, and without tables too where it `isBare`. Returns its address. */
export async function createSharedDatabase(url: string, name: string, isBare: boolean): Promise<string> {
  await query(url, `create database ${name} template ${isBare ? 'template0' : template}`);
  return addressOf(url, name);
}

/** Drops one, with whatever is still connected to it. */
export async function dropSharedDatabase(url: string, name: string): Promise<void> {
  await query(url, `drop database if exists ${name} with (force)`);
}

async function makeTemplate(url: string): Promise<void> {
  const found = await query(url, `select 1 from pg_database where datname = '${template}' and datistemplate`);
  if (found > 0) return;
  await query(url, `drop database if exists ${template}`);
  await query(url, `create database ${template}`);
  const database = await connectDatabase(addressOf(url, template));
  await database.destroy();
  await query(url, `alter database ${template} is_template true`);
}

function addressOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Returns how many rows were found. */
async function query(url: string, text: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows.length;
  } finally {
    await client.end();
  }
}
