import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildBeat, buildSpec } from '#testkit/build-spec.ts';
import { layoutIds } from '../beat.ts';
import { aspectRatios } from '../frame-format.ts';
import { musicMoods } from '../music-mood.ts';
import type { Spec } from '../spec.ts';
import { noVariation } from '../variation.ts';
import { clipPrompt } from './clip-prompt.ts';
import { colourName } from './colour-name.ts';
import { musicPrompt } from './music-prompt.ts';
import { picturePrompt } from './picture-prompt.ts';
import { voiceLines } from './voice-lines.ts';

const entry = {
  promptMaximumCharacters: 2000,
  takesNegativePrompt: true,
  mostReferences: 3,
  firstFrame: 'required',
} as const;

const photo = { assetId: 'a', sha256: 's', cutOutAssetId: null, cutOutSha256: null };

function specWith(visual: string, overrides: Partial<Spec> = {}): Spec {
  const [hook, reveal, close] = buildSpec().beats as [Spec['beats'][0], Spec['beats'][0], Spec['beats'][0]];
  return buildSpec({ beats: [hook, { ...reveal, visual }, close], ...overrides });
}

describe('the prompt of a picture', () => {
  it('says what is seen, the frame, the colours, the room for titles, and that there is no lettering', () => {
    const { prompt, negativePrompt } = picturePrompt(
      specWith('A cup on a sill at dawn. Steam against the light', { aspectRatio: '9:16' }),
      1,
      noVariation,
      entry,
    );
    expect(prompt).toMatch(/^Medium shot, 50 mm lens.*upright 9:16 frame/);
    expect(prompt).toContain('A cup on a sill at dawn. Steam against the light.');
    expect(prompt).toContain('Caught at the very start of this movement: steam rises.');
    expect(prompt).toContain('The upper third of the frame is plain and calm, with room for titles.');
    expect(prompt).toContain('very dark ground of near-black brown, with accents of');
    expect(prompt).toContain('warm mood');
    expect(prompt).toMatch(/No text, no letters, no numbers, no logos, no watermark anywhere\.$/);
    expect(negativePrompt).toContain('watermark');
    const plain = picturePrompt(buildSpec(), 1, noVariation, { ...entry, takesNegativePrompt: false });
    expect(plain.negativePrompt).toBeNull();
  });

  it('calls the product by what it is, never by its name', () => {
    const product = { ...buildSpec().product, name: 'Halo One', brand: 'Halo', category: 'headphones' };
    const spec = specWith('Halo One, headphones whole and alone; HALO’s band in light; no lettering', { product });
    const { prompt } = picturePrompt(spec, 1, noVariation, entry);
    expect(prompt).toContain('Headphones whole and alone; headphones band in light.');
    expect(prompt).not.toMatch(/halo|no lettering/i);
    const unnamed = specWith('Halo in the dark', { product: { ...product, category: '' } });
    expect(picturePrompt(unnamed, 1, noVariation, entry).prompt).toContain('The product in the dark.');
  });

  it('points to the reference pictures where a model takes them', () => {
    const spec = specWith('A cup', { productImages: [photo] });
    expect(picturePrompt(spec, 1, noVariation, entry).prompt).toContain('reference pictures');
    expect(picturePrompt(spec, 1, noVariation, { ...entry, mostReferences: 0 }).prompt).not.toContain('reference');
    expect(picturePrompt(specWith('A cup'), 1, noVariation, entry).prompt).not.toContain('reference');
  });

  it('takes somebody’s own words as they are', () => {
    const variation = { ...noVariation, prompt: 'Ember coffee poured\nfrom high' };
    const { prompt } = picturePrompt(specWith('A cup'), 1, variation, entry);
    expect(prompt).toContain('Ember coffee poured from high.');
    expect(prompt).not.toContain('A cup.');
  });
});

describe('the prompt of a clip', () => {
  it('leads with camera and action, and keeps the picture it starts from', () => {
    const { prompt } = clipPrompt(specWith('A cup'), 1, noVariation, entry);
    expect(prompt).toMatch(
      /^The camera pushes in slowly.*In motion: steam rises\. The clip begins exactly with the given/,
    );
    const orbit = clipPrompt(specWith('A cup'), 1, { ...noVariation, camera: 'orbit' }, entry);
    expect(orbit.prompt).toMatch(/^The camera circles/);
    expect(orbit.negativePrompt).toContain('morphing');
  });

  it('tells the whole look to a model without a first frame', () => {
    const { prompt } = clipPrompt(specWith('A cup'), 1, noVariation, { ...entry, firstFrame: 'no' });
    expect(prompt).not.toContain('given picture');
    expect(prompt).toMatch(/^Medium shot, 50 mm lens\. A cup\. The camera/);
    expect(prompt).toContain('food photography');
  });
});

describe('prompts and the room a model has', () => {
  it('are whole sentences within it, what is shown first and no lettering among the last to go', () => {
    const anySpec = fc
      .record({
        visual: fc.oneof(fc.lorem({ maxCount: 8, mode: 'sentences' }), fc.string({ unit: 'grapheme', maxLength: 900 })),
        layout: fc.constantFrom(...layoutIds),
        aspectRatio: fc.constantFrom(...aspectRatios),
        mood: fc.constantFrom(...musicMoods),
      })
      .map(({ visual, layout, aspectRatio, mood }) => ({
        ...specWith(visual.slice(0, 1000)),
        aspectRatio,
        audio: { ...buildSpec().audio, mood },
        beats: [buildBeat({ visual: visual.slice(0, 1000), layout })],
      }));
    fc.assert(
      fc.property(anySpec, fc.integer({ min: 60, max: 2500 }), (spec, promptMaximumCharacters) => {
        const small = { ...entry, promptMaximumCharacters };
        const prompts = [
          picturePrompt(spec, 0, noVariation, small),
          clipPrompt(spec, 0, noVariation, small),
          clipPrompt(spec, 0, noVariation, { ...small, firstFrame: 'no' }),
          musicPrompt(spec, small),
        ].map(({ prompt }) => prompt);
        return prompts.every((prompt) => prompt.length > 0 && prompt.length <= promptMaximumCharacters);
      }),
    );
    const { prompt } = picturePrompt(specWith('A cup on a sill'), 1, noVariation, {
      ...entry,
      promptMaximumCharacters: 120,
    });
    expect(prompt).toBe('A cup on a sill. No text, no letters, no numbers, no logos, no watermark anywhere.');
  });
});

describe('the prompt of the music', () => {
  it('has mood, instruments, tempo, and the arc the cuts need', () => {
    const { prompt } = musicPrompt(buildSpec(), entry);
    expect(prompt).toMatch(
      /^Warm acoustic track with nylon guitar.*100 BPM.*drops in at 1\.8 s\..*for the end at 3\.6 s\./,
    );
    expect(prompt).toContain('ends at 6 s');
    expect(prompt).toContain('no vocals');
    expect(
      new Set(musicMoods.map((mood) => musicPrompt(buildSpec({ audio: { ...buildSpec().audio, mood } }), entry).prompt))
        .size,
    ).toBe(musicMoods.length);
  });
});

describe('the spoken lines of a film', () => {
  it('each have the time until the next one', () => {
    const spec = buildSpec();
    const [hook, reveal, close] = spec.beats as [Spec['beats'][0], Spec['beats'][0], Spec['beats'][0]];
    expect(voiceLines(spec)).toEqual([]);
    const voiced = {
      ...spec,
      beats: [{ ...hook, voiceOver: 'First light. ' }, reveal, { ...close, voiceOver: 'Ember.' }],
    };
    expect(voiceLines(voiced)).toEqual([
      { beatIndex: 0, startSeconds: 0, roomSeconds: 3.6, text: 'First light.', language: 'en' },
      { beatIndex: 2, startSeconds: 3.6, roomSeconds: spec.durationSeconds - 3.6, text: 'Ember.', language: 'en' },
    ]);
  });
});

describe('colours in words', () => {
  it.each([
    ['#000000', 'black'],
    ['#ffffff', 'white'],
    ['#808080', 'grey'],
    ['#f6ead8', 'cream'],
    ['#1f4fd8', 'vivid blue'],
    ['#c9a050', 'gold'],
    ['#3a1d0d', 'deep brown'],
    ['#0f5c4a', 'deep teal'],
    ['#ff2020', 'vivid red'],
    ['#ffd6e6', 'very pale pink'],
  ])('%s is %s', (hex, name) => {
    expect(colourName(hex)).toBe(name);
  });

  it('has a name for every colour', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
    const check = () => fc.assert(fc.property(hex, (colour) => /^[a-z -]+$/.test(colourName(colour))));
    expect(check).not.toThrow();
  });
});
