import type { ModelEntry } from '#domain/models/model-entry.ts';
import { perResult, perSecond, perThousandCharacters } from './dated-prices.ts';

const elevenlabs = {
  provider: 'elevenlabs',
  encodingVersion: '1',
  takesSeed: false,
  takesNegativePrompt: false,
  mostReferences: 0,
  recovery: 'none',
} as const;

const pricingPage = {
  verifiedOn: '2026-06-01',
  sourceUrl: 'https://developer.puter.com/tutorials/elevenlabs-api-pricing/',
};

/** Models of ElevenLabs. */
export const elevenlabsModels: readonly ModelEntry[] = [
  {
    ...elevenlabs,
    modality: 'music',
    id: 'elevenlabs/music',
    vendorModel: 'music_v1',
    shortNames: ['elevenlabs_music'],
    title: 'Eleven Music',
    // 0.30 a minute.
    prices: [perSecond(0.005, pricingPage)],
    fallbacks: ['replicate/elevenlabs-music', 'replicate/stable-audio-2.5'],
    promptMaximumCharacters: 2000,
    lengths: { kind: 'range', shortest: 10, longest: 300 },
  },
  {
    ...elevenlabs,
    modality: 'speech',
    id: 'elevenlabs/v3',
    vendorModel: 'eleven_v3',
    shortNames: ['elevenlabs', 'elevenlabs_v3'],
    title: 'Eleven v3',
    prices: [perThousandCharacters(0.1, pricingPage)],
    fallbacks: ['replicate/elevenlabs-v3', 'openai/gpt-4o-mini-tts'],
    promptMaximumCharacters: 3000,
  },
  {
    ...elevenlabs,
    modality: 'sound_effect',
    id: 'elevenlabs/sound-effects',
    vendorModel: 'eleven_text_to_sound_v2',
    shortNames: ['elevenlabs_effects'],
    title: 'Eleven sound effects',
    prices: [perResult(0.12, pricingPage)],
    fallbacks: [],
    promptMaximumCharacters: 450,
    lengths: { kind: 'range', shortest: 0.5, longest: 22 },
  },
];
