import { describe, expect, it } from 'vitest';
import { exampleEntry } from '#testkit/example-entry.ts';
import { chooseModels, defaultModel, type DefaultModels, type ModelQuestion } from './choose-models.ts';
import { modalities, type Modality, type ModelEntry } from './model-entry.ts';
import { usableFallbacks } from './usable-fallbacks.ts';

const today = '2026-11-21';
const unknown = [{ price: { unit: 'unknown' }, verifiedOn: '2026-11-20', sourceUrl: 'https://example.com' }] as const;

function paid(modality: Modality, name: string, change: Partial<ModelEntry> = {}): ModelEntry {
  return exampleEntry({ id: `replicate/${name}`, modality, shortNames: [name], title: name, ...change });
}

function drawn(modality: Modality): ModelEntry {
  return exampleEntry({ id: `offline/${modality}`, provider: 'offline', modality, mostReferences: 8 });
}

const table = [
  drawn('language'),
  drawn('image'),
  drawn('video'),
  drawn('music'),
  paid('video', 'swift', { fallbacks: ['replicate/grand', 'replicate/gone', 'replicate/dim', 'replicate/wide'] }),
  paid('video', 'grand'),
  paid('video', 'gone', { retiresOn: '2026-11-21' }),
  paid('video', 'leaving', { retiresOn: '2026-12-01' }),
  paid('video', 'dim', { prices: unknown, firstFrame: 'no' }),
  paid('video', 'wide', { aspectRatios: ['16:9'] }),
  paid('image', 'easel'),
  paid('image', 'lens', { mostReferences: 1, provider: 'openai' }),
  paid('speech', 'voice'),
];
const tier = {
  language: ['offline/language'],
  image: ['replicate/easel', 'replicate/lens', 'offline/image'],
  video: ['replicate/gone', 'replicate/dim', 'replicate/wide', 'replicate/swift', 'offline/video'],
  music: ['offline/music'],
  speech: ['replicate/voice'],
  sound_effect: [],
};
const shelf = { table, defaults: { draft: tier, standard: tier, final: tier } satisfies DefaultModels };

function choose(change: Partial<ModelQuestion> = {}) {
  return chooseModels(shelf, {
    quality: 'standard',
    asked: {},
    usable: () => null,
    aspectRatio: '9:16',
    today,
    ...change,
  });
}

const noKey = ({ provider }: ModelEntry): string | null =>
  provider === 'replicate' ? 'REPLICATE_API_TOKEN is not set' : null;

describe('chooseModels', () => {
  it('takes the first of the tier that can be used, is priced, makes the format and is not retired', () => {
    expect(choose()).toEqual({
      models: {
        language: 'offline/language',
        image: 'replicate/easel',
        video: 'replicate/swift',
        music: 'offline/music',
        speech: 'replicate/voice',
        sound_effect: null,
      },
      warnings: [],
    });
    expect(choose({ aspectRatio: '16:9' }).models.video).toBe('replicate/wide');
    expect(choose({ aspectRatio: null }).models.video).toBe('replicate/wide');
  });

  it('falls on what is built in, and leaves out what nobody can make', () => {
    const { models, warnings } = choose({ usable: ({ provider }) => (provider === 'offline' ? null : 'no key') });
    expect(models).toMatchObject({ image: 'offline/image', video: 'offline/video', speech: null });
    expect(warnings).toEqual([]);
  });

  it('tells when one of pictures and clips is drawn and the other generated', () => {
    const onlyPictures = choose({ usable: noKey });
    expect(onlyPictures.models).toMatchObject({ image: 'replicate/lens', video: 'offline/video' });
    expect(onlyPictures.warnings).toEqual([expect.stringContaining('The clips are drawn')]);
    const onlyClips = choose({
      usable: ({ modality, provider }) => (modality === 'image' && provider !== 'offline' ? 'no key' : null),
    });
    expect(onlyClips.models).toMatchObject({ image: 'offline/image', video: 'replicate/swift' });
    expect(onlyClips.warnings).toEqual([expect.stringContaining('The pictures are drawn')]);
    expect(choose({ asked: { image: 'offline/image' } }).warnings).toEqual([]);
  });

  it('prefers pictures by a model that can be shown the product', () => {
    expect(choose({ references: 2 }).models.image).toBe('replicate/lens');
    expect(choose({ references: 2, asked: { image: 'easel' } }).warnings).toEqual([
      expect.stringContaining('cannot be shown the product photos'),
    ]);
    // What is drawn shows the photo itself, yet it does not go before what is generated.
    expect(
      choose({ references: 2, usable: ({ provider }) => (provider === 'openai' ? 'no key' : null) }).models.image,
    ).toBe('replicate/easel');
  });

  it('takes what is asked for by any of its names', () => {
    expect(choose({ asked: { video: 'Grand', image: 'offline/image' } }).models).toMatchObject({
      video: 'replicate/grand',
      image: 'offline/image',
    });
  });

  it.each([
    [{ video: 'nobody' }, 'model_unavailable', 'There is no video model nobody.'],
    [{ video: 'easel' }, 'model_unavailable', 'that is the image model replicate/easel'],
    [{ video: 'gone' }, 'model_retired', 'no longer offered since 2026-11-21'],
    [{ video: 'dim' }, 'model_unpriced', 'What dim (replicate/dim) costs is not known'],
    [{ video: 'wide' }, 'model_unavailable', 'it makes 16:9, not 9:16'],
  ])('refuses %j as %s', (asked, code, words) => {
    expect(() => choose({ asked })).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
  });

  it('says why a model that was asked for cannot be used', () => {
    expect(() => choose({ asked: { video: 'swift' }, usable: noKey })).toThrow(
      expect.objectContaining({ code: 'model_unavailable', message: expect.stringContaining('REPLICATE_API_TOKEN') }),
    );
  });

  it('takes a model of unknown price when it is allowed by name, never by itself, and warns', () => {
    const { models, warnings } = choose({ asked: { video: 'dim' }, allowUnpriced: true });
    expect(models.video).toBe('replicate/dim');
    expect(warnings).toEqual([
      'What dim costs is not known, so no limit can hold it.',
      expect.stringContaining('cannot start from a picture'),
    ]);
    expect(choose({ allowUnpriced: true }).models.video).toBe('replicate/swift');
  });

  it('warns of a model that ends soon', () => {
    expect(choose({ asked: { video: 'leaving' } }).warnings).toEqual([
      expect.stringContaining('until 2026-12-01 only'),
    ]);
    expect(choose({ asked: { video: 'leaving' }, today: '2026-10-31' }).warnings).toEqual([]);
    expect(() => choose({ asked: { video: 'leaving' }, today: '2026-12-01' })).toThrow(/no longer offered/);
  });

  it('has a word for a shelf that lacks what an ad needs', () => {
    const empty = { table, defaults: { ...shelf.defaults, draft: { ...tier, music: [] } } };
    const question = { quality: 'draft', asked: {}, usable: () => null, aspectRatio: null, today } as const;
    expect(() => chooseModels(empty, question)).toThrow(/no music model that can be used/);
  });
});

describe('defaultModel', () => {
  it('is what an unasked ad would be made with', () => {
    const question = { quality: 'final', usable: () => null, aspectRatio: '9:16', today } as const;
    const chosen = modalities.map((modality) => defaultModel(shelf, modality, question)?.id);
    expect(chosen).toEqual([
      'offline/language',
      'replicate/easel',
      'replicate/swift',
      'offline/music',
      undefined,
      'replicate/voice',
    ]);
  });
});

describe('usableFallbacks', () => {
  it('leaves out what is retired, unpriced, without a key or of another format', () => {
    const swift = table.find(({ id }) => id === 'replicate/swift')!;
    const idsOf = (change: Partial<ModelQuestion> = {}): string[] =>
      usableFallbacks(swift, shelf, { usable: () => null, aspectRatio: '9:16', today, ...change }).map(({ id }) => id);
    expect(idsOf()).toEqual(['replicate/grand']);
    expect(idsOf({ aspectRatio: '16:9' })).toEqual(['replicate/grand', 'replicate/wide']);
    expect(idsOf({ usable: noKey })).toEqual([]);
  });
});
