import { expect } from 'vitest';
import { writePlan } from '#pipeline/phases/write-plan.ts';
import { newUser, openSession, sessionOf, type PaperSession } from '../paper-session.ts';
import { shortFilm } from '../make-requests.ts';
import type { PaperStudio } from '../paper-studio.ts';
import { shapeOf } from './manual-session.ts';

const statusOf = async ({ paper, userId, videoId }: PaperSession) =>
  (await paper.studio.videos.snapshot(userId, videoId)).video.status;

/** Approves every checkpoint by itself. */
export async function makesAllCheckpointsByItself(paper: PaperStudio): Promise<void> {
  const userId = newUser();
  const { video } = await paper.studio.videos.make(userId, shortFilm('Ember coffee', { autoContinue: true }));
  const session = sessionOf(paper, userId, video.id);
  const states: string[] = [];
  paper.beforeMaking = async () => void states.push(await statusOf(session));
  await paper.settle();
  paper.beforeMaking = () => undefined;
  expect(new Set(states)).toEqual(new Set(['running']));
  const checkpoints = await session.checkpoints();
  expect(checkpoints.map(({ phase, status }) => [phase, status])).toEqual(
    [1, 2, 3, 4].map((phase) => [phase, 'approved']),
  );
  expect(checkpoints.map(({ parentId }) => parentId)).toEqual([null, ...checkpoints.slice(0, 3).map(({ id }) => id)]);
  const snapshot = await paper.studio.videos.snapshot(userId, video.id);
  expect(snapshot).toMatchObject({
    video: { status: 'completed', phase: 4 },
    progress: { share: 1 },
    secondsLeft: null,
  });
  expect(snapshot.costMicroUsd).toBe(paper.spent(video.id));
  expect(checkpoints.reduce((sum, { costMicroUsd }) => sum + costMicroUsd!, 0)).toBe(snapshot.costMicroUsd);
  expect(Object.values(snapshot.costByPhase)).toEqual([0, 120_000, 570_000, 20_000]);
}

/** Continuing again, by the same command or another one, begins nothing twice. */
export async function continuesOnce(paper: PaperStudio): Promise<void> {
  const session = await openSession(paper);
  const planned = await session.newest();
  const command = { commandId: 'press-1' };
  const at = session.at(planned);
  const [one, other] = await Promise.all([1, 2].map(() => paper.studio.checkpoints.continueFrom(at, command)));
  expect(one).toEqual(other);
  await expect(paper.studio.checkpoints.continueFrom(at, { commandId: 'press-2' })).rejects.toMatchObject({
    code: 'video_busy',
  });
  await paper.settle();
  expect(await paper.studio.checkpoints.continueFrom(at, command)).toEqual(one);
  expect(await session.goOn(planned)).toMatchObject({ createdNewBranch: false, branchName: 'main' });
  expect(await shapeOf(session)).toEqual(['1 main', '2 main']);
  expect(await statusOf(session)).toBe('waiting');

  const storyboard = await session.newest();
  await session.regenerate(storyboard, 'beat/0/image');
  const edited = await session.goOn(storyboard, { commandId: 'press-3' });
  expect(edited).toMatchObject({ createdNewBranch: true, branchName: 'main-1' });
  expect(await session.goOn(storyboard, { commandId: 'press-3' })).toEqual(edited);
  expect(await shapeOf(session)).toEqual(['1 main', '2 main', '2 main-1', '3 main-1']);
}

/** A failed run is taken up where it stopped; what is there is not made again. */
export async function retriesFromWhatExists(paper: PaperStudio): Promise<void> {
  const userId = newUser();
  let left = 1;
  paper.beforeMaking = (slot, owner) => {
    if (owner.userId === userId && slot === 'chunk/1' && left-- > 0) throw new Error('The model did not answer.');
  };
  const session = await openSession(paper, { autoContinue: true }, userId);
  paper.beforeMaking = () => undefined;
  expect(await statusOf(session)).toBe('failed');
  const { video } = await paper.studio.videos.snapshot(userId, session.videoId);
  expect(video.error).toEqual({ code: 'make_failed', message: 'The model did not answer.' });
  expect(session.madeSince()).toEqual([]);
  await paper.studio.videos.retry(userId, session.videoId);
  await paper.settle();
  expect(await statusOf(session)).toBe('completed');
  expect(session.madeSince()).toContain('chunk/1');
  const all = paper.made.filter((result) => result.videoId === session.videoId).map(({ slot }) => slot);
  expect(all).toHaveLength(new Set(all).size);
  expect(await shapeOf(session)).toEqual(['1 main', '2 main', '3 main', '4 main']);
  await expect(paper.studio.videos.retry(userId, session.videoId)).rejects.toMatchObject({ code: 'nothing_to_retry' });
}

/** Cancelling stops a video, whatever still comes of its work; a retry goes on, edits and branch included. */
export async function cancelsAndRetries(paper: PaperStudio): Promise<void> {
  const session = await openSession(paper, { autoContinue: true });
  const finished = await session.newest();
  await session.editBeats(finished, [{ text: { headline: 'Other words' } }, {}, {}]);
  let canceling: Promise<void> | undefined;
  paper.beforeMaking = (_slot, { videoId }) => {
    if (videoId === session.videoId) canceling ??= paper.studio.videos.cancel(session.userId, videoId);
    return canceling;
  };
  await session.goOn(finished);
  paper.beforeMaking = () => undefined;
  expect(await statusOf(session)).toBe('canceled');
  expect(await shapeOf(session)).toHaveLength(4);
  await paper.studio.videos.retry(session.userId, session.videoId);
  await paper.settle();
  expect(await statusOf(session)).toBe('completed');
  expect((await shapeOf(session)).at(-1)).toBe('4 main-1');
  expect(await session.newest()).toMatchObject({ editedFromId: finished.id, parentId: finished.parentId });
  // A run that was stopped before it was handed over makes nothing when it is.
  const last = await paper.context.runs.latest(session.userId, session.videoId);
  const late = writePlan(paper.context, {
    ...session,
    runId: last!.id,
    toPhase: 4,
    signal: new AbortController().signal,
  });
  await expect(late).rejects.toMatchObject({ code: 'canceled' });
}

/** Nothing is made that would pass the limit, and no take either. */
export async function keepsTheLimit(paper: PaperStudio): Promise<void> {
  const session = await openSession(paper, { autoContinue: true, maximumCostMicroUsd: 709_999 });
  const { video } = await paper.studio.videos.snapshot(session.userId, session.videoId);
  expect(video).toMatchObject({ status: 'failed', error: { code: 'budget_refused' } });
  expect(paper.spent(session.videoId)).toBe(0);
  const enough = await openSession(paper, { autoContinue: true, maximumCostMicroUsd: 710_000 });
  expect(await statusOf(enough)).toBe('completed');
  const finished = await enough.newest();
  enough.madeSince();
  await expect(enough.regenerate(finished, 'chunk/0')).rejects.toMatchObject({ code: 'budget_refused' });
  expect(enough.madeSince()).toEqual([]);
}
