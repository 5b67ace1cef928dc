import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import { cherryPicks, mergesDisjointChanges, mergesReorderedBeats } from '#testkit/studio-checks/merging.ts';
import { neverReusesBranchNames, reportsConflicts } from '#testkit/studio-checks/merging.ts';
import {
  cutsFinishedAdAgain,
  keepsPicturesWithBeats,
  keepsStaleUnasked,
  namesCauses,
} from '#testkit/studio-checks/plans.ts';
import { discardsEdits, keepsWhatIsLocked, refusesLateTakes } from '#testkit/studio-checks/selection.ts';
import { refusesEarlyTakes, refusesOutdatedEdits, selectsTakes } from '#testkit/studio-checks/selection.ts';

let paper: PaperStudio;
beforeAll(async () => {
  paper = await createPaperStudio();
});
afterAll(() => paper?.remove());

describe('takes and locks', () => {
  it.each([
    ['chooses among takes', selectsTakes],
    ['keeps what is locked', keepsWhatIsLocked],
    ['does not put a late take where another thing is now', refusesLateTakes],
    ['makes no clip of what is not there', refusesEarlyTakes],
    ['refuses edits against another state', refusesOutdatedEdits],
    ['discards edits, not takes', discardsEdits],
  ] as const)('%s', async (_title, check) => {
    await expect(check(paper)).resolves.toBeUndefined();
  });
});

describe('plans', () => {
  it.each([
    ['names causes in good words', namesCauses],
    ['makes nothing again at a price without consent', keepsStaleUnasked],
    ['cuts a finished ad again on a branch of its own', cutsFinishedAdAgain],
    ['keeps pictures with their beats', keepsPicturesWithBeats],
  ] as const)('%s', async (_title, check) => {
    await expect(check(paper)).resolves.toBeUndefined();
  });
});

describe('branches', () => {
  it.each([
    ['picks slots and plans from other branches', cherryPicks],
    ['merges disjoint changes', mergesDisjointChanges],
    ['merges a new order and a new picture', mergesReorderedBeats],
    ['reports conflicts', reportsConflicts],
    ['never gives a number twice', neverReusesBranchNames],
  ] as const)('%s', async (_title, check) => {
    await expect(check(paper)).resolves.toBeUndefined();
  });
});
