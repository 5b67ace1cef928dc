import { expect } from 'vitest';
import { openSession, type PaperSession } from '../paper-session.ts';
import type { PaperStudio } from '../paper-studio.ts';

/** A session at its storyboard: plan and pictures are there. */
async function storyboard(paper: PaperStudio): Promise<PaperSession> {
  const session = await openSession(paper);
  await session.goOn();
  return session;
}

/** Chooses among takes; the first one again is no edit any more. Other slots' artifacts are refused. */
export async function selectsTakes(paper: PaperStudio): Promise<void> {
  const session = await storyboard(paper);
  const checkpoint = await session.newest();
  const { checkpoints } = paper.studio;
  const first = checkpoint.manifest['beat/1/image']!;
  const second = await session.regenerate(checkpoint, 'beat/1/image');
  expect(second).toMatchObject({ version: 2, costMicroUsd: 40_000 });
  expect((await session.selected(checkpoint)).get('beat/1/image')?.id).toBe(second.id);
  expect((await session.newest()).hasEdits).toBe(true);
  expect((await session.newest()).manifest).toEqual(checkpoint.manifest);
  expect(await checkpoints.select(session.at(checkpoint), 'beat/1/image', first)).toEqual(['beat/1/image']);
  expect((await session.newest()).hasEdits).toBe(false);
  const wrong = checkpoints.select(session.at(checkpoint), 'beat/0/image', first);
  await expect(wrong).rejects.toMatchObject({ code: 'slot_unknown' });
  await expect(checkpoints.select(session.at(checkpoint), 'chunk/0', first)).rejects.toMatchObject({
    code: 'slot_unknown',
  });
  await expect(checkpoints.select(session.at(checkpoint), '../etc', first)).rejects.toMatchObject({
    code: 'slot_unknown',
  });
  await expect(session.regenerate(checkpoint, 'chunk/0')).rejects.toMatchObject({ code: 'phase_too_early' });
  await expect(session.regenerate(checkpoint, 'beat/9/image')).rejects.toMatchObject({ code: 'slot_unknown' });
  expect((await session.regenerate(checkpoint, 'beat/1/image', { seed: 5 })).version).toBe(3);
  session.madeSince();
  expect((await session.regenerate(checkpoint, 'beat/1/image', { seed: 5 })).version).toBe(3);
  expect(session.madeSince()).toEqual([]);
}

/** What is locked is neither made again nor exchanged, moves with its beat, and comes back with it. */
export async function keepsWhatIsLocked(paper: PaperStudio): Promise<void> {
  const session = await storyboard(paper);
  const checkpoint = await session.newest();
  const { checkpoints } = paper.studio;
  const at = session.at(checkpoint);
  const locked = async () =>
    (await checkpoints.detail(at)).slots.filter((slot) => slot.locked).map(({ artifact }) => artifact.slot);
  const take = await session.regenerate(checkpoint, 'beat/0/image');
  await checkpoints.discard(at);
  await checkpoints.lock(at, 'beat/0/image', true);
  await expect(session.regenerate(checkpoint, 'beat/0/image')).rejects.toMatchObject({ code: 'slot_locked' });
  await expect(checkpoints.select(at, 'beat/0/image', take.id)).rejects.toMatchObject({ code: 'slot_locked' });
  await session.editBeats(checkpoint, [{ beatIndex: 1 }, { beatIndex: 0 }, { beatIndex: 2 }]);
  expect(await locked()).toEqual(['beat/1/image']);
  await checkpoints.discard(at);
  expect(await locked()).toEqual(['beat/0/image']);

  await session.editBeats(checkpoint, [{ visual: 'A bridge in fog' }, { visual: 'A harbour' }, {}]);
  session.madeSince();
  await session.goOn(checkpoint, { remakeStale: true });
  const made = session.madeSince();
  expect(made).toContain('beat/1/image');
  expect(made).not.toContain('beat/0/image');
  const next = await session.newest();
  expect(next.manifest['beat/0/image']).toBe(checkpoint.manifest['beat/0/image']);
  expect(await locked()).toEqual(['beat/0/image']);
  const carried = (await checkpoints.detail(session.at(next))).slots.filter((slot) => slot.locked);
  expect(carried.map(({ artifact }) => artifact.slot)).toEqual(['beat/0/image']);

  await checkpoints.lock(session.at(next), 'spec', true);
  await expect(session.editBeats(next, [{}, {}, {}])).rejects.toMatchObject({ code: 'slot_locked' });
  await checkpoints.lock(session.at(next), 'spec', false);
  await session.editBeats(next, [{}, {}, { visual: 'Rain' }]);
}

/** A take that comes too late is not put where another thing is now. */
export async function refusesLateTakes(paper: PaperStudio): Promise<void> {
  const session = await storyboard(paper);
  const checkpoint = await session.newest();
  const meanwhile = async (edit: () => Promise<unknown>): Promise<unknown> => {
    let edited = false;
    paper.beforeMaking = async () => {
      if (!edited) await edit();
      edited = true;
    };
    try {
      return await session.regenerate(checkpoint, 'beat/0/image').catch((error: { code: string }) => error.code);
    } finally {
      paper.beforeMaking = () => undefined;
    }
  };
  const swap = () => session.editBeats(checkpoint, [{ beatIndex: 1 }, { beatIndex: 0 }, { beatIndex: 2 }]);
  expect(await meanwhile(swap)).toBe('edit_conflict');
  await paper.studio.checkpoints.discard(session.at(checkpoint));
  const lock = () => paper.studio.checkpoints.lock(session.at(checkpoint), 'beat/0/image', true);
  expect(await meanwhile(lock)).toBe('slot_locked');
  await paper.studio.checkpoints.lock(session.at(checkpoint), 'beat/0/image', false);
  expect((await session.newest()).hasEdits).toBe(false);
  // Other words leave the picture what it is.
  const words = () => session.editBeats(checkpoint, [{ text: { headline: 'Other words' } }, {}, {}]);
  expect(await meanwhile(words)).toMatchObject({ slot: 'beat/0/image' });
  expect((await session.selected(checkpoint)).get('beat/0/image')?.version).toBeGreaterThan(1);
}

/** A clip of a beat that was only just put in has nothing to start from: that is said, and nothing is started. */
export async function refusesEarlyTakes(paper: PaperStudio): Promise<void> {
  const session = await storyboard(paper);
  await session.goOn();
  const checkpoint = await session.newest();
  await session.editBeats(checkpoint, [{ beatIndex: 0 }, { kind: 'proof' }, { beatIndex: 1 }, { beatIndex: 2 }]);
  session.madeSince();
  await expect(session.regenerate(checkpoint, 'chunk/1')).rejects.toMatchObject({
    code: 'phase_too_early',
    message: 'chunk/1 starts from beat/1/image, which has not been made yet.',
  });
  expect(session.madeSince()).toEqual([]);
}

/** Two people edit at once: the one who saw an older state is refused and told both states. */
export async function refusesOutdatedEdits(paper: PaperStudio): Promise<void> {
  const session = await storyboard(paper);
  const checkpoint = await session.newest();
  const { checkpoints } = paper.studio;
  const at = session.at(checkpoint);
  const { revision: expected } = await checkpoints.detail(at);
  let told: number | undefined;
  const onRevision = (revision: number) => void (told = revision);
  await checkpoints.editSpec(at, { title: 'Mine' }, { expected, onRevision });
  expect(told).toBe(expected + 1);
  const conflict = { code: 'edit_conflict', details: { yours: expected, theirs: expected + 1 } };
  const first = checkpoint.manifest['beat/0/image']!;
  const late = [
    checkpoints.editSpec(at, { title: 'Theirs' }, { expected }),
    checkpoints.select(at, 'beat/0/image', first, { expected }),
    checkpoints.lock(at, 'beat/0/image', true, { expected }),
    checkpoints.cherryPick(at, checkpoint.id, ['spec'], { expected }),
    checkpoints.merge(at, checkpoint.id, { expected }),
    checkpoints.discard(at, { expected }),
    checkpoints.regenerate(at, { slot: 'beat/0/image' }, { expected }),
    checkpoints.continueFrom(at, { expected }),
  ];
  for (const edit of await Promise.allSettled(late))
    expect(edit).toMatchObject({ status: 'rejected', reason: conflict });
  expect((await checkpoints.detail(at)).spec.title).toBe('Mine');
  // Without a state to compare with, both edits are kept, whoever comes first.
  await Promise.all([
    session.editBeats(checkpoint, [{ text: { headline: 'One' } }, {}, {}]),
    session.editBeats(checkpoint, [{}, { text: { headline: 'Two' } }, {}]),
    checkpoints.lock(at, 'beat/2/image', true),
  ]);
  const { spec, slots } = await checkpoints.detail(at);
  expect([spec.beats[0]!.text.headline, spec.beats[1]!.text.headline]).toEqual(['One', 'Two']);
  expect(slots.find(({ artifact }) => artifact.slot === 'beat/2/image')?.locked).toBe(true);
}

/** Goes back to the committed snapshot; the takes made meanwhile stay to be chosen. */
export async function discardsEdits(paper: PaperStudio): Promise<void> {
  const session = await storyboard(paper);
  const checkpoint = await session.newest();
  const take = await session.regenerate(checkpoint, 'beat/0/image');
  await session.editBeats(checkpoint, [{ beatIndex: 2 }, { beatIndex: 0 }]);
  expect((await session.selected(checkpoint)).get('beat/1/image')?.sha256).toBe(take.sha256);
  await paper.studio.checkpoints.discard(session.at(checkpoint));
  const now = await session.selected(checkpoint);
  expect(Object.fromEntries([...now].map(([slot, { id }]) => [slot, id]))).toEqual(checkpoint.manifest);
  expect((await session.newest()).hasEdits).toBe(false);
  await paper.studio.checkpoints.select(session.at(checkpoint), 'beat/0/image', take.id);
  expect((await session.newest()).hasEdits).toBe(true);
}
