import { describe, expect, it } from 'vitest';
import { toWireModel } from '#api/wire/model.ts';
import { modelListSchema } from '#contract/model.ts';
import { createModelShelf, listModels } from './model-table.ts';
import { noProviders, whyUnusable, type ProviderSettings } from './provider-settings.ts';

const access = { apiKey: 'canary-key', baseUrl: 'https://api.replicate.com/v1', outputHosts: [] };
const withReplicate: ProviderSettings = { ...noProviders, access: { replicate: access } };

function list(providers: ProviderSettings, today = '2026-11-21') {
  const models = listModels({ shelf: createModelShelf(providers), usable: whyUnusable(providers) }, today);
  return modelListSchema.parse({ models: models.map(toWireModel) }).models;
}

function one(id: string, providers: ProviderSettings, today?: string) {
  return list(providers, today).find((model) => model.id === id)!;
}

describe('the models as the API lists them', () => {
  it('are all of them, whatever can be used', () => {
    expect(list(noProviders).length).toBe(list(withReplicate).length);
    expect(list(noProviders).length).toBeGreaterThan(35);
  });

  it('say why one cannot be used, and which take its place', () => {
    expect(one('replicate/hailuo-2.3-fast', noProviders)).toMatchObject({
      can_use: false,
      reason: 'REPLICATE_API_TOKEN is not set',
      is_default: false,
      default_for: [],
    });
    expect(one('offline/plate-clip', noProviders).default_for).toEqual(['draft', 'standard', 'final']);
  });

  it('say what is taken at which quality once there is a key', () => {
    const standard = list(withReplicate).filter((model) => model.is_default);
    expect(standard.map(({ id }) => id)).toEqual([
      'offline/offline-planner',
      'replicate/hailuo-2.3-fast',
      'replicate/flux-dev',
      'replicate/stable-audio-2.5',
      'replicate/elevenlabs-v3',
    ]);
    expect(one('replicate/veo-3.1-fast', withReplicate).default_for).toEqual(['final']);
    expect(JSON.stringify(list(withReplicate))).not.toContain('canary');
  });

  it('carry prices in the unit of each, with date and source', () => {
    expect(one('replicate/hailuo-2.3-fast', withReplicate)).toMatchObject({
      short_names: ['hailuo', 'hailuo_fast'],
      price: { unit: 'clip', usd: 0.19, highest_usd: 0.33 },
      prices: [
        { unit: 'clip', seconds: 6, usd: 0.19, size: '768p', verified_on: '2026-10-05', is_estimate: false },
        { unit: 'clip', seconds: 10, usd: 0.32, size: '768p' },
        {
          unit: 'clip',
          seconds: 6,
          usd: 0.33,
          size: '1080p',
          source_url: 'https://replicate.com/minimax/hailuo-2.3-fast',
        },
      ],
      clip_seconds: [6, 10],
      sizes: [
        { label: '768p', height: 768, only_seconds: null },
        { label: '1080p', height: 1080, only_seconds: [6] },
      ],
      aspect_ratios: null,
    });
    expect(one('openai/gpt-6-luna', noProviders)).toMatchObject({
      price: { unit: 'million_tokens', usd: 0.1, highest_usd: 0.5 },
      prices: [{ usd: 0.1, output_usd: 0.5 }],
    });
    expect(one('elevenlabs/v3', noProviders).price).toEqual({
      unit: 'thousand_characters',
      usd: 0.1,
      highest_usd: 0.1,
    });
    expect(one('comfyui/picture', noProviders)).toMatchObject({ price: { usd: 0 }, prices: [{ source_url: null }] });
  });

  it('never show an unknown price as free', () => {
    expect(one('replicate/musicgen', withReplicate)).toMatchObject({
      price: { usd: null, highest_usd: null },
      prices: [{ usd: null }],
      can_use: true,
    });
  });

  it('say when a model ends, and that it has ended', () => {
    expect(one('openai/gpt-4o-mini-tts', noProviders).retires_on).toBe('2027-01-06');
    const openai = { ...noProviders, access: { openai: access } };
    expect(one('openai/gpt-4o-mini-tts', openai, '2027-01-05')).toMatchObject({ can_use: true, is_default: true });
    expect(one('openai/gpt-4o-mini-tts', openai, '2027-01-06')).toMatchObject({
      can_use: false,
      reason: 'it is no longer offered since 2027-01-06',
      is_default: false,
    });
  });
});
