import type { StudioClient } from '#contract/studio-client.ts';
import { createHttpClient } from './http-client/create-http-client.ts';
import { Interrupted, listenForInterruption, unlessAborted, waitAtMost } from './interruption.ts';
import type { ProgramDependencies, StartedServer } from './program-dependencies.ts';

/** Options that every command has which talks to a server. */
export interface SessionOptions {
  readonly server?: string;
  readonly json?: boolean;
}

/** A server to talk to. */
export interface Session {
  readonly client: StudioClient;
  /** Whether the server was started for this command and ends with it. */
  readonly isOwn: boolean;
  /** Aborted when the person at the keyboard wants to stop. */
  readonly signal: AbortSignal;
  /** Called on Ctrl-C: leaves the screen in order and gives the words to part with. Set as a command knows more. */
  takeLeave: () => string;
}

interface Opened {
  readonly session: Session;
  close(): Promise<void>;
}

/** What to say while nothing is known yet, and where work stops with the command. */
export const stoppedWords = 'Stopped. Run the same command to go on.';

/** A server that does not close in this time is left to end with the process. */
const closeLimitMs = 10_000;

/**
 * Does something with a server: the one named by `--server` or the settings, else the one that runs on this data
 * folder, else one started for it, which is closed again whatever happens. A signal ends the wait at once.
 * `onStarting` is called before a server is started. Throws what `work` throws, or {@link Interrupted}.
 */
export async function withSession<Result>(
  options: SessionOptions,
  dependencies: ProgramDependencies,
  work: (session: Session) => Promise<Result>,
  onStarting: () => void = () => undefined,
): Promise<Result> {
  const interruption = listenForInterruption();
  const opening = openSession(options, dependencies, interruption.signal, onStarting);
  let current: Session | undefined;
  try {
    return await unlessAborted(
      opening.then(({ session }) => {
        current = session;
        return work(session);
      }),
      interruption.signal,
    );
  } catch (error) {
    if (error instanceof Interrupted) {
      dependencies.stderr.write(`${current?.takeLeave() ?? stoppedWords}
`);
    }
    throw error;
  } finally {
    await waitAtMost(
      opening.then(({ close }) => close()),
      closeLimitMs,
    );
    interruption.end();
  }
}

async function openSession(
  options: SessionOptions,
  dependencies: ProgramDependencies,
  signal: AbortSignal,
  onStarting: () => void,
): Promise<Opened> {
  const { settings, findServer, startServer } = dependencies;
  const named = options.server ?? settings.serverUrl;
  const running = named === undefined ? await findServer() : { url: named };
  let own: StartedServer | undefined;
  if (running === null) {
    onStarting();
    own = await startServer();
  }
  const { url, token = settings.token } = running ?? own ?? { url: '' };
  return {
    session: {
      client: createHttpClient({ baseUrl: url, token }),
      isOwn: own !== undefined,
      signal,
      takeLeave: () => (own === undefined ? 'Stopped.' : stoppedWords),
    },
    close: async () => own?.close(),
  };
}
