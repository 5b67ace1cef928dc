#!/usr/bin/env node
// Beatboard runs on Node 24. This file alone runs on any Node from 12.17 on, so that an older one gets a sentence
// and not a stack trace, or, better, is replaced by the Node that came with `npm install`.
import { spawn } from 'child_process';
import { existsSync } from 'fs';
import * as module from 'module';
import { constants } from 'os';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const neededMajor = 24;
const runningMajor = Number(process.versions.node.split('.')[0]);
const entry = new URL('../src/app/main.ts', import.meta.url);

// Compiled code is kept from run to run, in threads and in another Node too. Where the folder cannot be written to, all
// works without it.
process.env.NODE_COMPILE_CACHE =
  process.env.NODE_COMPILE_CACHE || fileURLToPath(new URL('../node_modules/.cache/beatboard', import.meta.url));

// All type is set in fonts of our own: those of the machine are not even looked for.
process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';

// Frames are given back to the system as soon as they are drawn, and what the threads of a busy server leave behind lies
// in two heaps, not in eight a core. The GNU C library reads this once, at the start of a process: hence the new start,
// in the same process, on Linux. Node's space for new objects would grow to 128 MiB under load and stay so, and where
// gigabytes are allowed it collects what is old only when four times as much has come together as is in use.
const frugal = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1000000', MALLOC_TRIM_THRESHOLD_: '8388608' };
const frugalOptions = ['--max-semi-space-size=8', '--max-old-space-size=1000'];
const isFrugal = process.platform !== 'linux' || process.env.MALLOC_MMAP_THRESHOLD_ !== undefined;

if (runningMajor >= neededMajor) {
  if (!isFrugal) startAgain();
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  import(entry.href).catch(failLoudly);
} else {
  const pinned = findPinnedNode();
  if (pinned === null) {
    process.stderr.write(
      `Beatboard needs Node ${neededMajor} or newer, and this is Node ${process.versions.node}: install Node ${neededMajor} from https://nodejs.org and run the same command again.\n`,
    );
    process.exitCode = 1;
  } else {
    runWith(pinned);
  }
}

/** Path of the Node that was installed beside Beatboard; null where there is none for this machine. */
function findPinnedNode() {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  try {
    const folder = dirname(module.createRequire(import.meta.url).resolve(`${name}/package.json`));
    const program = join(folder, 'bin', windows ? 'node.exe' : 'node');
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Replaces this process by the same program with another environment; goes on where that cannot be done. */
function startAgain() {
  try {
    const program = [process.execPath, ...frugalOptions, ...process.execArgv, ...process.argv.slice(1)];
    process.execve(process.execPath, program, { ...process.env, ...frugal });
  } catch {
    // More memory is used, and nothing else.
  }
}

/** Runs the program again under another Node, as if it were this process: same streams, signals and exit code. */
function runWith(node) {
  const guard = new URL('end-with-launcher.js', import.meta.url);
  const child = spawn(
    node,
    [...frugalOptions, '--import', guard.href, fileURLToPath(entry), ...process.argv.slice(2)],
    {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: isFrugal ? process.env : { ...process.env, ...frugal },
    },
  );
  const passOn = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  signals.forEach((signal) => process.on(signal, passOn));
  child.on('error', failLoudly);
  child.on('exit', (code, signal) => {
    signals.forEach((name) => process.removeListener(name, passOn));
    process.exit(signal === null ? code : 128 + constants.signals[signal]);
  });
}

function failLoudly(error) {
  process.stderr.write(`${error && error.stack ? error.stack : error}\n`);
  process.exitCode = 1;
}
