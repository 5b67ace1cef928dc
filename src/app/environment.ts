import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { BeatboardError } from '#domain/errors.ts';

/** Variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process over the `.env` beside package.json. No other part of Beatboard reads either. */
export function readEnvironment(): Environment {
  return { ...readEnvFile(path.join(import.meta.dirname, '..', '..', '.env')), ...process.env };
}

function readEnvFile(filePath: string): Environment {
  try {
    return parseEnv(readFileSync(filePath, 'utf8'));
  } catch {
    // Most installations have no such file, and an unreadable one cannot be meant.
    return {};
  }
}

/**
 * The value of a variable, or, where it `mayBeFile`, of the file its `_FILE` twin names. An empty value is no value.
 * A file that cannot be read is told to `faults`.
 */
export function readVariable(
  environment: Environment,
  name: string,
  mayBeFile: boolean,
  faults: string[],
): string | undefined {
  const value = environment[name];
  if (value !== undefined && value.trim() !== '') return value.trim();
  const filePath = mayBeFile ? environment[`${name}_FILE`] : undefined;
  if (!filePath) return undefined;
  try {
    return readFileSync(filePath, 'utf8').trim();
  } catch {
    faults.push(`${name}_FILE names a file that cannot be read (${filePath})`);
    return undefined;
  }
}

/** The server that commands talk to and what they show it, without a look at any other setting. */
export interface ClientSettings {
  readonly serverUrl: string | undefined;
  /** Read when it is asked for: throws `settings_invalid` when its file cannot be read. */
  readonly token: string | undefined;
}

/** Reads them. It loads nothing, for help and slips on the command line have to be answered at once. */
export function readClientSettings(environment: Environment): ClientSettings {
  return {
    serverUrl: readVariable(environment, 'BEATBOARD_SERVER', false, []),
    get token() {
      const faults: string[] = [];
      const token = readVariable(environment, 'BEATBOARD_TOKEN', true, faults);
      if (faults.length > 0) throw new BeatboardError('settings_invalid', `The settings are wrong: ${faults[0]}.`);
      return token;
    },
  };
}

/** How the terminal behind stderr may be used: nothing moves or is coloured in a pipe, under CI or with NO_COLOR. */
export function readTerminalStyle(
  environment: Environment,
  isTerminal: boolean,
): { readonly live: boolean; readonly colour: boolean } {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  const plain = !isTerminal || isSet('NO_COLOR') || isSet('CI') || environment.TERM === 'dumb';
  return { live: !plain, colour: !plain };
}
