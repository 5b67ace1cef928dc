import type { ModelEntry, ProviderName } from '#domain/models/model-entry.ts';
import { keyProviders, type KeyProvider } from '#providers/check-key.ts';
import { readHosts, usualAddresses } from './provider-variables.ts';
import type { SettingName } from './settings.ts';

/** Where one provider is. */
export interface ProviderPlace {
  /** Without a slash at its end. It may lie on this machine, which is allowed by its being set. */
  readonly baseUrl: string;
  /** Where results may come from besides the provider's own hosts: host names, or origins on this machine. */
  readonly outputHosts: readonly string[];
}

/** How one provider is reached. */
export interface ProviderAccess extends ProviderPlace {
  /** Empty for a server of one's own that asks for none. */
  readonly apiKey: string;
}

/** A provider that is reached over a network. */
export type NetworkProvider = Exclude<ProviderName, 'offline'>;

/** The providers whose models can be used. */
export interface ProviderSettings {
  /** A provider that is not set up is missing. */
  readonly access: Partial<Readonly<Record<NetworkProvider, ProviderAccess>>>;
  /** How those with keys are reached, whether they have one or not. */
  readonly places: Readonly<Record<KeyProvider, ProviderPlace>>;
  /** The name of the language model on one's own server; undefined for none. */
  readonly ownLanguageModel: string | undefined;
  /** What Replicate signs its messages with; undefined to ask it. */
  readonly replicateWebhookSecret: string | undefined;
}

/** What people call the providers, in the order in which they are shown. */
export const providerTitles: Readonly<Record<NetworkProvider, string>> = {
  replicate: 'Replicate',
  openai: 'OpenAI',
  xai: 'xAI',
  anthropic: 'Anthropic',
  elevenlabs: 'ElevenLabs',
  'openai-compatible': 'A language model of your own',
  comfyui: 'ComfyUI',
};
export const networkProviders = Object.keys(providerTitles) as readonly NetworkProvider[];

/** Without any key: what is built in. */
export const noProviders: ProviderSettings = {
  access: {},
  places: usualPlaces(),
  ownLanguageModel: undefined,
  replicateWebhookSecret: undefined,
};

type Read = (name: SettingName) => string | undefined;

/** The variable without which a provider's models cannot be used. */
const neededSettings = {
  replicate: 'REPLICATE_API_TOKEN',
  openai: 'OPENAI_API_KEY',
  xai: 'XAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  elevenlabs: 'ELEVENLABS_API_KEY',
  'openai-compatible': 'OPENAI_COMPATIBLE_BASE_URL',
  comfyui: 'COMFYUI_URL',
} as const satisfies Record<NetworkProvider, SettingName>;

const baseUrlSettings = {
  replicate: 'REPLICATE_BASE_URL',
  openai: 'OPENAI_BASE_URL',
  xai: 'XAI_BASE_URL',
  anthropic: 'ANTHROPIC_BASE_URL',
  elevenlabs: 'ELEVENLABS_BASE_URL',
} as const satisfies Record<KeyProvider, SettingName>;

/** The others send their results with their answers. */
const outputHostSettings: Partial<Record<NetworkProvider, SettingName>> = {
  replicate: 'REPLICATE_OUTPUT_HOSTS',
  xai: 'XAI_OUTPUT_HOSTS',
};

/** Reads the settings of all providers. `read` and this add to `faults`. */
export function readProviderSettings(read: Read, faults: string[]): ProviderSettings {
  const places = { ...usualPlaces() };
  const paid = keyProviders.flatMap((vendor) => {
    const apiKey = read(neededSettings[vendor]);
    const faultsBefore = faults.length;
    places[vendor] = readPlace(read, vendor);
    if (apiKey !== undefined) return [[vendor, { apiKey, ...places[vendor] }] as const];
    // Without a key of theirs these variables may be meant for another program, and need not be understood.
    faults.length = faultsBefore;
    return [];
  });
  const own = readOwnServers(read, faults);
  return {
    access: { ...Object.fromEntries(paid), ...own.access },
    places,
    ownLanguageModel: own.ownLanguageModel,
    replicateWebhookSecret: read('REPLICATE_WEBHOOK_SECRET'),
  };
}

function usualPlaces(): Record<KeyProvider, ProviderPlace> {
  const places = keyProviders.map((vendor) => [vendor, { baseUrl: usualAddresses[vendor], outputHosts: [] }]);
  return Object.fromEntries(places) as Record<KeyProvider, ProviderPlace>;
}

function readPlace(read: Read, vendor: KeyProvider): ProviderPlace {
  const baseUrl = withoutSlash(read(baseUrlSettings[vendor]) ?? usualAddresses[vendor]);
  const name = outputHostSettings[vendor];
  const hosts = name === undefined ? undefined : read(name);
  return { baseUrl, outputHosts: hosts === undefined ? [] : readHosts(hosts) };
}

function readOwnServers(read: Read, faults: string[]): Pick<ProviderSettings, 'access' | 'ownLanguageModel'> {
  const faultsBefore = faults.length;
  const languageUrl = read('OPENAI_COMPATIBLE_BASE_URL');
  const ownLanguageModel = read('OPENAI_COMPATIBLE_MODEL');
  const apiKey = read('OPENAI_COMPATIBLE_API_KEY') ?? '';
  if (faults.length === faultsBefore && (languageUrl === undefined) !== (ownLanguageModel === undefined)) {
    faults.push('OPENAI_COMPATIBLE_BASE_URL and OPENAI_COMPATIBLE_MODEL must be set both or neither');
  }
  const comfyui = read('COMFYUI_URL');
  return {
    access: {
      ...(languageUrl !== undefined && {
        'openai-compatible': { apiKey, baseUrl: withoutSlash(languageUrl), outputHosts: [] },
      }),
      ...(comfyui !== undefined && { comfyui: { apiKey: '', baseUrl: withoutSlash(comfyui), outputHosts: [] } }),
    },
    ownLanguageModel,
  };
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

/** Tells why a model cannot be used here, in words for people; null when it can. */
export function whyUnusable({ access }: ProviderSettings): (entry: Pick<ModelEntry, 'provider'>) => string | null {
  return ({ provider }) =>
    provider === 'offline' || access[provider] !== undefined ? null : `${neededSettings[provider]} is not set`;
}

/** What is set and has no effect, one sentence each. */
export function idleProviderSettings(isSet: (name: SettingName) => boolean): string[] {
  return keyProviders.flatMap((vendor) => {
    const needed = neededSettings[vendor];
    return [baseUrlSettings[vendor], outputHostSettings[vendor]]
      .filter((name) => name !== undefined && isSet(name) && !isSet(needed))
      .map((name) => `${name} is set without ${needed}: it holds only for keys that are saved in the studio.`);
  });
}
