import { BeatboardError } from '#domain/errors.ts';
import type { ApiKeyDesk, ApiKeyEntry } from '../access.ts';
import type { Handlers } from '../operation-call.ts';

/** API keys of the caller. */
export function keyHandlers(keys: ApiKeyDesk): Handlers<'listApiKeys' | 'createApiKey' | 'revokeApiKey'> {
  return {
    async listApiKeys({ caller }) {
      return { body: { keys: (await keys.list(caller.userId)).map(toWireKey) } };
    },
    async createApiKey({ caller, body }) {
      const { name, scopes, expires_at: expiresAt } = body;
      const { key, text } = await keys.create(caller, { name, scopes, ...(expiresAt !== undefined && { expiresAt }) });
      return { body: { ...toWireKey(key), key: text } };
    },
    async revokeApiKey({ caller, parameters }) {
      if (!(await keys.revoke(caller.userId, parameters.key_id))) {
        throw new BeatboardError('not_found', `There is no API key ${parameters.key_id}.`);
      }
      return { body: undefined };
    },
  };
}

function toWireKey(entry: ApiKeyEntry) {
  return {
    key_id: entry.id,
    name: entry.name,
    scopes: [...entry.scopes],
    created_at: entry.createdAt,
    expires_at: entry.expiresAt,
    revoked_at: entry.revokedAt,
    last_used_at: entry.lastUsedAt,
  };
}
