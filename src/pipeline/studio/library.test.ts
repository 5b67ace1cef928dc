import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { shortFilm } from '#testkit/make-requests.ts';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import type { VideoCard } from './studio.ts';

let paper: PaperStudio;
beforeAll(async () => {
  paper = await createPaperStudio();
});
afterAll(() => paper?.remove());

async function makeVideo(userId: string, prompt: string, autoContinue = false): Promise<string> {
  const { video } = await paper.studio.videos.make(userId, shortFilm(prompt, { autoContinue }));
  await paper.settle();
  return video.id;
}

async function cardsOf(userId: string): Promise<Map<string, VideoCard>> {
  const { entries } = await paper.studio.videos.list(userId, { limit: 50 });
  return new Map(entries.map((card) => [card.video.id, card]));
}

it('shows how far each video is, and its newest picture', async () => {
  const { studio, context } = paper;
  const planned = await makeVideo('ada', 'A film that is planned');
  const drawn = await makeVideo('ada', 'A film that is drawn');
  const [plan] = await studio.branches.checkpoints('ada', drawn);
  await studio.checkpoints.continueFrom({ userId: 'ada', videoId: drawn, checkpointId: plan!.id });
  await paper.settle();
  const done = await makeVideo('ada', 'A film that is done', true);
  const cards = await cardsOf('ada');
  expect(cards.get(planned)).toMatchObject({ share: 0, secondsLeft: null, branchCount: 1, picture: null, final: null });
  const pictures = (await context.artifacts.takes('ada', drawn)).filter(({ slot }) => slot.startsWith('beat/'));
  expect(cards.get(drawn)!.picture).toEqual(pictures.at(-1));
  expect(cards.get(drawn)!.share).toBeGreaterThan(0);
  expect(cards.get(drawn)!.share).toBeLessThan(1);
  expect(cards.get(done)).toMatchObject({
    share: 1,
    picture: { slot: 'final/poster' },
    poster: { slot: 'final/poster' },
    final: { slot: 'final' },
  });
  for (const id of [planned, drawn, done]) {
    const snapshot = await studio.videos.snapshot('ada', id);
    expect(cards.get(id)!.costMicroUsd).toBe(snapshot.costMicroUsd);
    expect(cards.get(id)!.share).toBeCloseTo(snapshot.progress!.share, 10);
  }
});

it('counts branches, and shows what stopped a video', async () => {
  const { studio } = paper;
  const videoId = await makeVideo('eve', 'A film with two lines');
  const [plan] = await studio.branches.checkpoints('eve', videoId);
  const address = { userId: 'eve', videoId, checkpointId: plan!.id };
  await studio.checkpoints.editSpec(address, { title: 'Another one' });
  paper.beforeMaking = () => {
    throw new Error('The brush broke.');
  };
  await studio.checkpoints.continueFrom(address);
  await paper.settle();
  paper.beforeMaking = () => undefined;
  const card = (await cardsOf('eve')).get(videoId)!;
  expect(card.branchCount).toBe(2);
  expect(card.video).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('brush') } });
});

it('asks as often for many cards as for one', async () => {
  await makeVideo('one', 'The only film', true);
  for (const name of ['first', 'second', 'third']) await makeVideo('three', `The ${name} film`, true);
  const queries = vi.spyOn(pg.Client.prototype, 'query');
  expect((await cardsOf('one')).size).toBe(1);
  const ofOne = queries.mock.calls.length;
  expect((await cardsOf('three')).size).toBe(3);
  expect(ofOne).toBeGreaterThan(0);
  expect(queries.mock.calls.length - ofOne).toBe(ofOne);
});

it('lists every take of a video, or of one slot, oldest first, and nobody else’s', async () => {
  const { studio } = paper;
  const videoId = await makeVideo('ada', 'A film with takes');
  const [plan] = await studio.branches.checkpoints('ada', videoId);
  await studio.checkpoints.continueFrom({ userId: 'ada', videoId, checkpointId: plan!.id });
  await paper.settle();
  const board = (await studio.branches.checkpoints('ada', videoId)).at(-1)!;
  const address = { userId: 'ada', videoId, checkpointId: board.id };
  await (
    await studio.checkpoints.regenerate(address, { slot: 'beat/0/image', seed: 9 })
  ).result;
  const takes = await studio.assets.takes('ada', videoId, 'beat/0/image');
  expect(takes.map(({ slot, version }) => `${slot} ${version}`)).toEqual(['beat/0/image 1', 'beat/0/image 2']);
  const all = await studio.assets.takes('ada', videoId);
  expect(all.map(({ createdAt }) => createdAt)).toEqual(all.map(({ createdAt }) => createdAt).toSorted());
  expect(all.length).toBeGreaterThan(takes.length);
  expect(await studio.assets.takes('ada', videoId, 'no/such/slot')).toEqual([]);
  await expect(studio.assets.takes('eve', videoId)).rejects.toMatchObject({ code: 'not_found' });
});

it('keeps the title a person gives, tells of it, and leaves the rest', async () => {
  const { studio, context } = paper;
  const videoId = await makeVideo('ada', 'A film that is named');
  const before = await context.videos.get('ada', videoId);
  await studio.videos.rename('ada', videoId, 'First light');
  await context.videos.nameUnnamed('ada', videoId, 'The name of the plan');
  expect(await context.videos.get('ada', videoId)).toEqual({
    ...before,
    title: 'First light',
    updatedAt: expect.any(String),
  });
  const newest = (await context.events.eventsAfter('ada', videoId, 0)).at(-1)!;
  expect(newest).toMatchObject({ type: 'video_renamed', data: { title: 'First light' } });
  await expect(studio.videos.rename('eve', videoId, 'Mine')).rejects.toMatchObject({ code: 'not_found' });
});

it('knows no sound and no picture of paper, and says so', async () => {
  const { studio, context } = paper;
  const videoId = await makeVideo('ada', 'A silent film', true);
  const [music] = await context.artifacts.takes('ada', videoId, 'music');
  const refused = { code: 'preview_unavailable' };
  await expect(studio.previews.waveform('ada', music!.id, 10)).rejects.toMatchObject(refused);
  await expect(studio.previews.thumbnail(music!, { widthPixels: 160, at: 'first' })).rejects.toMatchObject(refused);
  await expect(studio.previews.waveform('eve', music!.id, 10)).rejects.toMatchObject({ code: 'not_found' });
});
