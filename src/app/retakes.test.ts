import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckpointAddress, Retakes } from '#pipeline/studio/studio.ts';
import { shortFilm } from '#testkit/make-requests.ts';
import { startSimulator, type Simulator } from '#testkit/provider-simulator/start-simulator.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';
import { readConfig } from './config.ts';
import { openStudio, type OpenStudio } from './studio-context.ts';

/** The real studio with keys of Replicate and OpenAI, which are simulated. */
const timeScale = 0.02;
const userId = 'ada';
const patience = { timeout: 90_000, interval: 20 };

let place: TemporaryFolder;
let simulator: Simulator;
let opened: OpenStudio;
let address: CheckpointAddress;

beforeAll(async () => {
  place = await createTemporaryFolder('retakes');
  simulator = await startSimulator({ timeScale });
  const { REPLICATE_API_TOKEN, REPLICATE_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } = simulator.settings;
  const environment = {
    ...{ REPLICATE_API_TOKEN, REPLICATE_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL },
    ...{ BEATBOARD_HOME: place.path, PATH: process.env.PATH, NODE_ENV: 'test' },
    BEATBOARD_TIME_SCALE: String(timeScale),
  };
  opened = await openStudio(readConfig(environment));
  const { videos, branches, checkpoints } = opened.studio;
  const smallest = { quality: 'draft', durationSeconds: 5, aspectRatio: '1:1', fps: 24, resolution: '720p' } as const;
  const request = shortFilm('Ember coffee, slow mornings', smallest);
  const { video } = await videos.make(userId, request);
  const reach = (phase: number): Promise<void> =>
    vi.waitFor(async () => {
      const { video: now } = await videos.snapshot(userId, video.id);
      expect(now, JSON.stringify(now.error)).toMatchObject({ status: 'waiting', phase });
    }, patience);
  const newest = async () => (await branches.checkpoints(userId, video.id)).at(-1)!.id;
  for (const phase of [1, 2, 3]) {
    await reach(phase);
    address = { userId, videoId: video.id, checkpointId: await newest() };
    if (phase < 3) await checkpoints.continueFrom(address);
  }
}, 120_000);

afterAll(async () => {
  await opened?.close();
  await simulator?.close();
  await place?.remove();
});

/** What the ledger has held for a slot, oldest first. */
async function held(slot: string): Promise<(number | null)[]> {
  const rows = await opened.database
    .selectFrom('attempt')
    .select('ceilingMicroUsd')
    .where('slot', '=', slot)
    .orderBy('createdAt')
    .execute();
  return rows.map(({ ceilingMicroUsd }) => ceilingMicroUsd);
}

const retakes = (slot: string): Promise<Retakes> => opened.studio.checkpoints.retakes(address, slot);

async function regenerate(slot: 'beat/0/image' | 'chunk/0', modelOverride?: string): Promise<void> {
  const request = { slot, allowUnpriced: true, ...(modelOverride !== undefined && { modelOverride }) };
  await (
    await opened.studio.checkpoints.regenerate(address, request)
  ).result;
}

/** Slots that are out of date now. */
async function staleSlots(): Promise<string[]> {
  const { slots } = await opened.studio.checkpoints.detail(address);
  return slots.filter(({ stale }) => stale !== null).map(({ artifact }) => artifact.slot);
}

describe('what another take would mean', () => {
  it('has the one in use first, then what can be used by price, then the rest with the reason', async () => {
    const { offers } = await retakes('beat/0/image');
    expect(offers[0]).toMatchObject({ inUse: true, reason: null });
    expect(offers.filter(({ inUse }) => inUse)).toHaveLength(1);
    const others = offers.slice(1);
    const usable = others.filter(({ reason }) => reason === null);
    expect(usable.length).toBeGreaterThan(2);
    expect(others.slice(0, usable.length)).toEqual(usable);
    const prices = usable.map(({ priceMicroUsd }) => priceMicroUsd ?? Infinity);
    expect(prices).toEqual(prices.toSorted((one, other) => one - other));
    expect(offers.find(({ provider }) => provider === 'xai')?.reason).toMatch(/XAI_API_KEY is not set/);
    expect(offers.every(({ seconds }) => seconds === null)).toBe(true);
  });

  it.each(['beat/0/image', 'chunk/0'] as const)('asks for %s what the ledger then holds', async (slot) => {
    const { offers } = await retakes(slot);
    const [present, ...others] = offers.filter(({ reason }) => reason === null);
    const bought = others.filter(({ provider }) => provider !== 'offline').slice(0, 1);
    expect(bought).toHaveLength(1);
    for (const { model, priceMicroUsd } of [present!, ...bought]) {
      const before = (await held(slot)).length;
      await regenerate(slot, model === present!.model ? undefined : model);
      expect((await held(slot)).slice(before), model).toEqual([priceMicroUsd]);
    }
    expect(offers[0]!.seconds !== null).toBe(slot === 'chunk/0');
  });

  it('names what is out of date afterwards', async () => {
    await opened.studio.checkpoints.discard(address);
    expect(await staleSlots()).toEqual([]);
    const { outdates } = await retakes('beat/0/image');
    expect(outdates[0]).toMatchObject({ slot: 'chunk/0', cause: "beat 1's picture changed" });
    expect(outdates[0]!.priceMicroUsd).toBeGreaterThan(0);
    await regenerate('beat/0/image');
    const stale = await staleSlots();
    expect(stale).toContain('chunk/0');
    expect(outdates.map(({ slot }) => slot)).toEqual(expect.arrayContaining(stale));
    // What is marked already is no news.
    expect((await retakes('beat/0/image')).outdates.map(({ slot }) => slot)).not.toContain('chunk/0');
  });

  it('refuses as the take itself would', async () => {
    const { checkpoints } = opened.studio;
    await expect(retakes('music')).rejects.toMatchObject({ code: 'slot_unknown' });
    await expect(retakes('beat/77/image')).rejects.toMatchObject({ code: 'slot_unknown' });
    await checkpoints.lock(address, 'beat/0/image', true);
    await expect(retakes('beat/0/image')).rejects.toMatchObject({ code: 'slot_locked' });
    await checkpoints.lock(address, 'beat/0/image', false);
    await expect(checkpoints.retakes({ ...address, userId: 'eve' }, 'beat/0/image')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
