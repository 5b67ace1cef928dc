import { parseSpec, type Spec } from '#domain/spec.ts';
import type { Beat } from '#domain/beat.ts';

/** A small valid plan for tests; fields given replace the defaults. */
export function buildSpec(overrides: Partial<Spec> = {}): Spec {
  return parseSpec({
    version: 1,
    prompt: 'A 6-second ad for Ember coffee',
    title: 'Ember coffee',
    category: 'ad_creative',
    language: 'en',
    seed: 7,
    durationSeconds: 6,
    aspectRatio: '16:9',
    resolution: '720p',
    fps: 30,
    product: {
      name: 'Ember coffee',
      brand: 'Ember',
      category: 'coffee',
      audience: null,
      offer: null,
      callToAction: 'Order now',
      contact: null,
    },
    style: {
      archetype: 'food',
      tone: 'warm',
      palette: {
        night: '#1d0f08',
        hot: '#b8451f',
        field: '#c98b58',
        pale: '#f6ead8',
        ink: '#24120a',
        paper: '#fff7ea',
        accent: '#e0912f',
      },
      faces: { display: 'Fraunces900', text: 'DMSans500', accent: 'Fraunces600i' },
    },
    audio: { mood: 'warm', tempoBpm: 100, firstBeatSeconds: 0, assetId: null },
    productImages: [],
    logo: null,
    beats: [
      buildBeat({ kind: 'hook', durationSeconds: 1.8 }),
      buildBeat({ kind: 'reveal', startSeconds: 1.8, durationSeconds: 1.8, layout: 'name-behind' }),
      buildBeat({ kind: 'call_to_action', startSeconds: 3.6, durationSeconds: 2.4, layout: 'end-card' }),
    ],
    warnings: [],
    ...overrides,
  });
}

/** A small valid beat for tests. */
export function buildBeat(overrides: Partial<Beat> = {}): Beat {
  return {
    kind: 'hook',
    startSeconds: 0,
    durationSeconds: 2,
    visual: 'A cup of coffee in the first light',
    text: { headline: 'First light', line: '', note: '', items: [] },
    voiceOver: '',
    direction: { shot: 'medium', camera: 'push-in', action: 'steam rises' },
    layout: 'wall',
    value: 'night',
    subjects: ['hot-beverage'],
    transition: 'cut',
    ...overrides,
  };
}
