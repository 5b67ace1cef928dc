import { apiKeyListSchema, createApiKeySchema, createdApiKeySchema } from './api-key.ts';
import type { Operation } from './operation.ts';

/** API keys: made, listed and revoked by whoever may manage them. */
export const keyOperations = {
  listApiKeys: {
    method: 'GET',
    path: '/api/keys',
    tag: 'Keys',
    summary: 'The API keys of the caller, without their secrets',
    scope: 'manage_keys',
    status: 200,
    response: apiKeyListSchema,
  },
  createApiKey: {
    method: 'POST',
    path: '/api/keys',
    tag: 'Keys',
    summary: 'Make an API key; it is shown only in this answer',
    scope: 'manage_keys',
    body: createApiKeySchema,
    status: 201,
    response: createdApiKeySchema,
  },
  revokeApiKey: {
    method: 'DELETE',
    path: '/api/keys/{key_id}',
    tag: 'Keys',
    summary: 'Make an API key useless from now on',
    scope: 'manage_keys',
    status: 204,
    response: null,
  },
} as const satisfies Record<string, Operation>;
