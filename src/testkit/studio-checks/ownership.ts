import { expect } from 'vitest';
import { newUser, openSession } from '../paper-session.ts';
import { shortFilm } from '../make-requests.ts';
import type { PaperStudio } from '../paper-studio.ts';

/** Whatever a stranger asks for is not there. */
export async function hidesFromStrangers(paper: PaperStudio): Promise<void> {
  const session = await openSession(paper);
  await session.goOn();
  const checkpoint = await session.newest();
  const artifactId = checkpoint.manifest['beat/0/image']!;
  const stranger = newUser();
  const own = await openSession(paper, {}, stranger);
  await own.goOn();
  const ownCheckpoint = await own.newest();
  const { checkpoints, branches, videos, assets, events } = paper.studio;
  const { videoId } = session;
  const foreign = { ...session.at(checkpoint), userId: stranger };
  const mixed = { userId: stranger, videoId: own.videoId, checkpointId: checkpoint.id };
  const asks = [
    videos.snapshot(stranger, videoId),
    videos.cancel(stranger, videoId),
    videos.retry(stranger, videoId),
    videos.delete(stranger, videoId),
    branches.list(stranger, videoId),
    branches.rename(stranger, videoId, 'main', 'mine'),
    branches.checkpoints(stranger, videoId),
    branches.diff(stranger, own.videoId, ownCheckpoint.id, checkpoint.id),
    assets.artifact(stranger, artifactId),
    checkpoints.select(own.at(ownCheckpoint), 'beat/0/image', artifactId),
    checkpoints.cherryPick(own.at(ownCheckpoint), checkpoint.id, ['beat/0/image']),
    checkpoints.merge(own.at(ownCheckpoint), checkpoint.id),
    ...[foreign, mixed].flatMap((address) => [
      checkpoints.detail(address),
      checkpoints.bill(address),
      checkpoints.continueFrom(address),
      checkpoints.editSpec(address, { title: 'Mine' }),
      checkpoints.regenerate(address, { slot: 'beat/0/image' }),
      checkpoints.lock(address, 'spec', true),
      checkpoints.discard(address),
    ]),
  ];
  for (const answer of await Promise.allSettled(asks)) {
    expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
  }
  expect(await events.exists(stranger, videoId)).toBe(false);
  expect(await events.after(stranger, videoId, 0)).toEqual([]);
  expect((await videos.list(stranger, { limit: 50 })).entries.map(({ video }) => video.id)).toEqual([own.videoId]);
  expect((await session.newest()).status).toBe('pending');
}

/** The same request costs nothing the second time in any video of the user, and its full price for anybody else. */
export async function reusesWithinOneUser(paper: PaperStudio): Promise<void> {
  const first = await openSession(paper, { autoContinue: true });
  const spent = paper.spent(first.videoId);
  expect(spent).toBe(710_000);
  const again = await openSession(paper, { autoContinue: true }, first.userId);
  expect(paper.spent(again.videoId)).toBe(0);
  expect((await paper.studio.videos.snapshot(first.userId, again.videoId)).costMicroUsd).toBe(0);
  const estimate = await paper.studio.checkpoints.bill(again.at((await again.checkpoints())[0]!));
  expect(estimate.toFinishMicroUsd).toBe(0);
  const somebody = await openSession(paper, { autoContinue: true });
  expect(paper.spent(somebody.videoId)).toBe(spent);
  const keys = (await paper.context.artifacts.list(somebody.userId, somebody.videoId)).map(
    ({ storageKey }) => storageKey,
  );
  for (const key of keys) expect(key.startsWith(`${somebody.userId}/videos/${somebody.videoId}/`)).toBe(true);
  // Two equal videos at once: each result is made by one of them and found by the other.
  const userId = newUser();
  const make = () => paper.studio.videos.make(userId, shortFilm('Two at once', { autoContinue: true }));
  const both = await Promise.all([make(), make()]);
  await paper.settle();
  const total = both.reduce((sum, { video }) => sum + paper.spent(video.id), 0);
  expect(total).toBe(710_000);
}

/** Deleting a video takes its rows and bytes, and nothing of one that has taken over its results. */
export async function deletesOnlyItsOwn(paper: PaperStudio): Promise<void> {
  const first = await openSession(paper, { autoContinue: true });
  const adopter = await openSession(paper, { autoContinue: true }, first.userId);
  const keysOf = async (videoId: string) =>
    (await paper.context.artifacts.list(first.userId, videoId)).map(({ storageKey }) => storageKey);
  const [gone, kept] = [await keysOf(first.videoId), await keysOf(adopter.videoId)];
  expect(kept).toHaveLength(gone.length);
  await paper.studio.videos.delete(first.userId, first.videoId);
  for (const key of gone) expect([key, await paper.context.blobs.exists(key)]).toEqual([key, false]);
  for (const key of kept) expect([key, await paper.context.blobs.exists(key)]).toEqual([key, true]);
  expect(await keysOf(first.videoId)).toEqual([]);
  await expect(first.checkpoints()).rejects.toMatchObject({ code: 'not_found' });
  await expect(paper.studio.videos.delete(first.userId, first.videoId)).rejects.toMatchObject({ code: 'not_found' });
  const third = await openSession(paper, { autoContinue: true }, first.userId);
  expect(paper.spent(third.videoId)).toBe(0);
}

/** Every event has the number after the one before it. */
export async function numbersEventsWithoutGaps(paper: PaperStudio): Promise<void> {
  const session = await openSession(paper);
  for (let phase = 1; phase < 4; phase++) await session.goOn();
  const events = await paper.studio.events.after(session.userId, session.videoId, 0);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  const created = events.filter(({ type }) => type === 'checkpoint_created').map(({ data }) => data.phase);
  expect(created).toEqual([1, 2, 3, 4]);
}
