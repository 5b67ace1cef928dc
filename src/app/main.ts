import { readFileSync } from 'node:fs';
import { runProgram } from '#cli/program.ts';
import { readConfig, readEnvironment, readTerminalStyle } from './config.ts';

const packageFile = new URL('../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
const environment = readEnvironment();

// A reader that has seen enough (`| head`) closes the pipe: that is no fault of ours. Anything else loses the result.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

// Commands load what they need, so that help and bad input answer at once.
const exitCode = await runProgram(process.argv.slice(2), {
  version,
  stdout: process.stdout,
  stderr: process.stderr,
  terminal: readTerminalStyle(environment, process.stderr.isTTY === true),
  nowSeconds: () => performance.now() / 1000,
  async openStudio() {
    const [{ openStudio }, { createInProcessClient }] = await Promise.all([
      import('./studio-context.ts'),
      import('./in-process-client.ts'),
    ]);
    const config = readConfig(environment);
    for (const warning of config.warnings) process.stderr.write(`${warning}\n`);
    return createInProcessClient(await openStudio(config));
  },
  runDoctor: async () => (await import('./doctor.ts')).examineMachine(() => readConfig(environment)),
});

// Threads and connections are closed by now; whatever still waits has nothing left to say.
process.exit(exitCode);
