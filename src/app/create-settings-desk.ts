import type { SettingsChange, SettingsDesk } from '#api/settings-desk.ts';
import { BeatboardError } from '#domain/errors.ts';
import { findModel } from '#domain/models/find-model.ts';
import type { Modality, ModelEntry } from '#domain/models/model-entry.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { UserDefaults } from '#domain/user-defaults.ts';
import { checkKey, type KeyProvider, type KeyVerdict } from '#providers/check-key.ts';
import type { Ledger } from '#storage/ledger/ledger.ts';
import type { Sealer } from '#storage/seal.ts';
import type { SettingsStore } from '#storage/settings-store.ts';
import { createVendor } from './create-vendors.ts';
import { placeOf, type ProviderDesk } from './provider-desk.ts';
import { providerTitles, type ProviderAccess, type ProviderSettings } from './provider-settings.ts';
import { hintOf, isKeyProvider, viewProviders } from './view-providers.ts';

/** What the desk is made of. */
export interface SettingsDeskOptions {
  readonly store: SettingsStore;
  readonly sealer: Sealer;
  readonly providerDesk: ProviderDesk;
  readonly environment: ProviderSettings;
  readonly ledger: Pick<Ledger, 'gate' | 'keyNews' | 'reportAnswer' | 'used'>;
  readonly table: readonly ModelEntry[];
  readonly monthMicroUsd: MicroUsd | null;
  /** Whether every process of this server can open what is sealed here. */
  readonly sharesSecret: boolean;
  /** Default: the provider is asked. */
  readonly check?: (provider: KeyProvider, key: { apiKey: string; baseUrl: string }) => Promise<KeyVerdict>;
}

const modelDefaults: Readonly<Partial<Record<keyof UserDefaults, Modality>>> = {
  videoModel: 'video',
  imageModel: 'image',
  musicModel: 'music',
  languageModel: 'language',
  speechModel: 'speech',
};

/** Opens the desk at which users set what they want, may spend, and with which keys. */
export function createSettingsDesk(options: SettingsDeskOptions): SettingsDesk {
  const { store, sealer, providerDesk, ledger, table, monthMicroUsd, check = checkKey } = options;

  const viewsOf = (userId: string) => viewProviders(userId, options);

  /** A key that was refused in use and works now need not wait until its trouble would have been over. */
  async function reopen(provider: KeyProvider, access: ProviderAccess): Promise<void> {
    const { keyDigest, limits } = createVendor(provider, access);
    const address = { provider, keyDigest };
    if ((await ledger.gate(address)).state.failure === 'account') await ledger.reportAnswer(address, limits, true);
  }

  async function read(userId: string) {
    const [providers, own, used] = await Promise.all([viewsOf(userId), store.read(userId), ledger.used(userId, '')]);
    const { defaults, videoMicroUsd, monthMicroUsd: ownMonthMicroUsd } = own;
    const limits = { videoMicroUsd, ownMonthMicroUsd, serverMonthMicroUsd: monthMicroUsd };
    return { providers, defaults, budget: { ...limits, monthUsedMicroUsd: used.monthMicroUsd } };
  }

  return {
    read,
    defaults: async (userId) => (await store.read(userId)).defaults,

    async change(userId, change) {
      assertModels(change, table);
      await store.change(userId, change);
      return read(userId);
    },

    async saveKey(userId, provider, key) {
      if (!isKeyProvider(provider)) throw noSuchProvider(provider);
      if (!options.sharesSecret) {
        const words = 'Workers could not read it: set the same BEATBOARD_SECRET for every server and worker first';
        throw new BeatboardError('settings_invalid', `The key was not saved. ${words}.`);
      }
      const access = providerDesk.accessWith(provider, key);
      const { state, detail } = await check(provider, access);
      if (state === 'refused') {
        const said = detail === null ? '' : ` ${detail}`;
        throw new BeatboardError('provider_key_refused', `${providerTitles[provider]} refused the key.${said}`);
      }
      const sealed = sealer.seal(key, placeOf(userId, provider));
      await store.saveKey({ userId, provider, sealed, hint: hintOf(key), state, detail });
      if (state === 'works') await reopen(provider, access);
      return (await viewsOf(userId)).find((view) => view.provider === provider)!;
    },

    async removeKey(userId, provider) {
      if (!isKeyProvider(provider)) throw noSuchProvider(provider);
      if (await store.removeKey(userId, provider)) return;
      throw new BeatboardError('not_found', `No key of ${providerTitles[provider]} is saved.`);
    },
  };
}

function noSuchProvider(provider: string): BeatboardError {
  return new BeatboardError('not_found', `There is no provider ${provider} that takes a key.`);
}

function assertModels({ defaults = {} }: SettingsChange, table: readonly ModelEntry[]): void {
  for (const [field, modality] of Object.entries(modelDefaults)) {
    const name = defaults[field as keyof UserDefaults];
    if (typeof name !== 'string' || findModel(table, name, modality) !== undefined) continue;
    throw new BeatboardError('model_unavailable', `There is no ${modality} model ${name}.`);
  }
}
