import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askOnTerminal } from '#cli/ask-on-terminal.ts';
import { runProgram } from '#cli/program.ts';
import type { Config } from './config.ts';
import { readClientSettings, readEnvironment, readTerminalStyle } from './environment.ts';

const packageFile = new URL('../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
const environment = readEnvironment();

// A reader that has seen enough (`| head`) closes the pipe: that is no fault of ours. Anything else loses the result.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

/** The settings, with a word about those that are not understood. */
async function configure(): Promise<Config> {
  const config = await readSettings();
  for (const warning of config.warnings) process.stderr.write(`${warning}\n`);
  return config;
}

async function readSettings(): Promise<Config> {
  const { readConfig } = await import('./config.ts');
  return readConfig(environment);
}

function recordFault({
  error,
  requestId,
  method,
  route,
}: {
  error: unknown;
  requestId: string;
  method: string;
  route: string;
}): void {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${method} ${route} failed (${requestId}): ${words}\n`);
}

const rootFolder = fileURLToPath(new URL('../..', import.meta.url));
const studioFolder = join(rootFolder, 'dist', 'studio');

/** Builds the studio in the browser if need be. A server is worth starting without one, too. */
async function prepareStudio(): Promise<void> {
  const { buildStudio } = await import('./build-studio.ts');
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    await buildStudio({ root: rootFolder, folder: studioFolder, tell });
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
  }
}

// Commands load what they need, so that help and bad input answer at once.
const exitCode = await runProgram(process.argv.slice(2), {
  version,
  stdout: process.stdout,
  stderr: process.stderr,
  terminal: readTerminalStyle(environment, process.stderr.isTTY === true),
  nowSeconds: () => performance.now() / 1000,
  ask: askOnTerminal(),
  settings: readClientSettings(environment),
  async findServer() {
    const { findAnnouncedServer } = await import('./server-file.ts');
    return findAnnouncedServer((await readSettings()).homeFolder);
  },
  async startServer() {
    const { openOwnServer } = await import('./open-server.ts');
    const { url, token, close } = await openOwnServer(await configure(), { version, recordFault });
    return { url: url!, token, close };
  },
  async serve({ host, port, role }) {
    const { openServer } = await import('./open-server.ts');
    const config = await configure();
    return openServer(config, {
      ...{ role, host: host ?? config.host, port: port ?? config.port, version, recordFault },
      ...{ studioFolder, prepareStudio },
    });
  },
  async runDoctor() {
    const [{ examineMachine }, { readConfig }] = await Promise.all([import('./doctor.ts'), import('./config.ts')]);
    return examineMachine(() => readConfig(environment));
  },
});

// Threads and connections are closed by now; whatever still waits has nothing left to say.
process.exit(exitCode);
