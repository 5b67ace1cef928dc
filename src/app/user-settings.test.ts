import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { providerSettingsSchema, settingsSchema } from '#contract/settings.ts';
import { createModelTable } from '#providers/model-table/model-table.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import { Ledger } from '#storage/ledger/ledger.ts';
import { createSealer } from '#storage/seal.ts';
import { SettingsStore } from '#storage/settings-store.ts';
import { startSimulator, type Simulator } from '#testkit/provider-simulator/start-simulator.ts';
import { dumpDatabase } from '#testkit/secrets/dump-database.ts';
import { canariesIn } from '#testkit/secrets/find-canaries.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import { readConfig, type Config } from './config.ts';
import { createSettingsDesk } from './create-settings-desk.ts';
import { openServer, type OpenServer } from './open-server.ts';
import { createProviderDesk } from './provider-desk.ts';

type Settings = z.infer<typeof settingsSchema>;
type ProviderSettings = z.infer<typeof providerSettingsSchema>;

/** The real server without any key, which a user gives it while it runs. The providers are simulated. */
const timeScale = 0.02;
const patience = { timeout: 60_000, interval: 20 };
const secret = 'a-secret-for-this-test-0123456789abcdef';
const userId = 'local';
const keys = Object.fromEntries(
  ['replicate', 'openai', 'xai', 'anthropic', 'elevenlabs'].map((name) => [name, `KEYCANARY-${name}-0123456789abcd`]),
);

let simulator: Simulator;
let ground: TemporaryDatabase;
let database: Database;
let config: Config;
let server: OpenServer;
const said: string[] = [];

beforeAll(async () => {
  simulator = await startSimulator({ timeScale });
  ground = await createTemporaryDatabase();
  database = await connectDatabase(ground.url);
  const addresses = Object.entries(simulator.settings).filter(([name]) => name.endsWith('_BASE_URL'));
  config = readConfig({
    ...Object.fromEntries(addresses),
    ...{
      BEATBOARD_HOME: join(ground.homeFolder, 'server'),
      DATABASE_URL: ground.url,
      PATH: process.env.PATH,
      NODE_ENV: 'test',
    },
    ...{ BEATBOARD_TIME_SCALE: String(timeScale), BEATBOARD_SECRET: secret, BEATBOARD_SAMPLE: 'off' },
    BEATBOARD_MONTHLY_BUDGET_USD: '50',
  });
  const plan = { role: 'all', host: '127.0.0.1', port: 0, version: '0.0.0' } as const;
  server = await openServer(config, { ...plan, recordFault: ({ error }) => void said.push(String(error)) });
}, 60_000);

afterAll(async () => {
  await server?.close();
  await database?.destroy();
  await ground?.remove();
  await simulator?.close();
});

async function ask<Answer>(method: string, path: string, body?: object): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  said.push(text);
  return { status: response.status, answer: (text === '' ? null : JSON.parse(text)) as Answer };
}

const read = async (): Promise<Settings> => (await ask<Settings>('GET', '/api/settings')).answer;
const providerOf = ({ providers }: Settings, name: string): ProviderSettings =>
  providers.find(({ provider }) => provider === name)!;
const save = (provider: string, key: string) =>
  ask<ProviderSettings & { code: string; detail: string }>('PUT', `/api/settings/providers/${provider}`, { key });

/** A desk as another process has it. */
function anotherDesk(otherSecret = secret, environment = config.providers) {
  const keeping = { store: new SettingsStore(database), sealer: createSealer(otherSecret), monthMicroUsd: null };
  const providerDesk = createProviderDesk({ ...keeping, environment });
  const rest = { ledger: new Ledger(database), table: createModelTable(), sharesSecret: true };
  return { providerDesk, settings: createSettingsDesk({ ...keeping, ...rest, environment, providerDesk }) };
}

async function makePlan(body: object) {
  const { answer } = await ask<{ video_id: string }>('POST', '/api/generate', body);
  return vi.waitFor(async () => {
    const { answer: status } = await ask<{ status: string; error: { code: string } | null }>(
      'GET',
      `/api/status/${answer.video_id}`,
    );
    expect(['paused_at_phase1', 'failed']).toContain(status.status);
    return status;
  }, patience);
}

describe('keys of providers', () => {
  it('are missing at first, and refused ones are not kept', async () => {
    const { providers } = await read();
    expect(providers.map(({ state }) => state)).toEqual(providers.map(() => 'missing'));
    const { status, answer } = await save('openai', 'bad-key');
    expect({ status, code: answer.code }).toEqual({ status: 422, code: 'provider_key_refused' });
    expect(answer.detail).toMatch(/^OpenAI refused the key\. It answered 401: /);
    expect(answer.detail).not.toContain('bad-key');
    expect(providerOf(await read(), 'openai')).toMatchObject({ state: 'missing', has_saved_key: false });
    expect((await save('comfyui', 'a-key')).status).toBe(404);
    expect((await save('nobody', 'a-key')).status).toBe(404);
  });

  it.each(Object.keys(keys))('of %s works as soon as it is saved', async (provider) => {
    const canUse = async (): Promise<boolean> => {
      const { answer } = await ask<{ models: { provider: string; can_use: boolean }[] }>('GET', '/api/models');
      return answer.models.some((model) => model.provider === provider && model.can_use);
    };
    expect(await canUse()).toBe(false);
    const { answer } = await save(provider, keys[provider]!);
    expect(answer).toMatchObject({ provider, source: 'studio', state: 'works', key_hint: 'abcd', has_saved_key: true });
    expect(await canUse()).toBe(true);
    expect((await anotherDesk().providerDesk.vendors.get(provider, userId))?.vendor.provider).toBe(provider);
    expect(await anotherDesk().providerDesk.vendors.get(provider, 'eve')).toBeUndefined();
  });

  it('are used by work without a new start, and tell so', async () => {
    const planning = { prompt: 'Ember coffee, slow mornings', language_model: 'openai/gpt-6-luna' };
    expect(await makePlan(planning)).toMatchObject({ status: 'paused_at_phase1' });
    const bought = simulator.requests().filter(({ provider, method }) => provider === 'openai' && method === 'POST');
    expect(bought.length).toBeGreaterThan(0);
    expect(providerOf(await read(), 'openai').state).toBe('works');
    const refusal = { kind: 'status', status: 401, message: 'This key was revoked.' } as const;
    simulator.addFault({ match: { provider: 'openai' }, action: refusal });
    expect(await makePlan({ ...planning, seed: 2 })).toMatchObject({ error: { code: 'provider_account' } });
    const refused = providerOf(await read(), 'openai');
    expect(refused).toMatchObject({ state: 'refused', source: 'studio' });
    expect(refused.detail).toContain('This key was revoked.');
    simulator.reset();
    expect((await save('openai', keys['openai']!)).answer.state).toBe('works');
  });

  it('are kept unchecked when the provider cannot be asked', async () => {
    const closed = { baseUrl: 'http://127.0.0.1:9/v1', outputHosts: [] };
    const places = { ...config.providers.places, xai: closed };
    const { settings } = anotherDesk(secret, { ...config.providers, places });
    const view = await settings.saveKey('ann', 'xai', 'xai-0123456789abcdef');
    expect(view).toMatchObject({ state: 'unchecked', source: 'studio' });
    expect(view.detail).toBeTruthy();
  });

  it('cannot be read with another secret, and that is said', async () => {
    const { providerDesk, settings } = anotherDesk('another-secret-0123456789abcdef-0123');
    const { providers } = await settings.read(userId);
    const openai = providers.find(({ provider }) => provider === 'openai');
    expect(openai).toMatchObject({ state: 'missing', hasSavedKey: true, detail: expect.stringContaining('secret') });
    expect(await providerDesk.vendors.get('openai', userId)).toBeUndefined();
  });

  it('give way to those of the environment', async () => {
    const access = { openai: { ...config.providers.places.openai, apiKey: 'sk-of-the-operator-7777' } };
    const { providerDesk, settings } = anotherDesk(secret, { ...config.providers, access });
    expect((await providerDesk.settingsOf(userId)).access.openai?.apiKey).toBe('sk-of-the-operator-7777');
    const { providers } = await settings.read(userId);
    expect(providers.find(({ provider }) => provider === 'openai')).toMatchObject({
      ...{ source: 'environment', hasSavedKey: true, keyHint: '7777', state: 'unchecked' },
      detail: expect.stringContaining('environment'),
    });
  });

  it('are in no row, no answer and no fault', async () => {
    const canaries = Object.entries(keys).map(([setting, value]) => ({ setting, value }));
    const dump = await dumpDatabase(database);
    expect(dump.get('public.provider_key')).toMatch(/s1\./);
    expect(
      [...dump].flatMap(([table, rows]) => canariesIn(rows, canaries).map((name) => `${name} in ${table}`)),
    ).toEqual([]);
    expect(said.flatMap((text) => canariesIn(text, canaries))).toEqual([]);
  });

  it('are forgotten when they are removed', async () => {
    expect((await ask('DELETE', '/api/settings/providers/xai')).status).toBe(204);
    expect(providerOf(await read(), 'xai')).toMatchObject({ state: 'missing', source: null });
    expect((await ask('DELETE', '/api/settings/providers/xai')).status).toBe(404);
  });
});

describe('limits', () => {
  const patch = async (budget: object): Promise<Settings['budget']> =>
    (await ask<Settings>('PATCH', '/api/settings', { budget })).answer.budget;

  it('of a user can only be lower than the server’s', async () => {
    expect(await patch({ month_usd: 70 })).toMatchObject({ month_usd: 50, own_month_usd: 70, source: 'environment' });
    expect(await patch({ month_usd: 20 })).toMatchObject({ month_usd: 20, server_month_usd: 50, source: 'studio' });
    const { answer } = await ask<{ month: { limit_usd: number } }>('GET', '/api/costs');
    expect(answer.month.limit_usd).toBe(20);
    expect(await patch({ month_usd: null })).toMatchObject({ month_usd: 50, source: 'environment' });
  });

  it.each(['video_usd', 'month_usd'])('%s holds at once', async (name) => {
    const planning = { prompt: `Ember coffee, ${name}`, language_model: 'openai/gpt-6-luna' };
    await patch({ [name]: 0 });
    expect(await makePlan(planning)).toMatchObject({ error: { code: 'budget_refused' } });
    await patch({ [name]: null });
    expect(await makePlan(planning)).toMatchObject({ status: 'paused_at_phase1' });
  });
});

describe('defaults', () => {
  interface Estimate {
    readonly lines: readonly { readonly slot: string; readonly model: string }[];
    readonly warnings: readonly string[];
  }
  const estimate = async (body: object): Promise<Estimate> =>
    (await ask<Estimate>('POST', '/api/estimate', body)).answer;
  const patch = (defaults: object) => ask<Settings & { code: string }>('PATCH', '/api/settings', { defaults });

  it('fill in what is left out, below what the prompt says, and tell so', async () => {
    const own = { aspect_ratio: '9:16', duration_seconds: 12, image_model: 'replicate/flux-schnell' };
    const { answer } = await patch({ ...own, quality: 'draft' });
    expect(answer.defaults).toMatchObject({ ...own, quality: 'draft', resolution: null, model: null });
    const silent = await estimate({ prompt: 'Ember coffee, slow mornings' });
    expect(silent.warnings).toEqual(
      expect.arrayContaining([
        'No length was given, so the film lasts 12 s, as your settings say.',
        'No format was given, so it is 9:16, as your settings say.',
      ]),
    );
    expect(silent.lines.find(({ slot }) => slot === 'beat/0/image')?.model).toBe('flux-schnell');
    const told = await estimate({ prompt: 'A 1:1 20-second ad for Ember coffee', image_model: 'offline/plate-still' });
    expect(told.warnings.join(' ')).not.toMatch(/settings/);
    expect(told.lines.find(({ slot }) => slot === 'beat/0/image')?.model).toBe('plate-still');
  });

  it('that cannot be used are passed over with a warning', async () => {
    await patch({ model: 'xai/grok-imagine-video' });
    const { warnings } = await estimate({ prompt: 'Ember coffee' });
    expect(warnings.join(' ')).toMatch(/cannot be used: XAI_API_KEY is not set\. .* is used instead/);
    expect((await patch({ model: 'nobody/knows' })).answer.code).toBe('model_unavailable');
  });

  it('are taken away with null', async () => {
    const none = { aspect_ratio: null, duration_seconds: null, image_model: null, quality: null, model: null };
    expect((await patch(none)).answer.defaults).toMatchObject(none);
    expect((await estimate({ prompt: 'Ember coffee' })).warnings.join(' ')).not.toMatch(/settings/);
  });
});
