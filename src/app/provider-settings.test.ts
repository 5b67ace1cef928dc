import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { createModelTable } from '#providers/model-table/model-table.ts';
import { readConfig } from './config.ts';
import type { Host } from './config.ts';
import type { Environment } from './environment.ts';
import { noProviders, whyUnusable } from './provider-settings.ts';
import { settings } from './settings.ts';

const host: Host = { platform: 'linux', isRoot: false, userFolder: '/home/ada', currentFolder: '/home/ada/work' };
const read = (environment: Environment) => readConfig(environment, host).providers;

const keys = {
  REPLICATE_API_TOKEN: 'r8_key',
  OPENAI_API_KEY: 'sk-key',
  XAI_API_KEY: 'xai-key',
  ANTHROPIC_API_KEY: 'sk-ant-key',
  ELEVENLABS_API_KEY: 'sk_key',
};

describe('the provider settings', () => {
  it('reach every vendor at its own address when a key is set', () => {
    expect(read(keys).access).toEqual({
      replicate: { apiKey: 'r8_key', baseUrl: 'https://api.replicate.com/v1', outputHosts: [] },
      openai: { apiKey: 'sk-key', baseUrl: 'https://api.openai.com/v1', outputHosts: [] },
      xai: { apiKey: 'xai-key', baseUrl: 'https://api.x.ai/v1', outputHosts: [] },
      anthropic: { apiKey: 'sk-ant-key', baseUrl: 'https://api.anthropic.com/v1', outputHosts: [] },
      elevenlabs: { apiKey: 'sk_key', baseUrl: 'https://api.elevenlabs.io/v1', outputHosts: [] },
    });
  });

  it('lead to this machine, and let results come from elsewhere, when told so', () => {
    const environment = {
      ...keys,
      REPLICATE_BASE_URL: 'http://127.0.0.1:4880/replicate/v1/',
      REPLICATE_OUTPUT_HOSTS: 'cdn.example.com, *.media.example.com,http://127.0.0.1:4880',
      REPLICATE_WEBHOOK_SECRET: 'whsec_c2VjcmV0LXNlY3JldA==',
      OPENAI_BASE_URL: 'http://localhost:4880/openai/v1',
    };
    const { access, replicateWebhookSecret } = read(environment);
    expect(access.replicate).toEqual({
      apiKey: 'r8_key',
      baseUrl: 'http://127.0.0.1:4880/replicate/v1',
      outputHosts: ['cdn.example.com', '*.media.example.com', 'http://127.0.0.1:4880'],
    });
    expect(access.openai?.baseUrl).toBe('http://localhost:4880/openai/v1');
    expect(replicateWebhookSecret).toBe('whsec_c2VjcmV0LXNlY3JldA==');
  });

  it('reach servers of one’s own without a key', () => {
    const environment = {
      OPENAI_COMPATIBLE_BASE_URL: 'http://127.0.0.1:11434/v1',
      OPENAI_COMPATIBLE_MODEL: 'llama3.2:3b',
      COMFYUI_URL: 'http://127.0.0.1:8188/',
    };
    expect(read(environment)).toEqual({
      access: {
        'openai-compatible': { apiKey: '', baseUrl: 'http://127.0.0.1:11434/v1', outputHosts: [] },
        comfyui: { apiKey: '', baseUrl: 'http://127.0.0.1:8188', outputHosts: [] },
      },
      places: noProviders.places,
      ownLanguageModel: 'llama3.2:3b',
    });
    expect(read({ ...environment, OPENAI_COMPATIBLE_API_KEY: 'mine' }).access['openai-compatible']?.apiKey).toBe(
      'mine',
    );
  });

  it('read keys from files', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'beatboard-keys-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'key');
    writeFileSync(file, 'key-in-a-file\n');
    expect(read({ XAI_API_KEY_FILE: file }).access.xai?.apiKey).toBe('key-in-a-file');
  });

  it('leave the variables of others alone without a key, and say so', () => {
    const environment = { OPENAI_BASE_URL: 'http://192.168.0.7/v1', XAI_OUTPUT_HOSTS: '???' };
    const { providers, warnings } = readConfig(environment, host);
    expect(providers).toEqual(noProviders);
    expect(warnings).toEqual([
      'OPENAI_BASE_URL is set without OPENAI_API_KEY: it holds only for keys that are saved in the studio.',
      'XAI_OUTPUT_HOSTS is set without XAI_API_KEY: it holds only for keys that are saved in the studio.',
    ]);
    expect(readConfig({ ...environment, ...keys, OPENAI_BASE_URL: '', XAI_OUTPUT_HOSTS: '' }, host).warnings).toEqual(
      [],
    );
  });

  it.each([
    [{ REPLICATE_BASE_URL: 'http://replicate.example.com/v1' }, /REPLICATE_BASE_URL must be an https URL/],
    [{ OPENAI_BASE_URL: 'http://10.0.0.7/v1' }, /OPENAI_BASE_URL must be an https URL/],
    [{ XAI_BASE_URL: 'https://name:word@x.example.com' }, /XAI_BASE_URL must be/],
    [{ ANTHROPIC_BASE_URL: 'api.anthropic.com' }, /ANTHROPIC_BASE_URL must be/],
    [{ ELEVENLABS_BASE_URL: 'https://e.example.com/v1?x=1' }, /ELEVENLABS_BASE_URL must be/],
    [{ REPLICATE_OUTPUT_HOSTS: 'cdn.example.com,,' }, /REPLICATE_OUTPUT_HOSTS must be host names/],
    [{ REPLICATE_OUTPUT_HOSTS: 'https://cdn.example.com' }, /REPLICATE_OUTPUT_HOSTS must be host names/],
    [{ XAI_OUTPUT_HOSTS: '*' }, /XAI_OUTPUT_HOSTS must be host names/],
    [{ XAI_OUTPUT_HOSTS: 'http://10.0.0.7:80' }, /XAI_OUTPUT_HOSTS must be host names/],
    [{ REPLICATE_WEBHOOK_SECRET: 'secret' }, /REPLICATE_WEBHOOK_SECRET must begin with whsec_/],
    [{ OPENAI_API_KEY: 'two words' }, /OPENAI_API_KEY must be a key/],
    [{ XAI_API_KEY: 'línea' }, /XAI_API_KEY must be a key/],
    [{ OPENAI_COMPATIBLE_BASE_URL: 'http://127.0.0.1:11434/v1' }, /must be set both or neither/],
    [{ OPENAI_COMPATIBLE_MODEL: 'llama3.2' }, /must be set both or neither/],
    [{ COMFYUI_URL: 'http://10.0.0.7:8188' }, /COMFYUI_URL must be/],
    [{ XAI_API_KEY: '', XAI_API_KEY_FILE: '/no/such/file' }, /XAI_API_KEY_FILE names a file that cannot be read/],
  ])('refuse %j', (change, words) => {
    expect(() => read({ ...keys, ...change })).toThrow(words);
  });

  it('list their faults with the others', () => {
    const environment = {
      ...keys,
      BEATBOARD_PORT: 'x',
      XAI_BASE_URL: 'x',
      OPENAI_COMPATIBLE_BASE_URL: 'y',
      COMFYUI_URL: 'z',
    };
    expect(() => read(environment)).toThrow(
      /BEATBOARD_PORT .*; XAI_BASE_URL .*; OPENAI_COMPATIBLE_BASE_URL .*; COMFYUI_URL /,
    );
  });

  it('keep every secret to themselves, whatever is wrong with it', () => {
    const secrets = Object.entries(settings)
      .filter(([, entry]) => entry.secret)
      .map(([name]) => name);
    expect(secrets.length).toBeGreaterThanOrEqual(12);
    // With a blank none is a key, an address or a signing secret; with a fault elsewhere all of them are read.
    for (const canary of ['canary word', 'canary-word', '\u0007canary-word']) {
      const environment = Object.fromEntries(secrets.map((name) => [name, canary]));
      const error = messageOf(() => readConfig({ ...environment, S3_BUCKET: '-', BEATBOARD_PORT: 'x' }, host));
      expect(error).toContain('BEATBOARD_PORT');
      expect(error).not.toContain('canary');
    }
  });
});

describe('whyUnusable', () => {
  it('names what is missing, for every model that is not built in', () => {
    const reasons = createModelTable().map((entry) => [entry.provider, whyUnusable(noProviders)(entry)]);
    expect(new Map(reasons as [string, string | null][])).toEqual(
      new Map([
        ['offline', null],
        ['replicate', 'REPLICATE_API_TOKEN is not set'],
        ['openai', 'OPENAI_API_KEY is not set'],
        ['xai', 'XAI_API_KEY is not set'],
        ['anthropic', 'ANTHROPIC_API_KEY is not set'],
        ['elevenlabs', 'ELEVENLABS_API_KEY is not set'],
        ['openai-compatible', 'OPENAI_COMPATIBLE_BASE_URL is not set'],
        ['comfyui', 'COMFYUI_URL is not set'],
      ]),
    );
  });

  it('says nothing against what is set up', () => {
    const usable = whyUnusable(read({ ...keys, COMFYUI_URL: 'http://127.0.0.1:8188' }));
    const missing = createModelTable().filter((entry) => usable(entry) !== null);
    expect(missing.map(({ id }) => id)).toEqual(['openai-compatible/own']);
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof BeatboardError)
      return `${error.message} ${JSON.stringify(error.details ?? null)} ${error.stack}`;
    throw error;
  }
  throw new Error('Nothing was wrong.');
}
