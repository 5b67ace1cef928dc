import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { childEnvironment } from './child-environment.ts';
import { findLivingProcess } from './process-start.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { postgresArguments, type PostgresSettings } from './postgres-settings.ts';
import type { PostgresProgram } from './postgres-program.ts';
import { readPostmaster } from './postmaster-file.ts';

const run = promisify(execFile);

export interface StartOptions {
  readonly program: PostgresProgram;
  readonly account: PostgresAccount;
  readonly dataFolder: string;
  readonly port: number;
  readonly settings: PostgresSettings;
  /** Takes the server's own words; begun anew at each start. */
  readonly logPath: string;
}

/** Either the number of the ready server's process, or why it ended, in its own words. */
export type StartOutcome =
  | { readonly ready: true; readonly pid: number }
  | { readonly ready: false; readonly reason: string };

const readyPollMs = 5;
/** Recovery after a crash replays at most `max_wal_size`; slower than this means the server hangs. */
const readyTimeoutMs = 120_000;
const fastStopMs = 10_000;
const immediateStopMs = 5_000;

/**
 * Starts the server and waits until it accepts connections or ends. It gets a process group of its own, so that a
 * Ctrl-C in the terminal reaches only us and the database stays up while we finish, and it survives our being killed.
 */
export async function startPostgresProcess(options: StartOptions): Promise<StartOutcome> {
  const log = await open(options.logPath, 'w', 0o600);
  try {
    const [command = '', ...args] = [
      ...options.account.launcher,
      options.program.postgres,
      ...postgresArguments(options.dataFolder, options.port, options.settings),
    ];
    const child = spawn(command, args, {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...childEnvironment,
      ...(options.account.launcher.length === 0 ? options.account.identity : {}),
    });
    return await waitUntilReady(child, options);
  } finally {
    await log.close();
  }
}

async function waitUntilReady(child: ChildProcess, options: StartOptions): Promise<StartOutcome> {
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended ??= `it ended with ${signal ?? `code ${code}`}`));
  for (let waitedMs = 0; waitedMs < readyTimeoutMs; waitedMs += readyPollMs) {
    if (ended !== undefined) return { ready: false, reason: await readReason(options.logPath, ended) };
    const postmaster = await readPostmaster(options.dataFolder);
    if (postmaster?.pid === child.pid && postmaster?.ready) {
      child.unref();
      return { ready: true, pid: postmaster.pid };
    }
    await sleep(readyPollMs);
  }
  child.kill('SIGQUIT');
  return {
    ready: false,
    reason: await readReason(options.logPath, `it was not ready after ${readyTimeoutMs / 1000} s`),
  };
}

/** The last fatal line of the server's log with its detail, without time stamps; `otherwise` when the log is empty. */
async function readReason(logPath: string, otherwise: string): Promise<string> {
  const log = await readFile(logPath, 'utf8').catch(() => '');
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.findLastIndex((line) => /\b(FATAL|PANIC|ERROR):/.test(line));
  if (fatal < 0) return lines.at(-1)?.trim() ?? otherwise;
  const detail = lines.slice(fatal + 1).find((line) => /\bDETAIL:/.test(line));
  return [lines[fatal], detail].flatMap((line) => (line === undefined ? [] : [withoutStamp(line)])).join(': ');
}

function withoutStamp(line: string): string {
  return line
    .replace(/^.*?\b(FATAL|PANIC|ERROR|DETAIL):\s*/, '')
    .replace(/\.$/, '')
    .trim();
}

/**
 * Stops a server, started by us or adopted: fast (sessions are cut, everything is written), or, should that take over
 * ten seconds, at once, leaving the rest to recovery at the next start.
 */
export async function stopPostgresProcess(program: PostgresProgram, dataFolder: string, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await run(program.pgCtl, ['stop', '-D', dataFolder, '-m', 'fast', '-w']).catch(() => undefined);
    return;
  }
  if (await signalAndWait(pid, 'SIGINT', fastStopMs)) return;
  await signalAndWait(pid, 'SIGQUIT', immediateStopMs);
}

async function signalAndWait(pid: number, signal: 'SIGINT' | 'SIGQUIT', timeoutMs: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return true;
  }
  const pollMs = 5;
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += pollMs) {
    if (!(await findLivingProcess(pid))) return true;
    await sleep(pollMs);
  }
  return false;
}
