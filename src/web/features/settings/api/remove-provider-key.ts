import { request } from '../../../lib/request.ts';

/** Forgets the key of a provider that was saved here. */
export async function removeProviderKey(provider: string): Promise<void> {
  await request('removeProviderKey', { params: { provider } });
}
