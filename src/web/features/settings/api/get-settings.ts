import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { settingsPatchSchema, settingsSchema } from '#contract/settings.ts';
import { request } from '../../../lib/request.ts';

export type Settings = z.infer<typeof settingsSchema>;
export type SettingsPatch = z.input<typeof settingsPatchSchema>;
export type ProviderSettings = Settings['providers'][number];

/** Defaults, limits and providers of whoever asks; no key is in it. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async ({ signal }) => (await request('getSettings', { signal })).data,
});
