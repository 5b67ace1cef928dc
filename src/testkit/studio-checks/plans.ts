import { expect } from 'vitest';
import { contentsOf, openSession, type PaperSession } from '../paper-session.ts';
import type { PaperStudio } from '../paper-studio.ts';
import { goOnAsBilled, shapeOf } from './manual-session.ts';

async function finished(paper: PaperStudio): Promise<PaperSession> {
  const session = await openSession(paper, { autoContinue: true });
  session.madeSince();
  return session;
}

/** The causes a person reads, in the words they would use. */
export async function namesCauses(paper: PaperStudio): Promise<void> {
  const session = await finished(paper);
  const checkpoint = await session.newest();
  await session.editBeats(checkpoint, [{}, {}, { text: { headline: 'Slow down' } }]);
  expect(await session.causes(checkpoint)).toEqual({ 'segment/2': "beat 3's text changed" });
  await session.editBeats(checkpoint, [{ visual: 'A kettle' }, {}, {}]);
  expect(await session.causes(checkpoint)).toMatchObject({
    'beat/0/image': "beat 1's picture description changed",
    'chunk/0': "clip 1's picture description changed",
  });
  await paper.studio.checkpoints.discard(session.at(checkpoint));
  await session.regenerate(checkpoint, 'beat/1/image');
  expect(await session.causes(checkpoint)).toMatchObject({ 'chunk/1': "beat 2's picture changed" });
  await paper.studio.checkpoints.discard(session.at(checkpoint));
  await paper.studio.checkpoints.editSpec(session.at(checkpoint), { style: { palette: { hot: '#ff0044' } } });
  const causes = await session.causes(checkpoint);
  expect(causes['beat/0/image']).toBe("beat 1's colours changed");
  expect(causes.music).toBeUndefined();
  const { bill } = await paper.studio.checkpoints.bill(session.at(checkpoint));
  const picture = bill.lines.find(({ slot }) => slot === 'beat/0/image');
  expect(picture).toMatchObject({ action: 'keep_stale', costMicroUsd: 0, priceMicroUsd: 40_000 });
}

/** Nothing that costs money is made again without consent; with it, everything that is out of date is. */
export async function keepsStaleUnasked(paper: PaperStudio): Promise<void> {
  const session = await openSession(paper);
  await session.goOn();
  await session.goOn();
  const checkpoint = await session.newest();
  await session.editBeats(checkpoint, [{ visual: 'A kettle' }, {}, {}]);
  const { withStaleMicroUsd, bill } = await paper.studio.checkpoints.bill(session.at(checkpoint));
  expect([bill.totalMicroUsd, withStaleMicroUsd]).toEqual([20_000, 20_000 + 40_000 + 190_000]);
  const spent = paper.spent(session.videoId);
  session.madeSince();
  await session.goOn(checkpoint);
  expect(session.madeSince()).not.toContain('beat/0/image');
  expect(paper.spent(session.videoId) - spent).toBe(bill.totalMicroUsd);
  expect(await session.causes(await session.newest())).toMatchObject({
    'beat/0/image': "beat 1's picture description changed",
  });
  await session.editBeats(checkpoint, [{ visual: 'A kettle' }, {}, {}]);
  await session.goOn(checkpoint, { remakeStale: true });
  expect(session.madeSince()).toEqual(expect.arrayContaining(['beat/0/image', 'chunk/0', 'stitched']));
  // The music of the first branch serves here too.
  expect(paper.spent(session.videoId) - spent).toBe(withStaleMicroUsd);
  expect(await session.causes(await session.newest())).toEqual({});
}

/** Editing a finished ad cuts it again on a branch of its own; the finished one stays. */
export async function cutsFinishedAdAgain(paper: PaperStudio): Promise<void> {
  const session = await finished(paper);
  const main = await session.newest();
  const before = await contentsOf(paper, session.userId, main.manifest);
  await session.editBeats(main, [{}, { text: { headline: 'Slow down' } }, {}]);
  const cut = { branchName: 'main-1', made: ['final', 'final/poster', 'final/report', 'final/sheet', 'segment/1'] };
  expect(await goOnAsBilled(session, main)).toEqual(cut);
  expect(await shapeOf(session)).toEqual(['1 main', '2 main', '3 main', '4 main', '4 main-1']);
  const again = await session.newest();
  expect(again).toMatchObject({ parentId: main.parentId, editedFromId: main.id, version: 1, status: 'approved' });
  expect(await contentsOf(paper, session.userId, main.manifest)).toEqual(before);
  expect(again.manifest.final).not.toBe(main.manifest.final);
  expect(again.manifest.music).toBe(main.manifest.music);
  await session.editBeats(again, [{}, { text: { headline: 'Stop' } }, {}]);
  expect((await goOnAsBilled(session, again)).branchName).toBe('main-1-1');
  await session.editBeats(main, [{ text: { headline: 'Go' } }, {}, {}]);
  expect((await goOnAsBilled(session, main)).branchName).toBe('main-2');
}

/** Pictures and clips stay with their beats, whatever becomes of the order; only what is new is made. */
export async function keepsPicturesWithBeats(paper: PaperStudio): Promise<void> {
  const session = await finished(paper);
  const checkpoint = await session.newest();
  const bytes = async (...slots: readonly `beat/${number}/image`[]) => {
    const selected = await session.selected(checkpoint);
    return slots.map((slot) => selected.get(slot)?.sha256);
  };
  const [a, b, c] = await bytes('beat/0/image', 'beat/1/image', 'beat/2/image');
  const three = ['beat/0/image', 'beat/1/image', 'beat/2/image'] as const;
  const lengths = (await paper.studio.checkpoints.detail(session.at(checkpoint))).spec.beats.map(
    ({ durationSeconds }) => durationSeconds,
  );
  const keep = (beatIndex: number) => ({ beatIndex, durationSeconds: lengths[beatIndex]! });
  await session.editBeats(checkpoint, [keep(1), keep(0), keep(2)]);
  expect(await bytes(...three)).toEqual([b, a, c]);
  await session.editBeats(checkpoint, [keep(1), keep(0), keep(2)]);
  expect(await bytes(...three)).toEqual([a, b, c]);
  expect((await session.newest()).hasEdits).toBe(false);
  await session.editBeats(checkpoint, [{ beatIndex: 0 }, { kind: 'proof' }, { beatIndex: 1 }, { beatIndex: 2 }]);
  expect(await bytes(...three, 'beat/3/image')).toEqual([a, undefined, b, c]);
  await session.editBeats(checkpoint, [{ beatIndex: 0 }, { beatIndex: 2 }, { beatIndex: 3 }]);
  expect(await bytes(...three)).toEqual([a, b, c]);
  await session.editBeats(checkpoint, [{ beatIndex: 2 }, { beatIndex: 0 }]);
  expect(await bytes('beat/0/image', 'beat/1/image', 'beat/2/image')).toEqual([c, a, undefined]);
  await paper.studio.checkpoints.discard(session.at(checkpoint));

  await session.editBeats(checkpoint, [{ beatIndex: 0 }, { kind: 'proof' }, { beatIndex: 1 }, { beatIndex: 2 }]);
  const { made } = await goOnAsBilled(session, checkpoint);
  expect(made.filter((slot) => slot.startsWith('beat/'))).toEqual(['beat/1/image']);
  expect(made.filter((slot) => slot.startsWith('chunk/'))).toEqual(['chunk/1']);
}
