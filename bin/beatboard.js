#!/usr/bin/env node
// Beatboard runs on Node 24. This file alone runs on any Node from 12.17 on, so that an older one gets a sentence
// and not a stack trace, or, better, is replaced by the Node that came with `npm install`.
import { spawn } from 'child_process';
import { existsSync } from 'fs';
import { createRequire } from 'module';
import { constants } from 'os';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const neededMajor = 24;
const runningMajor = Number(process.versions.node.split('.')[0]);
const entry = new URL('../src/app/main.ts', import.meta.url);

if (runningMajor >= neededMajor) {
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
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const program = join(folder, 'bin', windows ? 'node.exe' : 'node');
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Runs the program again under another Node, as if it were this process: same streams, signals and exit code. */
function runWith(node) {
  const guard = new URL('end-with-launcher.js', import.meta.url);
  const child = spawn(node, ['--import', guard.href, fileURLToPath(entry), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
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
