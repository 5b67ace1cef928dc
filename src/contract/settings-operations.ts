import type { Operation } from './operation.ts';
import { providerKeySchema, providerSettingsSchema, settingsPatchSchema, settingsSchema } from './settings.ts';

/** What a user sets for himself: defaults, limits, and keys of providers. */
export const settingsOperations = {
  getSettings: {
    method: 'GET',
    path: '/api/settings',
    tag: 'Settings',
    summary: 'The defaults, limits and providers of the caller; no key is told',
    scope: 'manage_keys',
    status: 200,
    response: settingsSchema,
  },
  changeSettings: {
    method: 'PATCH',
    path: '/api/settings',
    tag: 'Settings',
    summary: 'Change defaults and limits; a limit can only be lower than the server’s',
    scope: 'manage_keys',
    body: settingsPatchSchema,
    status: 200,
    response: settingsSchema,
  },
  saveProviderKey: {
    method: 'PUT',
    path: '/api/settings/providers/{provider}',
    tag: 'Settings',
    summary: 'Save a key of a provider, after the provider was asked whether it works',
    scope: 'manage_keys',
    body: providerKeySchema,
    status: 200,
    response: providerSettingsSchema,
  },
  removeProviderKey: {
    method: 'DELETE',
    path: '/api/settings/providers/{provider}',
    tag: 'Settings',
    summary: 'Forget a key that was saved',
    scope: 'manage_keys',
    status: 204,
    response: null,
  },
} as const satisfies Record<string, Operation>;
