import type { DoctorReport } from '#contract/doctor-report.ts';
import type { TerminalStyle, TextOutput } from './terminal.ts';

/** Where a server answers, and the key or token that opens it; none on one's own machine. */
export interface ServerAddress {
  readonly url: string;
  readonly token?: string | undefined;
}

/** A server this process has started and has to close again. Work under way then stops and can go on later. */
export interface StartedServer extends ServerAddress {
  close(): Promise<void>;
}

/** Which parts of Beatboard `serve` runs: the HTTP API, the work, or both. */
export type ServeRole = 'all' | 'api' | 'worker';

/** What `serve` was asked for; what is left out stands in the settings. */
export interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
  readonly role: ServeRole;
}

/** A running `serve`. */
export interface Serving {
  /** Null for a worker, which nobody talks to. */
  readonly url: string | null;
  /** Takes nothing new, lets running requests end, parks the work. */
  close(): Promise<void>;
}

/** What the command line needs from outside: it knows no engine, no database and no environment variable. */
export interface ProgramDependencies {
  readonly version: string;
  /** Results only. */
  readonly stdout: TextOutput;
  /** Progress and errors. */
  readonly stderr: TextOutput;
  readonly terminal: TerminalStyle;
  /** Seconds on a clock that never goes back. */
  readonly nowSeconds: () => number;
  /** Asks the person at the terminal and gives the answer; null where nobody can be asked. */
  readonly ask: ((question: string, signal: AbortSignal) => Promise<string>) | null;
  /** What BEATBOARD_SERVER and BEATBOARD_TOKEN say; undefined where they are not set. */
  readonly settings: { readonly serverUrl: string | undefined; readonly token: string | undefined };
  /** The server that already runs on this data folder. The three below are called only after every input was checked. */
  readonly findServer: () => Promise<ServerAddress | null>;
  /** Starts API and work in this process, on a port of the system's choice, for the time of one command. */
  readonly startServer: () => Promise<StartedServer>;
  readonly serve: (options: ServeOptions) => Promise<Serving>;
  readonly runDoctor: () => Promise<DoctorReport>;
}
