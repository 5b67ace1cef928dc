import { join } from 'node:path';
import { makeAd } from './beatboard-command.ts';
import { referenceOf, type Reference } from './finished-home.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** One run that nobody disturbed, to compare others with. */
export interface UndisturbedRun {
  readonly reference: Reference;
  /** How long it took in a fresh data folder. */
  readonly wallSeconds: number;
  remove(): Promise<void>;
}

/** Makes an ad in a fresh data folder of its own. */
export async function makeUndisturbed(makeArguments: readonly string[]): Promise<UndisturbedRun> {
  const place = await createTemporaryFolder('undisturbed');
  try {
    const options = { homeFolder: join(place.path, 'home') };
    const result = await makeAd([...makeArguments, '--out', join(place.path, 'out')], options);
    return { reference: await referenceOf(result.final), wallSeconds: result.wall_seconds, remove: place.remove };
  } catch (error) {
    await place.remove();
    throw error;
  }
}
