import type { ProviderView, SettingsDesk, SettingsView } from '#api/settings-desk.ts';
import { BeatboardError } from '#domain/errors.ts';
import { noDefaults } from '#domain/user-defaults.ts';

const replicate: ProviderView = {
  ...{ provider: 'replicate', title: 'Replicate', modalities: ['image', 'video', 'music'], takesKey: true },
  ...{ source: null, hasSavedKey: false, keyHint: null, state: 'missing', checkedAt: null, detail: null },
};

const nothing: SettingsView = {
  providers: [replicate],
  defaults: noDefaults,
  budget: { videoMicroUsd: null, ownMonthMicroUsd: null, serverMonthMicroUsd: null, monthUsedMicroUsd: 0 },
};

/** Settings of users in memory, with one provider, which takes every key but `bad-key`. */
export function createMemorySettings(): SettingsDesk {
  const kept = new Map<string, SettingsView>();
  const viewOf = (userId: string): SettingsView => kept.get(userId) ?? nothing;
  const setProvider = (userId: string, provider: ProviderView): void =>
    void kept.set(userId, { ...viewOf(userId), providers: [provider] });
  const find = (userId: string, name: string): ProviderView => {
    const found = viewOf(userId).providers.find(({ provider }) => provider === name);
    if (found === undefined) throw new BeatboardError('not_found', `There is no provider ${name} that takes a key.`);
    return found;
  };
  return {
    read: async (userId) => viewOf(userId),
    defaults: async (userId) => viewOf(userId).defaults,
    async change(userId, { defaults, videoMicroUsd, monthMicroUsd }) {
      const view = viewOf(userId);
      const budget = {
        ...view.budget,
        ...(videoMicroUsd !== undefined && { videoMicroUsd }),
        ...(monthMicroUsd !== undefined && { ownMonthMicroUsd: monthMicroUsd }),
      };
      kept.set(userId, { ...view, defaults: { ...view.defaults, ...defaults }, budget });
      return viewOf(userId);
    },
    async saveKey(userId, provider, key) {
      const found = find(userId, provider);
      if (key === 'bad-key') throw new BeatboardError('provider_key_refused', `${found.title} refused the key.`);
      const checkedAt = '2026-11-21T12:00:00.000Z';
      const saved = { source: 'studio', hasSavedKey: true, keyHint: key.slice(-4), state: 'works', checkedAt } as const;
      setProvider(userId, { ...found, ...saved });
      return find(userId, provider);
    },
    async removeKey(userId, provider) {
      if (!find(userId, provider).hasSavedKey) throw new BeatboardError('not_found', 'No key is saved.');
      setProvider(userId, replicate);
    },
  };
}
