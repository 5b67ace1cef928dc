import { join } from 'node:path';
import type { MakeResult } from '#contract/make-result.ts';
import { makeAd } from '#testkit/beatboard-command.ts';
import { printVerdict } from '#testkit/bench-verdict.ts';
import { readHomeRecords, type VideoRecords } from '#testkit/home-records.ts';
import { storeEditedPlan } from '#testkit/store-edited-plan.ts';
import { createTemporaryFolder } from '#testkit/temporary-folder.ts';

/** What part of its time does an ad take again when one headline of it was changed, and does it keep every clip? */
const prompt = 'Create a 30-second Nike sneaker ad, energetic style';
const limit = 0.25;
const editedBeat = 2;

const place = await createTemporaryFolder('bench');
try {
  const homeFolder = join(place.path, 'home');
  const make = (): Promise<MakeResult> => makeAd([prompt, '--out', join(place.path, 'out')], { homeFolder });
  const first = await make();
  await storeEditedPlan(homeFolder, (spec) => ({
    ...spec,
    beats: spec.beats.map((beat, index) =>
      index === editedBeat ? { ...beat, text: { ...beat.text, headline: 'Other words' } } : beat,
    ),
  }));
  const edited = await make();
  const [before, after] = (await readHomeRecords(homeFolder)).map(clipHashes);
  const kept = before !== undefined && before.length > 0 && before.join() === after?.join();
  const from = `${edited.wall_seconds.toFixed(1)} s after ${first.wall_seconds.toFixed(1)} s, clips ${kept ? 'kept' : 'CHANGED'}`;
  printVerdict({ name: 'edit / first', value: edited.wall_seconds / first.wall_seconds, limit, unit: '', from });
  if (!kept) process.exitCode = 1;
} finally {
  await place.remove();
}

function clipHashes({ artifacts }: VideoRecords): string[] {
  return artifacts.filter(({ slot }) => slot.startsWith('chunk/')).map(({ slot, sha256 }) => `${slot} ${sha256}`);
}
