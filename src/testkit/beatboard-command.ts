import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { makeResultSchema, type MakeResult } from '#contract/make-result.ts';
import { usualFfmpegPath } from './usual-ffmpeg.ts';

/** The program people run. */
const program = join(import.meta.dirname, '..', '..', 'bin', 'beatboard.js');

/** How a command ended. */
export interface CommandEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly wallSeconds: number;
}

/** A command under way. */
export interface RunningCommand {
  readonly pid: number;
  readonly ended: Promise<CommandEnd>;
  /** True once it has ended. */
  hasEnded(): boolean;
  /** Everything printed to standard output, and error, so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves when what it prints makes `isTrue`; throws with its words when it ends before. */
  until(isTrue: () => boolean): Promise<void>;
}

export interface CommandOptions {
  readonly homeFolder: string;
  /** Variables besides those of this process; an empty text unsets one. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the real bin in a process group of its own. */
export function startBeatboard(args: readonly string[], options: CommandOptions): RunningCommand {
  const startMs = performance.now();
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: commandEnvironment(options),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = endOf(child).then((exitCode) => ({
    exitCode,
    stdout,
    stderr,
    wallSeconds: (performance.now() - startMs) / 1000,
  }));
  return {
    pid: child.pid ?? 0,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stdout: () => stdout,
    stderr: () => stderr,
    until: (isTrue) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (isTrue()) resolve();
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.once('close', (exitCode) => reject(new Error(`It ended with ${exitCode}: ${stderr}`)));
        look();
      }),
  };
}

/** The environment of a command: that of this process, with nothing of the machine's own Beatboard settings. */
export function commandEnvironment({ homeFolder, environment }: CommandOptions): NodeJS.ProcessEnv {
  const own = Object.keys(process.env).filter((name) => name.startsWith('BEATBOARD_'));
  const unset = [...own, 'DATABASE_URL', 'BEATBOARD_SERVER', 'S3_BUCKET', 'S3_ENDPOINT'];
  return {
    ...process.env,
    ...Object.fromEntries(unset.map((name) => [name, ''])),
    BEATBOARD_HOME: homeFolder,
    BEATBOARD_FFMPEG: usualFfmpegPath,
    // A library holds what its test puts into it.
    BEATBOARD_SAMPLE: 'off',
    ...environment,
  };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** Runs the real bin to its end. */
export function runBeatboard(args: readonly string[], options: CommandOptions): Promise<CommandEnd> {
  return startBeatboard(args, options).ended;
}

/** Runs `make … --json` to its end and returns the document it printed. Throws with its words when it failed. */
export async function makeAd(args: readonly string[], options: CommandOptions): Promise<MakeResult> {
  const end = await runBeatboard(['make', ...args, '--json'], options);
  return readMakeResult(end);
}

/** The document of a finished `make --json`. Throws with its words when it failed. */
export function readMakeResult(end: CommandEnd): MakeResult {
  if (end.exitCode !== 0) throw new Error(`make ended with ${end.exitCode}: ${end.stderr}`);
  return makeResultSchema.parse(JSON.parse(end.stdout));
}
