import { commandEnvironment, startBeatboard, type CommandEnd } from './beatboard-command.ts';

export interface ServerOptions {
  readonly homeFolder: string;
  /** 0, the default, for one that is free. */
  readonly port?: number;
  readonly role?: 'all' | 'api' | 'worker';
  /** Variables besides those of this process; an empty text unsets one. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The real `beatboard serve` in a process of its own. */
export interface RunningServer {
  /** `http://127.0.0.1:port`; empty for a worker. */
  readonly url: string;
  readonly pid: number;
  /** The environment in which commands find its data folder. */
  readonly environment: NodeJS.ProcessEnv;
  /** SIGTERM, and waits for its end. */
  stop(): Promise<CommandEnd>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Everything printed to standard error so far. */
  stderr(): string;
}

/** Starts one and waits until it is ready. Throws with its words when it does not come up. */
export async function startServer({
  homeFolder,
  port = 0,
  role = 'all',
  environment = {},
}: ServerOptions): Promise<RunningServer> {
  const options = { homeFolder, environment };
  const command = startBeatboard(['serve', '--port', String(port), '--role', role], options);
  const ready = /^(?:Beatboard is ready|The worker is at work)\./m;
  await command.until(() => ready.test(command.stderr()));
  return {
    url: command.stdout().trim(),
    pid: command.pid,
    environment: commandEnvironment(options),
    stop: () => signal(command, 'SIGTERM'),
    kill: async () => void (await signal(command, 'SIGKILL')),
    stderr: command.stderr,
  };
}

function signal(command: ReturnType<typeof startBeatboard>, name: NodeJS.Signals): Promise<CommandEnd> {
  if (!command.hasEnded()) process.kill(command.pid, name);
  return command.ended;
}
