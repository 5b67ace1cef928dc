import { createApiKeySchema, scopeSchema, type apiKeySchema } from '#contract/api-key.ts';
import type { z } from 'zod';
import { BeatboardError } from '#domain/errors.ts';
import { confirm } from '../confirm.ts';
import { alignColumns, printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { plainText } from '../terminal.ts';
import { findByPrefix } from '../unique-prefix.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** Options of `keys create` as they stand on the command line. */
export interface CreateKeyOptions extends SessionOptions {
  readonly scopes?: string;
  readonly expires?: string;
}

const defaultScopes = 'read,write,spend';

/** `beatboard keys create`: makes an API key and prints it, once. Returns the exit code. */
export async function runCreateKey(
  name: string,
  options: CreateKeyOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  const body = parseKey(name, options);
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { data } = await client.call('createApiKey', { body, signal });
    printResult(dependencies, options.json, data, data.key);
    dependencies.stderr.write(`Keep it now: "${plainText(data.name)}" (${data.key_id}) is shown only this once.\n`);
    return 0;
  });
}

/** `beatboard keys list`: the keys without their secrets. Returns the exit code. */
export async function runListKeys(options: SessionOptions, dependencies: ProgramDependencies): Promise<number> {
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { data } = await client.call('listApiKeys', { signal });
    const rows = data.keys.map((key) => [key.key_id, plainText(key.name), key.scopes.join(','), stateOf(key)]);
    printResult(dependencies, options.json, data, rows.length === 0 ? 'There is no key.' : alignColumns(rows));
    return 0;
  });
}

/** `beatboard keys revoke`: makes a key useless, once somebody has said yes. Returns the exit code. */
export async function runRevokeKey(
  given: string,
  options: SessionOptions & { readonly yes?: boolean },
  dependencies: ProgramDependencies,
): Promise<number> {
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { keys } = (await client.call('listApiKeys', { signal })).data;
    const { key_id: keyId, name } = findByPrefix(keys, (key) => key.key_id, given, 'key');
    await confirm(`Make the key "${plainText(name)}" (${keyId}) useless for good?`, options.yes, dependencies, signal);
    await client.call('revokeApiKey', { params: { key_id: keyId }, signal });
    printResult(dependencies, options.json, { key_id: keyId, revoked: true }, keyId);
    return 0;
  });
}

function parseKey(name: string, { scopes = defaultScopes, expires }: CreateKeyOptions) {
  const wanted = scopes.split(',').map((scope) => scope.trim());
  const unknown = wanted.find((scope) => !scopeSchema.safeParse(scope).success);
  if (unknown !== undefined) {
    throw new BeatboardError(
      'option_invalid',
      `--scopes takes ${scopeSchema.options.join(', ')}, joined by commas; "${unknown}" is none of them.`,
    );
  }
  const atMs = expires === undefined ? 0 : Date.parse(expires);
  if (Number.isNaN(atMs)) {
    throw new BeatboardError('option_invalid', `--expires takes a date such as 2027-01-31; "${expires}" is not one.`);
  }
  const body = { name, scopes: wanted, ...(expires !== undefined && { expires_at: new Date(atMs).toISOString() }) };
  const parsed = createApiKeySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new BeatboardError('option_invalid', 'A key takes a name of 1 to 80 characters.');
}

function stateOf(key: z.output<typeof apiKeySchema>): string {
  if (key.revoked_at !== null) return `revoked ${key.revoked_at.slice(0, 10)}`;
  const used = key.last_used_at === null ? 'never used' : `used ${key.last_used_at.slice(0, 10)}`;
  return key.expires_at === null ? used : `${used}, until ${key.expires_at.slice(0, 10)}`;
}
