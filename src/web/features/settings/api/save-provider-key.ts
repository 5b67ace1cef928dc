import { request } from '../../../lib/request.ts';
import type { ProviderSettings } from './get-settings.ts';

/** Has a provider tried with a key, and the key saved unless it is refused. */
export async function saveProviderKey(provider: string, key: string): Promise<ProviderSettings> {
  return (await request('saveProviderKey', { params: { provider }, body: { key } })).data;
}
