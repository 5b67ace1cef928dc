import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { BeatboardError } from '#domain/errors.ts';
import type { Sabotage } from '#pipeline/sabotage.ts';
import { settings } from './settings.ts';
import type { SettingName } from './settings.ts';

/** Variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What Beatboard was told by its surroundings, read once. */
export interface Config {
  /** Absolute path of the data folder. It may not exist yet. */
  readonly homeFolder: string;
  /** The user's own ffmpeg; undefined to look for one. */
  readonly ffmpegPath: string | undefined;
  /** Folders joined as in PATH. */
  readonly searchPath: string;
  /** The user's own PostgreSQL server; undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
  /** The safeguard that a test has broken; undefined outside of tests. */
  readonly sabotage: Sabotage | undefined;
  /** One sentence each on what was set but is not understood. */
  readonly warnings: readonly string[];
}

/** What the default data folder depends on. */
export interface Host {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly userFolder: string;
  readonly currentFolder: string;
}

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

function readHost(): Host {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    userFolder: homedir(),
    currentFolder: process.cwd(),
  };
}

/** Checks every setting and fills in defaults. Throws one `settings_invalid` that lists all faults together. */
export function readConfig(environment: Environment = readEnvironment(), host: Host = readHost()): Config {
  const faults: string[] = [];
  const read = (name: SettingName): string | undefined => {
    const value = readText(name, environment, faults);
    const result = settings[name].schema.safeParse(value);
    if (!result.success) faults.push(`${name} ${result.error.issues[0]?.message ?? 'is not valid'}`);
    return result.data;
  };
  const home = read('BEATBOARD_HOME');
  const ffmpeg = read('BEATBOARD_FFMPEG');
  const databaseUrl = read('DATABASE_URL');
  const sabotage = read('BEATBOARD_SABOTAGE') as Sabotage | undefined;
  if (sabotage !== undefined && environment.NODE_ENV !== 'test') faults.push('BEATBOARD_SABOTAGE is for tests only');
  if (faults.length > 0) throw new BeatboardError('settings_invalid', `The settings are wrong: ${faults.join('; ')}.`);
  return {
    homeFolder: path.resolve(host.currentFolder, home ?? defaultHome(environment, host)),
    ffmpegPath: ffmpeg === undefined ? undefined : resolveProgram(ffmpeg, host),
    searchPath: environment.PATH ?? environment.Path ?? '',
    databaseUrl,
    sabotage,
    warnings: unknownSettings(environment),
  };
}

/** A path becomes absolute; a bare name stays one, to be looked up on PATH. */
function resolveProgram(program: string, host: Host): string {
  return path.basename(program) === program ? program : path.resolve(host.currentFolder, program);
}

/** The value of a variable, or of the file its `_FILE` twin names. An empty value is no value. */
function readText(name: SettingName, environment: Environment, faults: string[]): string | undefined {
  const value = environment[name];
  if (value !== undefined && value.trim() !== '') return value.trim();
  const filePath = settings[name].secret ? environment[`${name}_FILE`] : undefined;
  if (!filePath) return undefined;
  try {
    return readFileSync(filePath, 'utf8').trim();
  } catch {
    faults.push(`${name}_FILE names a file that cannot be read (${filePath})`);
    return undefined;
  }
}

/**
 * Where data goes when nobody says: the place the XDG rules give it, on Windows the local application folder.
 * Root gets a system folder: PostgreSQL refuses to run as root, and no other account may pass through root's own folder.
 */
function defaultHome(environment: Environment, host: Host): string {
  if (host.platform === 'win32') {
    return path.join(environment.LOCALAPPDATA || path.join(host.userFolder, 'AppData', 'Local'), 'beatboard');
  }
  if (host.isRoot) return '/var/lib/beatboard';
  const dataFolder = environment.XDG_DATA_HOME;
  // The XDG rules say that a relative path is to be ignored.
  if (dataFolder && path.isAbsolute(dataFolder)) return path.join(dataFolder, 'beatboard');
  return path.join(host.userFolder, '.local', 'share', 'beatboard');
}

function unknownSettings(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('BEATBOARD_') && !Object.hasOwn(settings, name))
    .map((name) => `${name} is set, but Beatboard has no such setting.`);
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
