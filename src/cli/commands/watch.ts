import { BeatboardError } from '#domain/errors.ts';
import { exitCodeFor, exitCodeOfState } from '../exit-code.ts';
import { findVideo } from '../find-video.ts';
import { describeOutcome } from '../outcome-text.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { beginDisplay, watchInSession } from '../watch-in-session.ts';
import { withSession, type SessionOptions } from '../with-session.ts';
import type { VideoStatus } from '#contract/video-status.ts';

/** Options of `watch` as they stand on the command line. */
export interface WatchOptions extends SessionOptions {
  readonly timeout?: string;
}

/**
 * `beatboard watch`: follows a video until it is finished or waits for a person. With `--json` every event is a line
 * of its own, and the last line is the one `result`, whatever happens. Returns the exit code.
 */
export async function runWatch(
  given: string,
  options: WatchOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  const limitMs = parseTimeout(options.timeout);
  const { stdout } = dependencies;
  const display = beginDisplay(dependencies);
  const printLine = (document: object): void => {
    if (options.json) stdout.write(`${JSON.stringify(document)}\n`);
  };
  let videoId: string | null = null;
  const printResult = (exitCode: number, status: VideoStatus | null): void =>
    printLine({ type: 'result', video_id: videoId, exit_code: exitCode, status });
  try {
    const status = await withSession(options, dependencies, async (session) => {
      videoId = (await findVideo(session.client, given, session.signal)).video_id;
      return withinTime(watchInSession(session, videoId, display, { onEvent: printLine }), limitMs, videoId);
    });
    display.end();
    const exitCode = exitCodeOfState(status.status);
    printResult(exitCode, status);
    if (!options.json) dependencies.stderr.write(`${describeOutcome(status)}\n`);
    return exitCode;
  } catch (error) {
    display.end();
    printResult(exitCodeFor(error, 'watch'), null);
    throw error;
  }
}

function parseTimeout(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seconds = /^\d{1,6}(?:\.\d+)?$/.test(value.trim()) ? Number(value) : 0;
  if (seconds > 0) return seconds * 1000;
  throw new BeatboardError('option_invalid', `--timeout takes a number of seconds; "${value}" is not one.`);
}

async function withinTime<Result>(
  work: Promise<Result>,
  limitMs: number | undefined,
  videoId: string,
): Promise<Result> {
  if (limitMs === undefined) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(new BeatboardError('waited_too_long', `Video ${videoId} is not finished after ${limitMs / 1000} s.`)),
      limitMs,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
