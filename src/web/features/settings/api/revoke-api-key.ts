import { request } from '../../../lib/request.ts';

/** Makes a key useless from now on. */
export async function revokeApiKey(keyId: string): Promise<void> {
  await request('revokeApiKey', { params: { key_id: keyId } });
}
