import { exitCodes } from '../exit-code.ts';
import { checkInputFiles, inputFiles } from '../input-files.ts';
import { parseMakeOptions } from '../make-options.ts';
import type { RawMakeOptions } from '../make-options.ts';
import { describeMadeVideo, toMakeResult } from '../make-summary.ts';
import { makeVideo } from '../make-video.ts';
import { prepareOutFolder } from '../out-folder.ts';
import { describePause, toPauseResult } from '../pause-summary.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { createProgressDisplay } from '../progress-display.ts';
import { withSession } from '../with-session.ts';

/**
 * `beatboard make`: checks everything that can be checked before anything starts, then makes the ad, saves it and
 * prints where it is; with `--manual` only up to the first checkpoint. Returns the exit code. Throws a
 * `BeatboardError`, or `Interrupted`.
 */
export async function runMake(
  promptWords: readonly string[],
  raw: RawMakeOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  const { stdout, stderr, terminal } = dependencies;
  const beganAt = dependencies.nowSeconds();
  const elapsedSeconds = (): number => dependencies.nowSeconds() - beganAt;
  const options = parseMakeOptions(promptWords, raw);
  await checkInputFiles(inputFiles(options));
  const outFolder = await prepareOutFolder(options.outFolder);
  const display = createProgressDisplay(stderr, terminal, elapsedSeconds);
  const print = (document: unknown, words: string): void =>
    void stdout.write(raw.json ? `${JSON.stringify(document, null, 2)}\n` : words);
  try {
    const made = await withSession(
      raw,
      dependencies,
      (session) => makeVideo(session, options, outFolder, display),
      () => display.activity('Starting the studio'),
    );
    display.end();
    if ('files' in made) {
      const result = toMakeResult(made, elapsedSeconds());
      print(result, describeMadeVideo(made, result, process.cwd()));
      return exitCodes.done;
    }
    print(toPauseResult(made.status), describePause(made.status));
    // Who asked to be asked has got what was asked for.
    return raw.manual ? exitCodes.done : exitCodes.pending;
  } finally {
    display.end();
  }
}
