import type { Handlers } from '../operation-call.ts';
import type { SettingsDesk } from '../settings-desk.ts';
import { toSettingsChange, toWireProvider, toWireSettings } from '../wire/settings.ts';

type SettingsOperation = 'getSettings' | 'changeSettings' | 'saveProviderKey' | 'removeProviderKey';

/** What the caller sets for himself. */
export function settingsHandlers(settings: SettingsDesk): Handlers<SettingsOperation> {
  return {
    async getSettings({ caller }) {
      return { body: toWireSettings(await settings.read(caller.userId)) };
    },
    async changeSettings({ caller, body }) {
      return { body: toWireSettings(await settings.change(caller.userId, toSettingsChange(body))) };
    },
    async saveProviderKey({ caller, parameters, body }) {
      return { body: toWireProvider(await settings.saveKey(caller.userId, parameters.provider, body.key)) };
    },
    async removeProviderKey({ caller, parameters }) {
      await settings.removeKey(caller.userId, parameters.provider);
      return { body: undefined };
    },
  };
}
