import { readFileSync } from 'node:fs';
import { runProgram } from '#cli/program.ts';
import { readConfig, readEnvironment, readTerminalStyle } from './config.ts';
import { examineMachine } from './doctor.ts';
import { createInProcessClient } from './in-process-client.ts';
import { openStudio } from './studio-context.ts';

const packageFile = new URL('../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

const exitCode = await runProgram(process.argv.slice(2), {
  version,
  stdout: process.stdout,
  stderr: process.stderr,
  terminal: readTerminalStyle(readEnvironment(), process.stderr.isTTY === true),
  nowSeconds: () => performance.now() / 1000,
  openStudio: async () => createInProcessClient(await openStudio(readConfig())),
  runDoctor: () => examineMachine(),
});

// Worker threads and the database are closed by now; whatever else still waits has nothing left to say.
process.exit(exitCode);
