import { homedir } from 'node:os';
import path from 'node:path';
import { BeatboardError } from '#domain/errors.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { Sabotage } from '#pipeline/sabotage.ts';
import type { S3Settings } from '#storage/s3-connection.ts';
import { type AuthSettings, readAuthSettings } from './auth-settings.ts';
import { readEnvironment, readVariable, type Environment } from './environment.ts';
import { idleProviderSettings, readProviderSettings, type ProviderSettings } from './provider-settings.ts';
import { readS3Settings } from './s3-settings.ts';
import { settings } from './settings.ts';
import type { SettingName } from './settings.ts';

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
  /** The store for blobs; undefined for the disk. */
  readonly s3: S3Settings | undefined;
  /** Where the server listens. */
  readonly host: string;
  readonly port: number;
  /** Who is let in. */
  readonly auth: AuthSettings;
  /** Whose models can be used, and how they are reached. */
  readonly providers: ProviderSettings;
  /** How this server is reached from the internet, without a slash at its end; undefined when it is not. */
  readonly publicUrl: string | undefined;
  /** What paid models may cost each user in a calendar month; undefined for no limit. */
  readonly monthlyBudgetMicroUsd: MicroUsd | undefined;
  /** Whether a new library begins with the sample ad. */
  readonly hasSample: boolean;
  /** The safeguard that a test has broken; undefined outside of tests. */
  readonly sabotage: Sabotage | undefined;
  /** The point at which a test wants the process to die; undefined outside of tests. */
  readonly crashPoint: string | undefined;
  /** What waits for providers are multiplied by; 1 outside of tests. */
  readonly timeScale: number;
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
    const value = readVariable(environment, name, settings[name].secret, faults);
    const result = settings[name].schema.safeParse(value);
    if (!result.success) faults.push(`${name} ${result.error.issues[0]?.message ?? 'is not valid'}`);
    return result.data;
  };
  const home = read('BEATBOARD_HOME');
  const ffmpeg = read('BEATBOARD_FFMPEG');
  const databaseUrl = read('DATABASE_URL');
  const s3 = readS3Settings(read, faults);
  const auth = readAuthSettings(read, faults);
  const [listenHost, port] = [read('BEATBOARD_HOST'), read('BEATBOARD_PORT')];
  // Commands read these two by themselves; here they are only looked over, so that all faults are told together.
  read('BEATBOARD_SERVER');
  read('BEATBOARD_TOKEN');
  const providers = readProviderSettings(read, faults);
  const [publicUrl, monthlyBudget] = [read('BEATBOARD_PUBLIC_URL'), read('BEATBOARD_MONTHLY_BUDGET_USD')];
  const sample = read('BEATBOARD_SAMPLE');
  const readForTests = (name: SettingName): string | undefined => {
    const value = read(name);
    if (value !== undefined && environment.NODE_ENV !== 'test') faults.push(`${name} is for tests only`);
    return value;
  };
  const sabotage = readForTests('BEATBOARD_SABOTAGE') as Sabotage | undefined;
  const crashPoint = readForTests('BEATBOARD_CRASH_AT');
  const timeScale = readForTests('BEATBOARD_TIME_SCALE');
  if (faults.length > 0) throw new BeatboardError('settings_invalid', `The settings are wrong: ${faults.join('; ')}.`);
  return {
    homeFolder: path.resolve(host.currentFolder, home ?? defaultHome(environment, host)),
    ffmpegPath: ffmpeg === undefined ? undefined : resolveProgram(ffmpeg, host),
    searchPath: environment.PATH ?? environment.Path ?? '',
    databaseUrl,
    s3,
    host: listenHost ?? '127.0.0.1',
    port: Number(port ?? 4870),
    auth,
    providers,
    publicUrl: publicUrl?.replace(/\/+$/, ''),
    monthlyBudgetMicroUsd: monthlyBudget === undefined ? undefined : Math.round(Number(monthlyBudget) * 1_000_000),
    hasSample: sample !== 'off',
    sabotage,
    crashPoint,
    timeScale: Number(timeScale ?? 1),
    warnings: [...unknownSettings(environment), ...idleSettings(environment)],
  };
}

/** A path becomes absolute; a bare name stays one, to be looked up on PATH. */
function resolveProgram(program: string, host: Host): string {
  return path.basename(program) === program ? program : path.resolve(host.currentFolder, program);
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
    .filter((name) => name.startsWith('BEATBOARD_') && !isSettingName(name) && !isSecretFileName(name))
    .map((name) => `${name} is set, but Beatboard has no such setting.`);
}

function idleSettings(environment: Environment): string[] {
  const isSet = (name: SettingName): boolean =>
    [name, `${name}_FILE`].some((variable) => (environment[variable] ?? '').trim() !== '');
  const store =
    isSet('S3_ENDPOINT') && !isSet('S3_BUCKET') ? ['S3_ENDPOINT is set without S3_BUCKET: files stay on disk.'] : [];
  return [...store, ...idleProviderSettings(isSet)];
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settings, name);
}

function isSecretFileName(name: string): boolean {
  const [, secret = ''] = /^(.+)_FILE$/.exec(name) ?? [];
  return isSettingName(secret) && settings[secret].secret;
}
