import { BeatboardError } from '#domain/errors.ts';
import type { ProcessEnd } from './process-group.ts';

/** Lines that follow from the real cause and say nothing by themselves. */
const echoes = [
  /^Conversion failed!?$/i,
  /^Last message repeated/i,
  /^Error (opening (input|output) files?|while (opening|processing|filtering)|writing trailer|closing file)/i,
  /^\[(in|out|vost|aost|vist|aist|fc)#/i,
  /^Task finished with error/i,
  /^Terminating thread/i,
  /^To ignore this, add a trailing/i,
  /^Nothing was written into output file/i,
  /^frame=|^size=|^video:/,
];

/** The line of ffmpeg's own messages that tells most: the last that is no mere echo, without its `[name @ address]` prefix. */
export function lastUsefulLine(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.filter((line) => !echoes.some((echo) => echo.test(line)));
  const line = telling.at(-1) ?? lines.at(-1) ?? '';
  return line.replace(/^(\[[^\]]* @ 0x[0-9a-f]+\]\s*)+/, '').slice(0, 300);
}

/** Turns a failed end into the error for a person: `disk_full` when the disk is full, else `ffmpeg_failed`. */
export function toFfmpegError(stderr: string, end: ProcessEnd): BeatboardError {
  if (/No space left on device/i.test(stderr)) {
    return new BeatboardError('disk_full', 'The disk became full while ffmpeg was writing.');
  }
  if (end.signal === 'SIGXFSZ' || /File too large/i.test(stderr)) {
    return new BeatboardError('ffmpeg_failed', 'ffmpeg wrote more than it was allowed to.');
  }
  const reason = lastUsefulLine(stderr).replace(/\.$/, '');
  if (reason !== '') return new BeatboardError('ffmpeg_failed', `ffmpeg stopped: ${reason}.`);
  const how = end.signal === null ? `exit code ${end.exitCode}` : `signal ${end.signal}`;
  return new BeatboardError('ffmpeg_failed', `ffmpeg stopped with ${how}.`);
}
