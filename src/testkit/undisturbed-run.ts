import { join } from 'node:path';
import type { MakeResult } from '#contract/make-result.ts';
import { readMakeResult, startBeatboard } from './beatboard-command.ts';
import { referenceOf, type Reference } from './finished-home.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** One run that nobody disturbed, to compare others with. */
export interface UndisturbedRun {
  readonly reference: Reference;
  readonly result: MakeResult;
  readonly homeFolder: string;
  readonly outFolder: string;
  /** How long it took in a fresh data folder. */
  readonly wallSeconds: number;
  /** How much of that had passed when the work began. */
  readonly startSeconds: number;
  remove(): Promise<void>;
}

/** Makes an ad in a fresh data folder of its own. */
export async function makeUndisturbed(makeArguments: readonly string[]): Promise<UndisturbedRun> {
  const place = await createTemporaryFolder('undisturbed');
  try {
    const [homeFolder, outFolder] = [join(place.path, 'home'), join(place.path, 'out')];
    const begunMs = performance.now();
    const command = startBeatboard(['make', ...makeArguments, '--json', '--out', outFolder], { homeFolder });
    await command.until(() => command.stderr().includes('Making your video'));
    const startSeconds = (performance.now() - begunMs) / 1000;
    const result = readMakeResult(await command.ended);
    const wallSeconds = result.wall_seconds;
    const reference = await referenceOf(result.final);
    return { reference, result, homeFolder, outFolder, wallSeconds, startSeconds, remove: place.remove };
  } catch (error) {
    await place.remove();
    throw error;
  }
}
