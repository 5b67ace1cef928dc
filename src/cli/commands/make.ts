import type { StudioClient } from '#contract/studio-client.ts';
import { checkInputFiles, inputFiles } from '../input-files.ts';
import { Interrupted, listenForInterruption, unlessAborted, waitAtMost } from '../interruption.ts';
import { parseMakeOptions } from '../make-options.ts';
import type { MakeOptions, RawMakeOptions } from '../make-options.ts';
import { describeMadeVideo, toMakeResult } from '../make-summary.ts';
import { makeVideo } from '../make-video.ts';
import type { MadeVideo } from '../make-video.ts';
import { prepareOutFolder } from '../out-folder.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { createProgressDisplay } from '../progress-display.ts';
import type { ProgressDisplay } from '../progress-display.ts';

/** A studio that does not close in this time is left to end with the process. */
const closeLimitMs = 10_000;

/**
 * `beatboard make`: checks everything that can be checked before anything starts, then makes the ad, saves it and
 * prints where it is. Throws a `BeatboardError`, or {@link Interrupted}.
 */
export async function runMake(
  promptWords: readonly string[],
  raw: RawMakeOptions,
  dependencies: ProgramDependencies,
): Promise<void> {
  const { stdout, stderr, terminal } = dependencies;
  const beganAt = dependencies.nowSeconds();
  const elapsedSeconds = (): number => dependencies.nowSeconds() - beganAt;
  const options = parseMakeOptions(promptWords, raw);
  await checkInputFiles(inputFiles(options));
  const outFolder = await prepareOutFolder(options.outFolder);
  const display = createProgressDisplay(stderr, terminal, elapsedSeconds);
  try {
    const made = await makeInStudio(options, outFolder, display, dependencies);
    display.end();
    const result = toMakeResult(made, elapsedSeconds());
    stdout.write(raw.json ? `${JSON.stringify(result, null, 2)}\n` : describeMadeVideo(made, result, process.cwd()));
  } finally {
    display.end();
  }
}

/** Opens a studio, makes the video in it and closes it, whatever happens; a signal ends the wait at once. */
async function makeInStudio(
  options: MakeOptions,
  outFolder: string,
  display: ProgressDisplay,
  dependencies: ProgramDependencies,
): Promise<MadeVideo> {
  const interruption = listenForInterruption();
  const { signal } = interruption;
  display.activity('Starting the studio');
  const opening = dependencies.openStudio();
  try {
    return await unlessAborted(
      opening.then((client) => makeVideo(client, options, outFolder, display, signal)),
      signal,
    );
  } catch (error) {
    if (error instanceof Interrupted) {
      display.end();
      dependencies.stderr.write('Stopped. Run the same command to go on.\n');
    }
    throw error;
  } finally {
    await waitAtMost(
      opening.then((client: StudioClient) => client.close()),
      closeLimitMs,
    );
    interruption.end();
  }
}
