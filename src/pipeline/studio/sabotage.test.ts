import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studioSabotages, type StudioSabotage } from '../sabotage.ts';
import { brokenStores, type BrokenStore } from '#testkit/broken-stores.ts';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import { editsAtEveryPhase } from '#testkit/studio-checks/manual-session.ts';
import { neverReusesBranchNames } from '#testkit/studio-checks/merging.ts';
import { deletesOnlyItsOwn, numbersEventsWithoutGaps, reusesWithinOneUser } from '#testkit/studio-checks/ownership.ts';
import { keepsStaleUnasked } from '#testkit/studio-checks/plans.ts';
import { keepsTheLimit } from '#testkit/studio-checks/runs.ts';
import { keepsWhatIsLocked, refusesOutdatedEdits, selectsTakes } from '#testkit/studio-checks/selection.ts';

let paper: PaperStudio;
beforeAll(async () => {
  paper = await createPaperStudio();
});
afterAll(() => paper?.remove());

/** The check that goes red when a safeguard is missing. */
const guards: Record<StudioSabotage | BrokenStore, (paper: PaperStudio) => Promise<void>> = {
  'forget-artifacts': reusesWithinOneUser,
  'skip-revision-check': refusesOutdatedEdits,
  'ignore-locks': keepsWhatIsLocked,
  'remake-stale-unasked': keepsStaleUnasked,
  'continue-unlimited': keepsTheLimit,
  'forget-doomed-blobs': deletesOnlyItsOwn,
  'edit-in-place': selectsTakes,
  'reuse-across-users': reusesWithinOneUser,
  'keep-branch-on-edit': editsAtEveryPhase,
  'reuse-branch-numbers': neverReusesBranchNames,
  'lose-events': numbersEventsWithoutGaps,
};

describe('without a safeguard its check fails', () => {
  it.each([...studioSabotages, ...brokenStores])('%s', async (sabotage) => {
    const broken = await createPaperStudio({ sabotage, beside: paper });
    const failure: unknown = await guards[sabotage](broken).then(
      () => undefined,
      (error: unknown) => error,
    );
    await broken.remove();
    // The check itself says so: a crash on the way would prove nothing.
    expect(failure).toMatchObject({ name: 'AssertionError' });
  });
});
