import { existsSync } from 'node:fs';

/** What the system itself holds a child to. Going over ends the child and nothing else. */
export interface ProcessLimits {
  /** Memory for data of its own, in bytes; its code and the libraries it maps do not count. */
  readonly memoryBytes: number;
  /** Size of the largest file it may write, in bytes. */
  readonly fileSizeBytes: number;
}

/** For work on files that we made: far above what a film needs, and far below what would stop the machine. */
export const ownFileLimits: ProcessLimits = { memoryBytes: 3 * 2 ** 30, fileSizeBytes: 8 * 2 ** 30 };

/**
 * For ffmpeg on files of others. The largest frame that is taken, in ten bits with sixteen references, needs 0.6 GiB to be
 * decoded and encoded; what needs more is no ordinary clip. No file that we make of one is larger than half a gigabyte.
 */
export const foreignFileLimits: ProcessLimits = { memoryBytes: 768 * 2 ** 20, fileSizeBytes: 2 ** 29 };

/** util-linux keeps it in one of these places on every Linux that has it. Other systems have no such program. */
const prlimitPaths: readonly string[] = process.platform === 'linux' ? ['/usr/bin/prlimit', '/bin/prlimit'] : [];

/** The program that sets limits before it becomes the child; null where there is none and only our own watches hold. */
export function findPrlimit(): string | null {
  return prlimitPaths.find((path) => existsSync(path)) ?? null;
}

/** A command that takes its limits on before it begins, or the command as it is where the system offers no way. */
export function withLimits(
  command: string,
  args: readonly string[],
  limits: ProcessLimits,
  prlimit = findPrlimit(),
): { readonly command: string; readonly args: readonly string[] } {
  if (prlimit === null) return { command, args };
  const { memoryBytes, fileSizeBytes } = limits;
  return {
    command: prlimit,
    args: [`--data=${memoryBytes}`, `--fsize=${fileSizeBytes}`, '--core=0', command, ...args],
  };
}

/** Why the limits' own program could not start the command, if that is what its messages say. */
export function failedToStart(messages: string): boolean {
  return /^prlimit: failed to (?:execute|set)/m.test(messages);
}
