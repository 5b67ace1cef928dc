import { expect } from 'vitest';
import type { CheckpointEntry } from '#pipeline/studio/studio.ts';
import { openSession, type PaperSession } from '../paper-session.ts';
import type { PaperStudio } from '../paper-studio.ts';
import { shapeOf } from './manual-session.ts';

interface Fork {
  readonly session: PaperSession;
  readonly main: CheckpointEntry;
}

/** A storyboard that grew two branches: `main-1` with the first edit, `main-2` with the second. */
async function fork(
  paper: PaperStudio,
  first: (fork: Fork) => Promise<unknown>,
  second: (fork: Fork) => Promise<unknown>,
): Promise<Fork & { one: CheckpointEntry; other: CheckpointEntry }> {
  const session = await openSession(paper);
  await session.goOn();
  const main = await session.newest();
  await first({ session, main });
  await session.goOn(main);
  await second({ session, main });
  await session.goOn(main);
  expect((await shapeOf(session)).slice(2)).toEqual(['2 main-1', '3 main-1', '2 main-2', '3 main-2']);
  const storyboards = (await session.checkpoints()).filter(({ phase }) => phase === 2);
  const [one, other] = [storyboards[1]!, storyboards[2]!];
  session.madeSince();
  return { session, main, one, other };
}

/** Picks single slots from another branch, for nothing, and a plan with the pictures that follow it. */
export async function cherryPicks(paper: PaperStudio): Promise<void> {
  const { session, one, other, main } = await fork(
    paper,
    ({ session: s, main: at }) => s.regenerate(at, 'beat/0/image'),
    ({ session: s, main: at }) => s.editBeats(at, [{ beatIndex: 2 }, { beatIndex: 0 }]),
  );
  const { checkpoints } = paper.studio;
  const spent = paper.spent(session.videoId);
  expect(await checkpoints.cherryPick(session.at(main), one.id, ['beat/0/image', 'beat/1/image'])).toEqual([
    'beat/0/image',
  ]);
  expect((await session.selected(main)).get('beat/0/image')?.id).toBe(one.manifest['beat/0/image']);
  await expect(checkpoints.cherryPick(session.at(main), one.id, ['beat/7/image'])).rejects.toMatchObject({
    code: 'slot_unknown',
  });
  await checkpoints.discard(session.at(main));
  await checkpoints.cherryPick(session.at(one), other.id, ['spec']);
  const picked = await session.selected(one);
  expect([...picked.keys()].filter((slot) => slot.startsWith('beat/'))).toEqual(['beat/0/image', 'beat/1/image']);
  const mainSelected = await session.selected(main);
  expect(picked.get('beat/0/image')?.sha256).toBe(mainSelected.get('beat/2/image')?.sha256);
  // The picture that was made anew stays with its beat.
  const remade = await paper.context.artifacts.get(session.userId, one.manifest['beat/0/image']!);
  expect(picked.get('beat/1/image')?.sha256).toBe(remade.sha256);
  expect(paper.spent(session.videoId)).toBe(spent);
  await session.goOn(one);
  expect((await session.newest()).branchName).toBe('main-1-1');
}

/** Disjoint changes come together for nothing. */
export async function mergesDisjointChanges(paper: PaperStudio): Promise<void> {
  const { session, one, other } = await fork(
    paper,
    ({ session: s, main }) => s.regenerate(main, 'beat/0/image'),
    ({ session: s, main }) => s.regenerate(main, 'beat/2/image'),
  );
  const spent = paper.spent(session.videoId);
  const merged = await paper.studio.checkpoints.merge(session.at(one), other.id);
  expect(merged).toEqual({ changed: ['beat/2/image'], conflicts: [] });
  const selected = await session.selected(one);
  expect(selected.get('beat/0/image')?.id).toBe(one.manifest['beat/0/image']);
  expect(selected.get('beat/2/image')?.id).toBe(other.manifest['beat/2/image']);
  expect(paper.spent(session.videoId)).toBe(spent);
  await session.goOn(one);
  expect((await session.newest()).branchName).toBe('main-1-1');
}

/** A plan in another order meets a new picture: the picture goes with its beat. */
export async function mergesReorderedBeats(paper: PaperStudio): Promise<void> {
  const lengths: number[] = [];
  const { session, one, other, main } = await fork(
    paper,
    ({ session: s, main: at }) => s.regenerate(at, 'beat/0/image'),
    async ({ session: s, main: at }) => {
      const { spec } = await paper.studio.checkpoints.detail(s.at(at));
      lengths.push(...spec.beats.map(({ durationSeconds }) => durationSeconds));
      return s.editBeats(
        at,
        [1, 0, 2].map((beatIndex) => ({ beatIndex, durationSeconds: lengths[beatIndex]! })),
      );
    },
  );
  const remade = (await session.selected(one)).get('beat/0/image')!;
  const second = (await session.selected(main)).get('beat/1/image')!;
  for (const [ours, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    expect((await paper.studio.checkpoints.merge(session.at(ours), theirs.id)).conflicts).toEqual([]);
    const selected = await session.selected(ours);
    expect([selected.get('beat/0/image')?.sha256, selected.get('beat/1/image')?.sha256]).toEqual([
      second.sha256,
      remade.sha256,
    ]);
    expect(await session.causes(ours)).toEqual({});
  }
}

/** What both changed, what is locked, and what does not fit comes back as a conflict and stays. */
export async function reportsConflicts(paper: PaperStudio): Promise<void> {
  const { session, one, other } = await fork(
    paper,
    async ({ session: s, main }) => {
      await s.regenerate(main, 'beat/0/image');
      await s.editBeats(main, [{}, {}, { text: { headline: 'Ours' } }]);
    },
    async ({ session: s, main }) => {
      await s.regenerate(main, 'beat/0/image', { promptOverride: 'a blue door' });
      await s.regenerate(main, 'beat/1/image');
      await s.editBeats(main, [{}, {}, { visual: 'A lighthouse' }]);
      await s.regenerate(main, 'beat/2/image');
    },
  );
  const merge = () => paper.studio.checkpoints.merge(session.at(one), other.id);
  const conflictsOf = async () => (await merge()).conflicts.map(({ slot }) => slot);
  await paper.studio.checkpoints.lock(session.at(one), 'beat/1/image', true);
  expect((await conflictsOf()).toSorted()).toEqual(['beat/0/image', 'beat/1/image', 'beat/2/image', 'spec']);
  expect((await session.newest('main-1')).hasEdits).toBe(false);
  await paper.studio.checkpoints.lock(session.at(one), 'beat/1/image', false);
  const { changed, conflicts } = await merge();
  expect(changed).toEqual(['beat/1/image']);
  expect(conflicts.find(({ slot }) => slot === 'beat/0/image')).toEqual({
    slot: 'beat/0/image',
    ours: one.manifest['beat/0/image'],
    theirs: other.manifest['beat/0/image'],
  });
  expect((await session.selected(one)).get('beat/2/image')?.id).toBe(one.manifest['beat/2/image']);
}

/** Branches are renamed without their numbers being given again. */
export async function neverReusesBranchNames(paper: PaperStudio): Promise<void> {
  const { session, main } = await fork(
    paper,
    ({ session: s, main: at }) => s.regenerate(at, 'beat/0/image'),
    ({ session: s, main: at }) => s.regenerate(at, 'beat/1/image'),
  );
  const { branches } = paper.studio;
  await branches.rename(session.userId, session.videoId, 'main-1', 'sunny');
  await branches.rename(session.userId, session.videoId, 'main-2', 'rainy');
  await session.regenerate(main, 'beat/2/image');
  expect((await session.goOn(main)).branchName).toBe('main-3');
  const names = (await branches.list(session.userId, session.videoId)).map(({ name, parentName }) => [
    name,
    parentName,
  ]);
  expect(Object.fromEntries(names)).toEqual({ main: null, sunny: 'main', rainy: 'main', 'main-3': 'main' });
  const { slots, specFields } = await branches.diff(
    session.userId,
    session.videoId,
    main.id,
    (await session.newest('sunny')).id,
  );
  expect(slots.filter(({ change }) => change === 'changed').map(({ slot }) => slot)).toEqual(['beat/0/image']);
  expect(slots.filter(({ change }) => change === 'equal')).toHaveLength(3);
  expect(specFields).toEqual([]);
}
