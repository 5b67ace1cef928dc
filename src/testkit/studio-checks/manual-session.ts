import { join } from 'node:path';
import { expect } from 'vitest';
import { writeBusyPhoto } from '../example-pictures.ts';
import { contentsOf, openSession, type PaperSession } from '../paper-session.ts';
import type { PaperStudio } from '../paper-studio.ts';

/** Stops after each phase, goes on, and is whole at the end. */
export async function pausesAfterEachPhase(paper: PaperStudio): Promise<void> {
  const session = await openSession(paper);
  const seen: [string, number][] = [];
  for (let phase = 1; phase <= 4; phase++) {
    const { video } = await paper.studio.videos.snapshot(session.userId, session.videoId);
    expect(video.error).toBeNull();
    seen.push([video.status, video.phase]);
    if (phase < 4) await goOnAsBilled(session);
  }
  expect(seen).toEqual([
    ['waiting', 1],
    ['waiting', 2],
    ['waiting', 3],
    ['completed', 4],
  ]);
  expect(await shapeOf(session)).toEqual(['1 main', '2 main', '3 main', '4 main']);
  const finished = await session.newest();
  await expect(session.goOn(finished)).rejects.toMatchObject({ code: 'nothing_to_continue' });
}

/** Edits at every phase: each opens a branch, makes what the bill named at its price, and leaves the old line whole. */
export async function editsAtEveryPhase(paper: PaperStudio): Promise<void> {
  const session = await openSession(paper);
  for (let phase = 1; phase < 4; phase++) await goOnAsBilled(session);
  const main = await session.checkpoints();
  const before = await Promise.all(main.map(({ manifest }) => contentsOf(paper, session.userId, manifest)));
  session.madeSince();

  const planned = main[0]!;
  await session.editBeats(planned, [{}, { visual: 'A quiet street before sunrise' }, {}]);
  expect(await goOnAsBilled(session, planned)).toEqual({ branchName: 'main-1', made: ['beat/1/image'] });

  const storyboard = await session.newest('main-1');
  const photoPath = join(paper.blobFolder, '..', 'photo.png');
  await writeBusyPhoto(photoPath);
  const upload = await paper.studio.checkpoints.uploadImage(session.at(storyboard), 0, {
    path: photoPath,
    name: 'me.png',
  });
  expect(upload).toMatchObject({ slot: 'beat/0/image', provider: 'upload', costMicroUsd: 0 });
  await session.regenerate(storyboard, 'beat/2/image', { promptOverride: 'a red cup' });
  expect(session.madeSince()).toEqual(['beat/0/image', 'beat/2/image']);
  const clips = { branchName: 'main-1-1', made: ['chunk/0', 'chunk/1', 'chunk/2', 'stitched'] };
  expect(await goOnAsBilled(session, storyboard)).toEqual(clips);

  const cut = await session.newest('main-1-1');
  await session.regenerate(cut, 'chunk/1');
  expect(session.madeSince()).toEqual(['chunk/1']);
  const { branchName, made } = await goOnAsBilled(session, cut);
  expect(branchName).toBe('main-1-1-1');
  // The music is the same for the same beats; the cut before it is joined again, since one of its clips is another one.
  expect(made).not.toContain('music');
  expect(made).toContain('stitched');
  const { video } = await paper.studio.videos.snapshot(session.userId, session.videoId);
  expect(video.status).toBe('completed');

  const lines = ['1 main-1', '2 main-1', '2 main-1-1', '3 main-1-1', '3 main-1-1-1', '4 main-1-1-1'];
  expect(await shapeOf(session)).toEqual(['1 main', '2 main', '3 main', '4 main', ...lines]);
  const now = await session.checkpoints();
  expect(now.slice(0, 4).map(({ manifest }) => manifest)).toEqual(main.map(({ manifest }) => manifest));
  const after = await Promise.all(main.map(({ manifest }) => contentsOf(paper, session.userId, manifest)));
  expect(after).toEqual(before);
  expect(now.every(({ hasEdits }) => !hasEdits)).toBe(true);
}

/** Continues and holds the studio to its bill: exactly those slots are made, for exactly that money. */
export async function goOnAsBilled(
  session: PaperSession,
  checkpoint?: { readonly id: string },
): Promise<{ branchName: string; made: readonly string[] }> {
  const { paper, userId, videoId } = session;
  const from = checkpoint ?? (await session.newest());
  const { bill, createsNewBranch } = await paper.studio.checkpoints.bill(session.at(from));
  const before = await paper.studio.videos.snapshot(userId, videoId);
  session.madeSince();
  const { branchName, createdNewBranch } = await session.goOn(from);
  expect(createdNewBranch).toBe(createsNewBranch);
  const made = session.madeSince().toSorted();
  const billed = bill.lines.filter((line) => line.action === 'make').map((line) => line.slot);
  expect(made).toEqual(billed.toSorted());
  const after = await paper.studio.videos.snapshot(userId, videoId);
  expect(after.costMicroUsd! - before.costMicroUsd!).toBe(bill.totalMicroUsd);
  return { branchName, made };
}

/** Phase and branch of every checkpoint, oldest first. */
export async function shapeOf(session: PaperSession): Promise<string[]> {
  return (await session.checkpoints()).map(({ phase, branchName }) => `${phase} ${branchName}`);
}
