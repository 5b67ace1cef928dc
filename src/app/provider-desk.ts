import type { Budget } from '#domain/ledger/budget.ts';
import { lowerLimit } from '#domain/ledger/budget.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { PaidVendor, VendorShelf } from '#pipeline/paid/paid-context.ts';
import { keyProviders, type KeyProvider } from '#providers/check-key.ts';
import type { Sealer } from '#storage/seal.ts';
import type { SettingsStore, StoredProviderKey } from '#storage/settings-store.ts';
import { asReplicate, createVendor, digestOf } from './create-vendors.ts';
import type { ReplicateAccount } from './replicate-hooks.ts';
import type { NetworkProvider, ProviderAccess, ProviderSettings } from './provider-settings.ts';

/** A user's key, opened; what cannot be opened was sealed by another secret. */
export interface OwnKey {
  readonly stored: StoredProviderKey;
  readonly apiKey: string | undefined;
}

/** The providers as each user has them, and what he may spend there: by the environment, then by his own settings. */
export interface ProviderDesk {
  /** The settings with the user's own keys where the environment has none. */
  settingsOf(userId: string): Promise<ProviderSettings>;
  ownKeys(userId: string): Promise<ReadonlyMap<KeyProvider, OwnKey>>;
  /** How a provider would be reached with a key. */
  accessWith(provider: KeyProvider, apiKey: string): ProviderAccess;
  readonly vendors: VendorShelf;
  /** The Replicate account of a user; of the environment alone when nobody is named. */
  replicateOf(userId: string | undefined): Promise<ReplicateAccount | undefined>;
  /** The operator's limits, or lower ones of the user's own. */
  budgetOf(userId: string): Promise<Budget>;
}

export interface ProviderDeskOptions {
  readonly environment: ProviderSettings;
  readonly store: Pick<SettingsStore, 'keys' | 'read'>;
  readonly sealer: Sealer;
  /** The operator's limit for each user's month; null is none. */
  readonly monthMicroUsd: MicroUsd | null;
}

/** Most vendors that are kept: they hold connections. */
const mostVendors = 500;

/** Opens the desk of one process. Keys are looked up at each use, so a change holds at once, in other processes too. */
export function createProviderDesk({ environment, store, sealer, monthMicroUsd }: ProviderDeskOptions): ProviderDesk {
  const known = new Map<string, PaidVendor>();

  function vendorOf(provider: NetworkProvider, access: ProviderAccess): PaidVendor {
    const name = digestOf(provider, access);
    const vendor = known.get(name) ?? createVendor(provider, access);
    // The newest used stand last, so that the first is the one to forget.
    known.delete(name);
    known.set(name, vendor);
    if (known.size > mostVendors) known.delete(known.keys().next().value!);
    return vendor;
  }

  function accessWith(provider: KeyProvider, apiKey: string): ProviderAccess {
    return { ...environment.places[provider], apiKey };
  }

  async function ownKeys(userId: string): Promise<ReadonlyMap<KeyProvider, OwnKey>> {
    const keys = new Map<KeyProvider, OwnKey>();
    for (const stored of await store.keys(userId)) {
      const provider = keyProviders.find((name) => name === stored.provider);
      if (provider === undefined) continue;
      keys.set(provider, { stored, apiKey: sealer.open(stored.sealed, placeOf(userId, provider)) });
    }
    return keys;
  }

  async function settingsOf(userId: string): Promise<ProviderSettings> {
    const own: Partial<Record<NetworkProvider, ProviderAccess>> = {};
    for (const [provider, { apiKey }] of await ownKeys(userId)) {
      if (apiKey !== undefined) own[provider] = accessWith(provider, apiKey);
    }
    return { ...environment, access: { ...own, ...environment.access } };
  }

  return {
    settingsOf,
    ownKeys,
    accessWith,
    vendors: {
      async get(name, userId) {
        const provider = name as NetworkProvider;
        const access = environment.access[provider] ?? (await settingsOf(userId)).access[provider];
        return access && vendorOf(provider, access);
      },
    },
    async replicateOf(userId) {
      const isServers = environment.access.replicate !== undefined;
      const access = isServers || userId === undefined ? environment.access : (await settingsOf(userId)).access;
      const replicate = asReplicate(access.replicate && vendorOf('replicate', access.replicate));
      const secret = isServers ? environment.replicateWebhookSecret : undefined;
      return replicate && { replicate, secret };
    },
    async budgetOf(userId) {
      const own = await store.read(userId);
      return { videoMicroUsd: own.videoMicroUsd, monthMicroUsd: lowerLimit(monthMicroUsd, own.monthMicroUsd) };
    },
  };
}

/** Where a key is kept: sealed for this place, it opens at no other. */
export function placeOf(userId: string, provider: KeyProvider): string {
  return `${provider} ${userId}`;
}
