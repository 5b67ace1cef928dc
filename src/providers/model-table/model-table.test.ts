import { describe, expect, it } from 'vitest';
import { aspectRatios, resolutions } from '#domain/frame-format.ts';
import { cheapestCover } from '#domain/models/cheapest-cover.ts';
import { chooseModels } from '#domain/models/choose-models.ts';
import { findModel } from '#domain/models/find-model.ts';
import { isRetired } from '#domain/models/is-retired.ts';
import { modalities, type DatedPrice, type Modality, type ModelEntry } from '#domain/models/model-entry.ts';
import { lengthsOf, sizeFor } from '#domain/models/model-size.ts';
import { isPriced, priceFor } from '#domain/models/price-for.ts';
import { priceOf } from '#domain/models/price.ts';
import { qualityTiers } from '#domain/models/quality-tier.ts';
import { defaultModels } from './default-models.ts';
import { createModelTable } from './model-table.ts';

/** The day the table was written: on later days models retire, which is for the operator to see, not for this test. */
const today = '2026-11-21';
const table = createModelTable();
const byId = new Map(table.map((entry) => [entry.id, entry]));
const each = table.map((entry) => [entry.id, entry] as const);

/** Models whose price nobody could be found to name; another one must be put here on purpose. */
const unpriced = ['replicate/zeroscope-v2-xl', 'replicate/animate-diff', 'replicate/musicgen', 'openai/gpt-4.1-mini'];

describe('the model table', () => {
  it('has every name once', () => {
    const names = table.flatMap(({ id, shortNames }) => [id, ...shortNames]).map((name) => name.replaceAll('_', '-'));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each([
    ['hailuo', 'video', 'replicate/hailuo-2.3-fast'],
    ['kling', 'video', 'replicate/kling-v2.5-turbo-pro'],
    ['veo', 'video', 'replicate/veo-3.1'],
    ['veo_fast', 'video', 'replicate/veo-3.1-fast'],
    ['wan', 'video', 'replicate/wan-2.2-i2v-fast'],
    ['luma', 'video', 'replicate/ray-flash-2-720p'],
    ['runway', 'video', 'replicate/gen4-turbo'],
    ['seedance', 'video', 'replicate/seedance-1-pro-fast'],
    ['zeroscope', 'video', 'replicate/zeroscope-v2-xl'],
    ['animate_diff', 'video', 'replicate/animate-diff'],
    ['flux', 'image', 'replicate/flux-dev'],
    ['flux_schnell', 'image', 'replicate/flux-schnell'],
    ['flux_kontext', 'image', 'replicate/flux-kontext-pro'],
    ['gpt_image', 'image', 'openai/gpt-image-2'],
    ['musicgen', 'music', 'replicate/musicgen'],
    ['stable_audio', 'music', 'replicate/stable-audio-2.5'],
    ['elevenlabs_music', 'music', 'elevenlabs/music'],
    ['elevenlabs', 'speech', 'elevenlabs/v3'],
    ['openai_speech', 'speech', 'openai/gpt-4o-mini-tts'],
  ] as const)('knows %s', (name, modality, id) => {
    expect(findModel(table, name, modality)?.id).toBe(id);
  });

  it.each(each)('%s is well-formed', (id, entry) => {
    expect(id).toMatch(new RegExp(`^${entry.provider}/[a-z0-9.-]+$`));
    expect(id.length).toBeLessThanOrEqual(100);
    expect(entry.shortNames.filter((name) => !/^[a-z0-9_]+$/.test(name))).toEqual([]);
    expect(entry.promptMaximumCharacters).toBeGreaterThanOrEqual(100);
    expect(entry.vendorVersion ?? '0'.repeat(64)).toMatch(/^[0-9a-f]{64}$/);
    for (const day of daysOf(entry)) expect(new Date(day).toISOString()).toBe(`${day}T00:00:00.000Z`);
    for (const { verifiedOn, sourceUrl } of entry.prices) {
      expect(verifiedOn <= today).toBe(true);
      expect(new URL(sourceUrl ?? 'https://own.example.com').protocol).toBe('https:');
    }
  });

  it.each(each)('%s falls back on other models of its kind whose price is known', (id, entry) => {
    expect(entry.fallbacks).not.toContain(id);
    expect(new Set(entry.fallbacks).size).toBe(entry.fallbacks.length);
    for (const fallback of entry.fallbacks.map((name) => byId.get(name))) {
      expect(fallback?.modality).toBe(entry.modality);
      expect(isPriced(fallback!)).toBe(true);
      // Drawn never stands in for generated behind its owner's back.
      expect(fallback?.provider).not.toBe('offline');
    }
  });

  it('has a price for everything that can be ordered, or says that it is unknown', () => {
    const missing = table.filter((entry) => !isPriced(entry)).map(({ id }) => id);
    expect(missing).toEqual(unpriced);
    for (const entry of table.filter(isPriced)) {
      for (const { size, withAudio, seconds } of ordersOf(entry)) {
        const order = { ...seconds, characters: 900, inputTokens: 4000, outputTokens: 2000 };
        const microUsd = priceOf(priceFor(entry, { size, withAudio }), order);
        expect([entry.id, size, seconds, microUsd !== null && microUsd >= 0]).toEqual([entry.id, size, seconds, true]);
      }
    }
  });

  it('has no price for what cannot be ordered', () => {
    for (const entry of table) {
      const labels = (entry.sizes ?? []).map(({ label }) => label);
      expect(labels).toEqual(expect.arrayContaining(entry.prices.flatMap(({ size }) => size ?? [])));
      const dependsOnSound = entry.prices.some(({ withAudio }) => withAudio !== undefined);
      expect([entry.id, dependsOnSound && entry.sound !== 'optional']).toEqual([entry.id, false]);
      for (const { size, price } of entry.prices) {
        const clips = price.unit === 'clip' ? price.clips.map(({ seconds }) => seconds) : [];
        expect(clips.filter((seconds) => !secondsOf(entry, size ?? null).includes(seconds))).toEqual([]);
      }
    }
  });

  it('sets prices apart only where they differ by size or sound', () => {
    for (const { id, prices } of table) {
      const scopes = prices.map(({ size, withAudio }) => JSON.stringify([size, withAudio]));
      expect([id, new Set(scopes).size]).toEqual([id, scopes.length]);
    }
  });

  it('never asks less for a longer clip, a larger size or sound', () => {
    for (const entry of table.filter(({ modality }) => modality === 'video').filter(isPriced)) {
      const cost = (size: string, seconds: number, withAudio: boolean): number =>
        cheapestCover(entry, size, seconds, withAudio)?.microUsd ?? Infinity;
      const labels = entry.sizes!.toSorted((one, other) => one.height - other.height).map(({ label }) => label);
      const bySize = labels.map((label) => secondsOf(entry, label).map((seconds) => cost(label, seconds, false)));
      const shortest = bySize.map((costs) => costs[0]!);
      for (const costs of [...bySize, shortest]) expect(costs).toEqual(costs.toSorted((one, other) => one - other));
      const [label, seconds] = [labels[0]!, secondsOf(entry, labels[0]!)[0]!];
      expect(cost(label, seconds, true)).toBeGreaterThanOrEqual(cost(label, seconds, false));
    }
  });

  it.each(each.filter(([, { modality }]) => modality === 'video'))('%s says all of a clip', (_, entry) => {
    expect(entry).toMatchObject({
      lengths: expect.anything(),
      sizes: expect.anything(),
      aspectRatios: expect.anything(),
      firstFrame: expect.stringMatching(/^(required|optional|no)$/),
      lastFrame: expect.stringMatching(/^(optional|no)$/),
      sound: expect.stringMatching(/^(none|always|optional)$/),
    });
    for (const resolution of resolutions) expect(sizeFor(entry, resolution)).not.toBeNull();
    // What takes the aspect ratio from a picture needs one; what may take it must be able to.
    const taken = entry.aspectRatios === 'from-image' ? ['required'] : ['required', 'optional'];
    const follows = entry.aspectRatios === 'from-image' || entry.followsFirstFrame === true;
    expect(follows ? taken : [entry.firstFrame]).toContain(entry.firstFrame);
  });

  it.each(each.filter(([, { modality }]) => modality === 'image'))('%s says all of a picture', (_, entry) => {
    expect(entry.sizes?.length).toBeGreaterThan(0);
    expect(entry.lengths).toBeUndefined();
  });

  it('counts frames in whole numbers where it is frames that are asked for', () => {
    const framed = ['replicate/wan-2.2-i2v-fast', 'replicate/zeroscope-v2-xl', 'replicate/animate-diff'];
    const frames = framed
      .map((id) => byId.get(id)!)
      .map(({ lengths, fps }) => secondsIn(lengths).map((seconds) => seconds * fps!));
    expect(frames).toEqual([[81], [24], [16]]);
  });

  it('holds what the guide of November 2026 says of clips', () => {
    const order = (id: string, size: string | null, seconds: number, withAudio = false): unknown => {
      const cover = cheapestCover(byId.get(id)!, size, seconds, withAudio);
      return cover && [cover.seconds, cover.microUsd];
    };
    expect(order('replicate/hailuo-2.3-fast', '768p', 5)).toEqual([6, 190_000]);
    expect(order('replicate/hailuo-2.3-fast', '1080p', 7)).toBeNull();
    expect(order('replicate/veo-3.1-fast', '720p', 5)).toEqual([6, 600_000]);
    expect(order('replicate/veo-3.1-fast', '720p', 5, true)).toEqual([6, 900_000]);
    expect(order('replicate/kling-v2.5-turbo-pro', '1080p', 6)).toEqual([10, 700_000]);
    expect(order('replicate/wan-2.2-i2v-fast', '480p', 5)).toEqual([5.0625, 50_000]);
    expect(order('replicate/wan-2.2-i2v-fast', '480p', 5.1)).toBeNull();
    expect(order('replicate/seedance-1-pro-fast', '1080p', 4.2)).toEqual([5, 300_000]);
  });

  it('puts the name of one’s own language model where its results are told apart', () => {
    const [llama, qwen] = ['llama3.2', 'qwen3'].map((name) =>
      findModel(createModelTable({ ownLanguageModel: name }), 'own', 'language')!,
    );
    expect(llama).toMatchObject({ id: 'openai-compatible/own', vendorModel: 'llama3.2' });
    expect(llama!.encodingVersion).not.toBe(qwen!.encodingVersion);
  });
});

describe('the default models', () => {
  const lists = qualityTiers.flatMap((tier) =>
    modalities.map((modality) => [tier, modality, defaultModels[tier][modality]] as const),
  );

  it.each(lists)('of %s %s can be used today and have a price', (_, modality, ids) => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect([id, byId.get(id)?.modality]).toEqual([id, modality]);
      expect(isRetired(byId.get(id)!, today)).toBe(false);
      expect(isPriced(byId.get(id)!)).toBe(true);
    }
  });

  it('end with what needs no key', () => {
    const needed: readonly Modality[] = ['language', 'image', 'video', 'music'];
    for (const [tier, modality, ids] of lists.filter((list) => needed.includes(list[1]))) {
      expect([tier, modality, ids.at(-1)]).toEqual([tier, modality, expect.stringMatching(/^offline\//)]);
    }
  });

  it('make an ad of any format, with every key and without any', () => {
    const without = { language: 'offline/offline-planner', image: 'offline/plate-still', video: 'offline/plate-clip' };
    for (const quality of qualityTiers) {
      for (const aspectRatio of aspectRatios) {
        const question = { quality, asked: {}, aspectRatio, today };
        const all = chooseModels({ table, defaults: defaultModels }, { ...question, usable: () => null });
        expect(Object.values(all.models).filter((id) => id?.startsWith('offline/')).length).toBe(
          quality === 'draft' ? 1 : 0,
        );
        const usable = ({ provider }: ModelEntry): string | null => (provider === 'offline' ? null : 'no key');
        const none = chooseModels({ table, defaults: defaultModels }, { ...question, usable });
        expect(none).toMatchObject({
          models: { ...without, music: 'offline/synthesiser', speech: null },
          warnings: [],
        });
      }
    }
  });

  it('are Hailuo for standard, and cheaper for drafts', () => {
    const shelf = { table, defaults: defaultModels };
    const question = { asked: {}, aspectRatio: '16:9', today, usable: () => null } as const;
    const idOf = (quality: (typeof qualityTiers)[number]) => chooseModels(shelf, { ...question, quality }).models.video;
    expect(idOf('standard')).toBe('replicate/hailuo-2.3-fast');
    const cost = (quality: (typeof qualityTiers)[number]): number => {
      const entry = byId.get(idOf(quality))!;
      return cheapestCover(entry, sizeFor(entry, '720p')!.label, 6)!.microUsd!;
    };
    expect(cost('draft')).toBeLessThan(cost('standard'));
    expect(cost('standard')).toBeLessThan(cost('final'));
  });
});

function daysOf({ prices, retiresOn }: ModelEntry): string[] {
  return [...prices.map(({ verifiedOn }: DatedPrice) => verifiedOn), ...(retiresOn === undefined ? [] : [retiresOn])];
}

function secondsIn(lengths: ModelEntry['lengths'] | null): readonly number[] {
  if (lengths === undefined || lengths === null) return [];
  return lengths.kind === 'listed' ? lengths.seconds : [lengths.shortest, lengths.longest];
}

function secondsOf(entry: ModelEntry, size: string | null): readonly number[] {
  return secondsIn(lengthsOf(entry, size));
}

/** Every combination that can be ordered. */
function ordersOf(entry: ModelEntry) {
  const sizes = entry.sizes === undefined ? [null] : entry.sizes.map(({ label }) => label);
  const sounds = entry.sound === 'optional' ? [true, false] : [false];
  return sizes.flatMap((size) => {
    const lengths = entry.lengths === undefined ? [{}] : secondsOf(entry, size).map((seconds) => ({ seconds }));
    expect(lengths.length).toBeGreaterThan(0);
    return sounds.flatMap((withAudio) => lengths.map((seconds) => ({ size, withAudio, seconds })));
  });
}
