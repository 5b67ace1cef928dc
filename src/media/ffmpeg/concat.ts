import { mp4Options } from './video-options.ts';

/** The list file that `concatArguments` reads: absolute paths of parts with equal encoding, in order. */
export function concatList(paths: readonly string[]): string {
  const lines = paths.map((path) => `file 'file:${path.replaceAll("'", String.raw`'\''`)}'\n`);
  return ['ffconcat version 1.0\n', ...lines].join('');
}

export interface ConcatOptions {
  /** A file that holds `concatList(...)`; only ever one that we wrote. */
  readonly listPath: string;
  readonly fps: number;
  readonly outputPath: string;
}

/** Joins parts by copying: the frames of the result are exactly those of the parts. */
export function concatArguments({ listPath, fps, outputPath }: ConcatOptions): string[] {
  return [
    ...concatInput(listPath),
    ...['-map', '0:v:0', '-c', 'copy', '-flags:v', '+bitexact'],
    ...mp4Options(fps, outputPath),
  ];
}

/** Parts as one input. */
export function concatInput(listPath: string): string[] {
  return [
    ...['-protocol_whitelist', 'file', '-format_whitelist', 'concat,mov', '-f', 'concat', '-safe', '0'],
    ...['-i', `file:${listPath}`],
  ];
}
