import type { ProviderView, SettingsChange, SettingsDesk } from '#api/settings-desk.ts';
import { BeatboardError } from '#domain/errors.ts';
import { findModel } from '#domain/models/find-model.ts';
import { modalities, type Modality, type ModelEntry } from '#domain/models/model-entry.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { UserDefaults } from '#domain/user-defaults.ts';
import { checkKey, keyProviders, type KeyProvider, type KeyVerdict } from '#providers/check-key.ts';
import type { KeyNews } from '#storage/ledger/key-news.ts';
import type { Ledger } from '#storage/ledger/ledger.ts';
import type { Sealer } from '#storage/seal.ts';
import type { SettingsStore } from '#storage/settings-store.ts';
import { createVendor, digestOf } from './create-vendors.ts';
import { placeOf, type OwnKey, type ProviderDesk } from './provider-desk.ts';
import { networkProviders, providerTitles } from './provider-settings.ts';
import type { NetworkProvider, ProviderAccess, ProviderSettings } from './provider-settings.ts';

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

/** So much of a key is shown, if it is long enough for the rest to be a secret still. */
const hintLength = 4;
const shortestWithHint = 16;

const modelDefaults: Readonly<Partial<Record<keyof UserDefaults, Modality>>> = {
  videoModel: 'video',
  imageModel: 'image',
  musicModel: 'music',
  languageModel: 'language',
  speechModel: 'speech',
};

/** Opens the desk at which users set what they want, may spend, and with which keys. */
export function createSettingsDesk(options: SettingsDeskOptions): SettingsDesk {
  const { store, sealer, providerDesk, environment, ledger, table, monthMicroUsd, check = checkKey } = options;

  async function viewsOf(userId: string): Promise<ProviderView[]> {
    const [own, { access }] = await Promise.all([providerDesk.ownKeys(userId), providerDesk.settingsOf(userId)]);
    const digests = networkProviders.flatMap((name) => (access[name] ? [digestOf(name, access[name])] : []));
    const news = await ledger.keyNews(userId, digests);
    return networkProviders.map((provider) => {
      const found = access[provider];
      const said = found && news.get(digestOf(provider, found));
      const mine = own.get(provider as KeyProvider);
      const isServers = environment.access[provider] !== undefined;
      return {
        provider,
        title: providerTitles[provider],
        modalities: modalities.filter((kind) =>
          table.some((entry) => entry.provider === provider && entry.modality === kind),
        ),
        takesKey: isKeyProvider(provider),
        source: isServers ? 'environment' : mine === undefined ? null : 'studio',
        hasSavedKey: mine !== undefined,
        keyHint: isServers ? hintOf(found?.apiKey ?? '') : (mine?.stored.hint ?? null),
        ...stateOf(isServers, mine, said),
      };
    });
  }

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

type State = Pick<ProviderView, 'state' | 'checkedAt' | 'detail'>;

/** What is known of a provider's key: what its use has shown goes before what it was told when it was saved. */
function stateOf(isServers: boolean, mine: OwnKey | undefined, said: KeyNews | undefined): State {
  const alsoSaved = isServers && mine !== undefined;
  const note = alsoSaved ? "The key in the server's environment is used; the one saved here waits." : null;
  // Whoever saves the same key again has had it checked again.
  const isOld = !isServers && mine !== undefined && said !== undefined && said.at < mine.stored.checkedAt;
  if (isOld) return stateOf(isServers, mine, undefined);
  if (said?.refusedReason !== undefined) {
    return { state: 'refused', checkedAt: said.at, detail: said.refusedReason };
  }
  if (said !== undefined) return { state: 'works', checkedAt: said.at, detail: note };
  if (isServers) return { state: 'unchecked', checkedAt: null, detail: note ?? 'It is tried when it is first used.' };
  if (mine === undefined) return { state: 'missing', checkedAt: null, detail: null };
  if (mine.apiKey === undefined) {
    const detail = 'The key was saved under another secret of the server and cannot be read: enter it again.';
    return { state: 'missing', checkedAt: null, detail };
  }
  const { state, checkedAt, detail } = mine.stored;
  return { state, checkedAt, detail };
}

function hintOf(key: string): string | null {
  return key.length < shortestWithHint ? null : key.slice(-hintLength);
}

function isKeyProvider(provider: NetworkProvider | string): provider is KeyProvider {
  return (keyProviders as readonly string[]).includes(provider);
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
