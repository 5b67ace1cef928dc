import { createHash } from 'node:crypto';
import type { GateLimits } from '#domain/ledger/gate.ts';
import type { PaidVendor } from '#pipeline/paid/paid-context.ts';
import { combineModalities } from '#providers/combine-modalities.ts';
import { createComfyUi } from '#providers/comfyui/create-comfyui.ts';
import { createElevenLabs } from '#providers/elevenlabs/elevenlabs.ts';
import { createLanguageVendor } from '#providers/language/language-vendor.ts';
import { createOpenAiImages } from '#providers/openai/openai-images.ts';
import { createOpenAiSpeech } from '#providers/openai/openai-speech.ts';
import { createReplicate, type Replicate } from '#providers/replicate/create-replicate.ts';
import type { Vendor } from '#providers/vendor.ts';
import { createXaiImages } from '#providers/xai/xai-images.ts';
import { createXaiVideos } from '#providers/xai/xai-videos.ts';
import type { NetworkProvider, ProviderAccess } from './provider-settings.ts';

/**
 * What each provider allows one key, with some room left: Replicate 600 calls a minute (its rate limits, read
 * 2026-11-20), the others by their lowest paid tiers; a graphics card of one's own does one thing at a time.
 */
const limitsOf: Readonly<Record<NetworkProvider, GateLimits>> = {
  replicate: { startsPerMinute: 500, atOnce: 200 },
  openai: { startsPerMinute: 300, atOnce: 50 },
  xai: { startsPerMinute: 200, atOnce: 50 },
  anthropic: { startsPerMinute: 50, atOnce: 20 },
  elevenlabs: { startsPerMinute: 60, atOnce: 5 },
  'openai-compatible': { startsPerMinute: 60, atOnce: 2 },
  comfyui: { startsPerMinute: 60, atOnce: 1 },
};

/** Replicate with what its webhooks need; undefined for any other. */
export function asReplicate(found: PaidVendor | undefined): Replicate | undefined {
  return found?.vendor.provider === 'replicate' ? (found.vendor as Replicate) : undefined;
}

/** Makes the vendor of a provider and a key. */
export function createVendor(provider: NetworkProvider, access: ProviderAccess): PaidVendor {
  return {
    vendor: makers[provider](access),
    keyDigest: digestOf(provider, access),
    limits: limitsOf[provider],
  };
}

const makers: Readonly<Record<NetworkProvider, (access: ProviderAccess) => Vendor>> = {
  replicate: (access) => createReplicate({ ...access, apiToken: access.apiKey }),
  openai: (access) =>
    combineModalities('openai', {
      language: createLanguageVendor({ provider: 'openai', ...access }),
      image: createOpenAiImages(access),
      speech: createOpenAiSpeech(access),
    }),
  xai: (access) =>
    combineModalities('xai', {
      language: createLanguageVendor({ provider: 'xai', ...access }),
      image: createXaiImages(access),
      video: createXaiVideos(access),
    }),
  anthropic: languageAlone('anthropic'),
  'openai-compatible': languageAlone('openai-compatible'),
  elevenlabs: createElevenLabs,
  comfyui: createComfyUi,
};

function languageAlone(provider: 'anthropic' | 'openai-compatible'): (access: ProviderAccess) => Vendor {
  return (access) => combineModalities(provider, { language: createLanguageVendor({ provider, ...access }) });
}

/** Names a key without telling it: workers with the same one share its limits. */
export function digestOf(provider: string, { apiKey, baseUrl }: ProviderAccess): string {
  return createHash('sha256').update(`${provider} ${baseUrl} ${apiKey}`).digest('hex').slice(0, 32);
}
