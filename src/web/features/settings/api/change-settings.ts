import { request } from '../../../lib/request.ts';
import type { Settings, SettingsPatch } from './get-settings.ts';

/** Changes defaults and limits; what is left out stays. */
export async function changeSettings(patch: SettingsPatch): Promise<Settings> {
  return (await request('changeSettings', { body: patch })).data;
}
